/** Words of the audit trail. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '操作留痕', en: 'Audit trail' },
  lead: { zh: '六个系统的全部操作，按时间合并。每条都与前一条核对指纹，被改动会标出。', en: 'All acts of six services by time. Each is held against the one before; a change shows.' },
  actor: { zh: '操作人编号', en: 'Who (id)' },
  act: { zh: '操作（如 grant.approve 或 grant）', en: 'Act (grant.approve, or grant)' },
  subject: { zh: '对象编号包含', en: 'Subject contains' },
  from: { zh: '从', en: 'From' },
  until: { zh: '到', en: 'Until' },
  search: { zh: '查询', en: 'Search' },
  none: { zh: '没有符合条件的操作', en: 'Nothing found' },
  noneHint: { zh: '请放宽时间或条件再查。', en: 'Widen the time or the words.' },
  at: { zh: '时间', en: 'When' },
  who: { zh: '操作人', en: 'Who' },
  what: { zh: '操作', en: 'Act' },
  on: { zh: '对象', en: 'On' },
  detail: { zh: '内容', en: 'Detail' },
  whole: { zh: '全部内容（{count} 字）', en: 'All of it ({count} characters)' },
  chain: { zh: '指纹', en: 'Chain' },
  holds: { zh: '✓ 相符', en: '✓ holds' },
  broken: { zh: '✗ 不符', en: '✗ broken' },
  more: { zh: '更早的', en: 'Earlier' },
  excel: { zh: '导出 Excel', en: 'Excel' },
  service: { zh: '系统', en: 'Service' },
})

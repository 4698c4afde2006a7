/** Words of the work list. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '我的待办', en: 'My work' },
  mine: { zh: '等我办理', en: 'Waiting for me' },
  theirs: { zh: '等同事办理', en: 'Waiting for a colleague' },
  none: { zh: '没有等您办理的事项', en: 'Nothing waits for you' },
  noneHint: { zh: '有新事项时，会在 10 秒内出现在这里。', en: 'What comes in shows here within 10 seconds.' },
  open: { zh: '办理', en: 'Open' },
  look: { zh: '查看', en: 'See' },
  what: { zh: '事项', en: 'What' },
  district: { zh: '区县', en: 'District' },
  amount: { zh: '金额', en: 'Amount' },
  since: { zh: '提交', en: 'Submitted' },
  go: { zh: '进入', en: 'Go' },
  ownDraft: { zh: '我经办', en: 'My draft' },
  by: { zh: '经办：{name}', en: 'by {name}' },
  items: { zh: '{count} 项', en: '{count}' },
  other: { zh: '您的工作入口', en: 'Where you work' },
})

export const kindName = defineMessages({
  campaign: { zh: '复核活动方案', en: 'Check a campaign' },
  allocation_change: { zh: '复核额度调整', en: 'Check an allocation' },
  grant: { zh: '复核资金下达', en: 'Check a grant' },
  payout_batch: { zh: '复核支付批次', en: 'Check a payment batch' },
  account_file: { zh: '复核商户账户', en: 'Check merchants’ accounts' },
  clawback: { zh: '复核补贴追回', en: 'Check a clawback' },
  ruling: { zh: '复核银行回执裁定', en: 'Check a ruling on the bank’s word' },
  void: { zh: '复核消费券作废', en: 'Check a void order' },
  due: { zh: '编制补贴支付批次', en: 'Prepare a payment batch' },
  difference: { zh: '处理对账差异', en: 'Work off differences' },
  differing_day: { zh: '核对不一致的营业日', en: 'Days that do not agree' },
  subsidy_review: { zh: '审核补贴申请', en: 'Review subsidy claims' },
  staff: { zh: '复核工作人员账号', en: 'Check a staff account' },
})

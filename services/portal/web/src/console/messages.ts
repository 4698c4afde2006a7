/** Words of the desk's first page. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '业务管理台', en: 'Desk' },
  rounds: { zh: '轮次', en: 'Rounds' },
  none: { zh: '还没有轮次', en: 'No rounds yet' },
  name: { zh: '名称', en: 'Name' },
  district: { zh: '区县', en: 'District' },
  opens: { zh: '开始', en: 'Opens' },
  state: { zh: '状态', en: 'State' },
  left: { zh: '剩余 / 总数', en: 'Left of' },
})

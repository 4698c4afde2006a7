/** Words of the list of shops. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '可用门店', en: 'Where to use vouchers' },
  search: { zh: '搜索店名或地址', en: 'Name or address' },
  kind: { zh: '购买品类', en: 'Kind of goods' },
  everything: { zh: '全部', en: 'All' },
  district: { zh: '区县', en: 'District' },
  count: { zh: '已列出 {count} 家', en: '{count} shown' },
  more: { zh: '再看一些', en: 'Show more' },
  none: { zh: '没有符合条件的门店', en: 'No shop matches' },
  noneHint: { zh: '请换一个区县、品类，或缩短搜索的文字。', en: 'Choose another district or kind, or search for less.' },
  clear: { zh: '查看全部门店', en: 'Show all shops' },
  noted: { zh: '只有列出的门店收消费券，以收银台张贴的标识为准。', en: 'Only these shops take vouchers.' },
})

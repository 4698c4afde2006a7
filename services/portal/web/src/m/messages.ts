/** Words of the phone's first page. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '消费券', en: 'Vouchers' },
  none: { zh: '目前没有轮次', en: 'No rounds at present' },
  noneHint: { zh: '新一轮开始前会在这里公布', en: 'The next round is announced here' },
  over: { zh: '满 {threshold} 可用', en: 'Orders of {threshold} or more' },
  left: { zh: '剩余 {count} / {total} 张', en: '{count} of {total} left' },
  opens: { zh: '{at} 开始', en: 'Opens {at}' },
})

/** States of a round. */
export const stateName = defineMessages({
  FUNDED: { zh: '待开始', en: 'Soon' },
  SCHEDULED: { zh: '待开始', en: 'Soon' },
  OPEN: { zh: '正在领取', en: 'Open now' },
  PAUSED: { zh: '已暂停', en: 'Paused' },
  CLOSED: { zh: '已结束', en: 'Closed' },
  SETTLED: { zh: '已结束', en: 'Closed' },
})

/** Words of a redemption's way. */
import { defineMessages } from '@/shared/i18n'
import type { Kind, Label } from './way'

export const w = defineMessages({
  title: { zh: '资金去向', en: 'Follow the money' },
  lead: { zh: '输入一笔核销的编号，从发放到银行付款逐步查看每一分钱。', en: 'Type a redemption’s id to see each fen’s way, from the issue to the bank.' },
  id: { zh: '核销编号', en: 'Redemption id' },
  look: { zh: '查询', en: 'Look' },
  wrongForm: { zh: '核销编号共 36 位，形如 0190a1b2-…；可从商户页的核销或退款明细进入，也可从日终对账单复制。', en: 'An id has 36 characters, like 0190a1b2-…; open it from a merchant’s redemptions, or copy it from a day file.' },
  unknown: { zh: '没有找到这笔核销', en: 'There is no such redemption' },
  unknownHint: { zh: '请核对编号。刚刚核销的几秒后才入账；其他区县的核销不在您的查看范围内。', en: 'Check the id. A new one is booked within seconds; other districts’ are not yours to see.' },
  noCounter: { zh: '核销系统暂未答复：发放、订单和退款明细未显示，资金各步不受影响。', en: 'Redemption does not answer: issue, order and refunds are left out. The money’s steps are whole.' },
  now: { zh: '现在', en: 'Now' },
  rest: { zh: '后续退款：{place}', en: 'Later refunds: {place}' },
  net: { zh: '应付公款净额', en: 'Public money, net' },
  merchant: { zh: '商户', en: 'Merchant' },
  campaign: { zh: '活动', en: 'Campaign' },
  pool: { zh: '资金池（轮次）', en: 'Pool (round)' },
  steps: { zh: '逐步明细', en: 'Step by step' },
  shared: { zh: '整笔结算，含该商户其他核销', en: 'the whole settlement, other redemptions too' },
})

export const kindName = defineMessages({
  ISSUED: { zh: '发放消费券', en: 'Voucher issued' },
  REDEEMED: { zh: '核销', en: 'Redeemed' },
  UNDONE: { zh: '撤销', en: 'Undone' },
  REFUNDED: { zh: '退款', en: 'Refunded' },
  BOOKED: { zh: '记账', en: 'Booked' },
  CLOSED: { zh: '营业日日终', en: 'Business day closed' },
  AGREED: { zh: '两边核对一致', en: 'Both sides agreed' },
  SETTLED: { zh: '编入结算单', en: 'In a settlement' },
  SENT: { zh: '送银行', en: 'Sent to the bank' },
  BANK: { zh: '银行回执', en: 'The bank’s answer' },
  PAID_OUT: { zh: '付款记账', en: 'Payment booked' },
} satisfies Record<Kind, { zh: string; en: string }>)

export const labelName = defineMessages({
  round: { zh: '轮次', en: 'Round' },
  order: { zh: '订单号', en: 'Order' },
  orderAmount: { zh: '订单金额', en: 'Of the order' },
  till: { zh: '终端', en: 'Till' },
  requestNo: { zh: '请求单号', en: 'Request no.' },
  shopper: { zh: '退给顾客', en: 'To the shopper' },
  from: { zh: '从', en: 'From' },
  to: { zh: '到', en: 'To' },
  day: { zh: '营业日', en: 'Business day' },
  days: { zh: '营业日', en: 'Business days' },
  payment: { zh: '付款', en: 'Payment' },
  batch: { zh: '批次', en: 'Batch' },
  account: { zh: '收款账号', en: 'Account' },
  maker: { zh: '经办', en: 'Maker' },
  checker: { zh: '复核', en: 'Checker' },
  hash: { zh: '文件指纹', en: 'Fingerprint' },
  reason: { zh: '银行说明', en: 'The bank’s reason' },
  source: { zh: '银行流水号', en: 'Bank’s number' },
  meaning: { zh: '我方处理', en: 'Taken as' },
} satisfies Record<Label, { zh: string; en: string }>)

export const placeName = defineMessages({
  UNDONE: { zh: '已撤销，公款不付', en: 'Undone: nothing is paid' },
  DAY_OPEN: { zh: '营业日进行中', en: 'The day is open' },
  NOT_AGREED: { zh: '已日终，待核对一致', en: 'Closed, not agreed yet' },
  AWAITING: { zh: '待结算', en: 'Awaits a settlement' },
})

const accounts = defineMessages({
  source: { zh: '资金来源', en: 'source' },
  unallocated: { zh: '未分配', en: 'unallocated' },
  allocated: { zh: '额度', en: 'allocated' },
  granted: { zh: '已下达', en: 'granted' },
  outstanding: { zh: '已发放未核销', en: 'outstanding' },
  payable: { zh: '应付商户', en: 'payable' },
  paid: { zh: '已支付', en: 'paid' },
})
const ACCOUNTS = ['source', 'unallocated', 'allocated', 'granted', 'outstanding', 'payable', 'paid'] as const

/** An account of the books in words; one that is new here as it is. */
export const accountName = (kind: string): string => {
  const known = ACCOUNTS.find((one) => one === kind)
  return known ? accounts(known) : kind
}

const meanings = defineMessages({
  SEND_AGAIN: { zh: '银行没收到，原样重送', en: 'never got there: sent again' },
  REPEATED: { zh: '重复回执，不再记账', en: 'a repeat: nothing is booked again' },
  CONTRADICTION: { zh: '与此前回执矛盾，待裁定', en: 'contradicts its earlier word: to be ruled on' },
})
const MEANINGS = ['SEND_AGAIN', 'REPEATED', 'CONTRADICTION'] as const

/** What we made of a line of the bank's, in words; one that is new here as it is. */
export const meaningName = (meaning: string): string => {
  const known = MEANINGS.find((one) => one === meaning)
  return known ? meanings(known) : meaning
}

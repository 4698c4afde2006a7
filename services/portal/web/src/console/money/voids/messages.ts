/** Words of void orders. */
import { defineMessages } from '@/shared/i18n'
import { REASONS } from './named'

export const v = defineMessages({
  title: { zh: '消费券作废', en: 'Void vouchers' },
  lead: { zh: '经办人列出要作废的券和原因，由另一人复核；一张作废单要么全部作废，要么都不作废。', en: 'One officer names vouchers and why, another approves; an order voids all of them or none.' },
  draft: { zh: '新建作废单', en: 'Draft an order' },
  ids: { zh: '消费券编号（每行一个，最多 {most} 个）', en: 'Voucher ids (one a line, at most {most})' },
  read: { zh: '已读到 {count} 张', en: '{count} vouchers read' },
  wrong: { zh: '这些不是消费券编号（36 位）：{words}', en: 'No voucher ids (36 characters): {words}' },
  tooMany: { zh: '一张作废单最多 {most} 张券', en: 'An order names at most {most}' },
  reason: { zh: '原因', en: 'Reason' },
  submit: { zh: '提交复核', en: 'Submit for a check' },
  drafted: { zh: '作废单 {id} 已提交复核', en: 'Order {id} is submitted for a check' },
  state: { zh: '看哪些', en: 'Which' },
  all: { zh: '全部', en: 'All' },
  waiting: { zh: '待复核', en: 'To be checked' },
  done: { zh: '已作废', en: 'Voided' },
  order: { zh: '作废单', en: 'Order' },
  vouchers: { zh: '张数', en: 'Vouchers' },
  count: { zh: '{count} 张', en: '{count}' },
  sum: { zh: '面额合计', en: 'Face value' },
  ended: { zh: '{count} 张已使用或失效，现在不能作废', en: '{count} used or ended: cannot be voided now' },
  maker: { zh: '经办', en: 'Maker' },
  checker: { zh: '复核', en: 'Checker' },
  act: { zh: '操作', en: 'Act' },
  check: { zh: '复核', en: 'Check' },
  checkOf: { zh: '复核作废单 {id}', en: 'Check order {id}' },
  own: { zh: '您经办的不能由自己复核', en: 'What you drafted, you cannot check' },
  ask: { zh: '作废这 {count} 张消费券？', en: 'Void these {count} vouchers?' },
  asks: { zh: '原因：{reason}。作废后市民不能再用，不能恢复；面额合计 {sum} 退回额度。', en: 'Reason: {reason}. Their owners can use them no more; it cannot be taken back. {sum} at face value go back to the program.' },
  approve: { zh: '批准作废 {sum}', en: 'Void {sum}' },
  approved: { zh: '作废单 {id} 已生效，{count} 张券已作废', en: 'Order {id} is done: {count} vouchers are void' },
  none: { zh: '没有作废单', en: 'No orders' },
  noneHint: { zh: '经办人提交后，会出现在这里。', en: 'What makers submit shows here.' },
  more: { zh: '更早的', en: 'Earlier' },
  newer: { zh: '更新的', en: 'Newer' },
  show: { zh: '看编号', en: 'Show ids' },
})

const reasons = defineMessages({
  ISSUED_IN_ERROR: { zh: '发放有误', en: 'Issued in error' },
  FRAUD_SUSPECTED: { zh: '涉嫌套取', en: 'Fraud suspected' },
  CARD_RETURNED: { zh: '加油卡随补贴退回', en: 'Fuel card returned with its subsidy' },
  OWNER_ASKED: { zh: '本人申请', en: 'Its owner asked for it' },
})

/** A coded reason in words; one that is new here as it is. */
export const reasonName = (code: string): string => {
  const known = REASONS.find((one) => one === code)
  return known ? reasons(known) : code
}

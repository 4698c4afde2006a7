/** Words of reconciliation. */
import { defineMessages } from '@/shared/i18n'

export const d = defineMessages({
  title: { zh: '对账差异', en: 'Differences' },
  run: { zh: '立即对账', en: 'Reconcile now' },
  ran: { zh: '对账完成：{count} 项差异待处理', en: 'Reconciled: {count} differences are open' },
  lastRun: { zh: '最近一次对账', en: 'Last run' },
  never: { zh: '还没有对过账', en: 'Never run' },
  open: { zh: '待处理', en: 'Open' },
  ended: { zh: '已了结', en: 'Ended' },
  none: { zh: '没有待处理的差异', en: 'No open difference' },
  noneHint: { zh: '系统定时对账，发现差异会列在这里。', en: 'It is reconciled regularly; what differs shows here.' },
  what: { zh: '差异', en: 'What differs' },
  where: { zh: '商户与营业日', en: 'Where' },
  here: { zh: '我方账', en: 'Our books' },
  there: { zh: '对方账', en: 'Their word' },
  nothing: { zh: '没有', en: 'nothing' },
  since: { zh: '首次发现', en: 'First seen' },
  owner: { zh: '处理人', en: 'Who has it' },
  act: { zh: '操作', en: 'Act' },
  take: { zh: '认领', en: 'Take' },
  end: { zh: '了结', en: 'End' },
  endText: { zh: '差异已查明才可了结。了结不改动任何金额。', en: 'End it once it is explained. No money moves.' },
  taken: { zh: '已认领', en: 'Taken' },
  endDone: { zh: '已了结', en: 'Ended' },
  byRun: { zh: '后续对账已一致', en: 'A later run agreed' },
  state: { zh: '看哪些', en: 'Which' },
  way: { zh: '查看资金去向', en: 'Follow the money' },
  excel: { zh: '导出 Excel', en: 'Excel' },
  differing: { zh: '两边不一致的营业日', en: 'Days that do not agree' },
  day: { zh: '营业日', en: 'Day' },
  merchant: { zh: '商户', en: 'Merchant' },
  booked: { zh: '我方：{count} 笔 {sum}', en: 'Ours: {count}, {sum}' },
  told: { zh: '核销系统：{count} 笔 {sum}', en: 'Redemption: {count}, {sum}' },
})

export const pairName = defineMessages({
  CLOSE: { zh: '营业日关账', en: 'Day’s close' },
  LIST: { zh: '核销明细', en: 'Redemptions' },
  JOURNAL: { zh: '资金流水', en: 'Journal' },
  BALANCE: { zh: '账户余额', en: 'Balances' },
  SETTLED: { zh: '结算单', en: 'Settlements' },
  PAYOUT: { zh: '付款', en: 'Payments' },
  FILE: { zh: '付款文件', en: 'Payment file' },
  BANK: { zh: '银行回执', en: 'The bank' },
})

export const resultName = defineMessages({
  MATCHED: { zh: '一致', en: 'agrees' },
  ON_ITS_WAY: { zh: '在途', en: 'on its way' },
  MISSING_HERE: { zh: '我方缺', en: 'missing here' },
  MISSING_THERE: { zh: '对方缺', en: 'missing there' },
  AMOUNT_DIFFERS: { zh: '金额不同', en: 'amounts differ' },
  WORD_DIFFERS: { zh: '内容不同', en: 'words differ' },
})

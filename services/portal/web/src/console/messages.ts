/** Words of the desk's frame: menu, roles, what one is told everywhere. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '业务管理台', en: 'Desk' },
  menu: { zh: '主菜单', en: 'Main menu' },
  work: { zh: '我的待办', en: 'My work' },
  campaigns: { zh: '活动与额度', en: 'Campaigns & money' },
  rounds: { zh: '轮次实况', en: 'Rounds, live' },
  settle: { zh: '商户结算', en: 'Settle merchants' },
  batches: { zh: '支付批次', en: 'Payment batches' },
  accounts: { zh: '商户收款账户', en: 'Merchants’ accounts' },
  differences: { zh: '对账差异', en: 'Differences' },
  voids: { zh: '消费券作废', en: 'Void vouchers' },
  way: { zh: '资金去向', en: 'Follow the money' },
  review: { zh: '补贴审核', en: 'Subsidy review' },
  merchants: { zh: '商户与终端', en: 'Merchants & tills' },
  moderation: { zh: '直播审核台', en: 'Live moderation' },
  audit: { zh: '操作留痕', en: 'Audit trail' },
  staff: { zh: '工作人员账号', en: 'Staff accounts' },
  here: { zh: '工作台', en: 'Desk' },
  money: { zh: '资金', en: 'Money' },
  city: { zh: '业务', en: 'Business' },
  watch: { zh: '监督与账号', en: 'Oversight' },
  wholeCity: { zh: '全市', en: 'Whole city' },
})

export const roleName = defineMessages({
  citizen: { zh: '市民', en: 'Citizen' },
  cashier: { zh: '收银员', en: 'Cashier' },
  merchant_admin: { zh: '商户管理员', en: 'Merchant’s admin' },
  treasury_maker: { zh: '资金经办', en: 'Treasury maker' },
  treasury_checker: { zh: '资金复核', en: 'Treasury checker' },
  district_reviewer: { zh: '区县审核', en: 'District reviewer' },
  city_reviewer: { zh: '市级审核', en: 'City reviewer' },
  finance: { zh: '财务', en: 'Finance' },
  moderator: { zh: '直播审核员', en: 'Moderator' },
  bureau: { zh: '人社局', en: 'Bureau' },
  auditor: { zh: '审计', en: 'Auditor' },
  admin: { zh: '系统管理员', en: 'Administrator' },
})

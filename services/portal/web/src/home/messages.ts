/** Words of the front page. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '大聚金秋 · 促消费 惠民生', en: 'Jinqiu · the city’s autumn campaign' },
  lead: { zh: '消费券、购车补贴、直播招聘，一个平台，每一分钱可查。', en: 'Vouchers, car subsidies, a live job fair: one platform, and every fen can be traced.' },
  doors: { zh: '请选择入口', en: 'Choose your door' },
  m: { zh: '市民端', en: 'Shoppers and car buyers' },
  mSays: { zh: '领消费券，查券码，申领购车补贴', en: 'Claim vouchers, show them, file for a car subsidy' },
  pos: { zh: '商户收银台', en: 'Cashiers' },
  posSays: { zh: '扫码核销，当日撤销，交班合计', en: 'Redeem, undo, count the shift' },
  console: { zh: '业务管理台', en: 'Officers' },
  consoleSays: { zh: '资金、轮次、审核、结算、审计', en: 'Funds, rounds, reviews, settlement, audit' },
  screen: { zh: '直播招聘大屏', en: 'The bureau’s wall' },
  screenSays: { zh: '在线人数、互动、岗位热度，实时可见', en: 'Viewers, interactions, hot jobs, as they happen' },
  moderate: { zh: '直播审核台', en: 'Moderators' },
  moderateSays: { zh: '弹幕待审、撤回、禁言与置顶', en: 'Hold, retract, mute, pin' },
  enter: { zh: '进入', en: 'Enter' },
  demo: { zh: '演示登录', en: 'Demo log-ins' },
  demoSays: { zh: '本站为演示环境，点选身份即可进入，无需密码。同一浏览器同时只有一个身份，双人复核请另开无痕窗口。', en: 'This is a demo: choose who you are, no password. A browser is one person at a time; for a second officer open a private window.' },
  one: { zh: '{role}（{n} 号）', en: '{role} (no. {n})' },
})

/** Names of roles. */
export const roleName = defineMessages({
  citizen: { zh: '市民', en: 'Citizen' },
  cashier: { zh: '收银员', en: 'Cashier' },
  merchant_admin: { zh: '商户管理员', en: 'Merchant’s administrator' },
  treasury_maker: { zh: '资金经办', en: 'Treasury maker' },
  treasury_checker: { zh: '资金复核', en: 'Treasury checker' },
  district_reviewer: { zh: '区级审核', en: 'District reviewer' },
  city_reviewer: { zh: '市级审核', en: 'City reviewer' },
  finance: { zh: '财务拨付', en: 'Finance' },
  moderator: { zh: '内容审核', en: 'Moderator' },
  bureau: { zh: '人社局大屏', en: 'Bureau' },
  auditor: { zh: '审计', en: 'Auditor' },
  admin: { zh: '系统管理', en: 'Administrator' },
})

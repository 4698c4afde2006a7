/** Words of the page of one's consents. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '我的授权', en: 'My consents' },
  lead: { zh: '这里是您同意过的个人信息处理事项，可以随时撤回。', en: 'What you have agreed to about your data. You may take it back at any time.' },
  stands: { zh: '已同意', en: 'Given' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  givenAt: { zh: '{at}同意', en: 'Given on {at}' },
  withdrawnAt: { zh: '{at} 撤回', en: 'Withdrawn {at}' },
  version: { zh: '说明版本 {version}', en: 'text of {version}' },
  onPaper: { zh: '线下书面同意', en: 'on paper' },
  read: { zh: '查看说明全文', en: 'Read the text (in Chinese)' },
  withdraw: { zh: '撤回同意', en: 'Withdraw' },
  busy: { zh: '正在撤回…', en: 'Withdrawing…' },
  ask: { zh: '撤回“{name}”的同意？', en: 'Withdraw your consent: {name}?' },
  yes: { zh: '确认撤回', en: 'Withdraw' },
  no: { zh: '暂不撤回', en: 'Keep it' },
  unsure: { zh: '上次撤回没有收到答复，请再点一次确认，不会重复办理。', en: 'There was no answer last time. Press again: nothing is done twice.' },
  again: { zh: '想重新同意，请退出后再办一次实名认证并勾选此项。', en: 'To agree again, log out, register once more and tick this one.' },
  none: { zh: '没有同意记录', en: 'No consents' },
  noneHint: { zh: '如有疑问，请拨打活动服务热线。', en: 'If this surprises you, ask the campaign’s hotline.' },
  out: { zh: '已撤回，您已退出登录', en: 'Withdrawn; you are logged out' },
  outHint: { zh: '想再参加时，重新办理实名认证并同意即可。', en: 'To take part again, register and agree once more.' },
  home: { zh: '返回首页', en: 'Back to the start' },
  back: { zh: '返回我的券', en: 'Back to my vouchers' },
})

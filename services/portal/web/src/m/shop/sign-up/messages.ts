/** Words of the sign-up under one's real name. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '实名认证', en: 'Register' },
  lead: { zh: '只需办一次。认证后即可领券、申领补贴。', en: 'Once only; then you can claim vouchers and subsidies.' },
  consents: { zh: '第一步　阅读并同意', en: 'Step 1 · Read and agree' },
  needed: { zh: '必选', en: 'Needed' },
  optional: { zh: '可选', en: 'Optional' },
  agree: { zh: '我已阅读并同意：{title}', en: 'I have read this and agree: {title}' },
  withdraw: { zh: '同意可随时撤回：登录后，在“我的券”底部的“我的授权”里办理。', en: 'You may withdraw your consent at any time: log in and see “My consents” under “Wallet”.' },
  who: { zh: '第二步　填写本人信息', en: 'Step 2 · Who you are' },
  name: { zh: '姓名（与身份证一致）', en: 'Name, as on your ID card' },
  id: { zh: '身份证号码', en: 'ID number' },
  phone: { zh: '本人手机号', en: 'Your mobile phone' },
  send: { zh: '获取验证码', en: 'Send code' },
  sent: { zh: '验证码已发到您的手机，{s} 秒后可重新获取', en: 'A code was sent to your phone; another one in {s} s' },
  code: { zh: '短信验证码', en: 'Code from the text message' },
  submit: { zh: '提交认证', en: 'Register' },
  busy: { zh: '正在核验…', en: 'Checking…' },
  have: { zh: '已经认证过？', en: 'Registered already?' },
  logIn: { zh: '去登录', en: 'Log in' },
  isYou: { zh: '您已登录，无需再次认证', en: 'You are logged in; no need to register again' },
  isYouHint: { zh: '如需为家人认证，请先退出。', en: 'To register somebody else, log out first.' },
  goClaim: { zh: '去领券', en: 'Claim vouchers' },

  nameWrong: { zh: '请填写身份证上的姓名', en: 'Fill in the name on your ID card' },
  idShort: { zh: '身份证号码应为 18 位', en: 'An ID number has 18 characters' },
  idWrong: { zh: '身份证号码有误，请逐位核对', en: 'This ID number is not right: check each digit' },
  phoneWrong: { zh: '请填写 11 位手机号', en: 'Fill in a mobile number of 11 digits' },
  codeWrong: { zh: '请填写短信里的 6 位数字', en: 'Fill in the 6 digits of the text message' },
  consentWrong: { zh: '请先阅读并勾选“必选”的一项', en: 'Read and tick what is marked “Needed” first' },
  changed: { zh: '说明有更新，请重新阅读并勾选', en: 'The notice has changed: please read it again' },
})

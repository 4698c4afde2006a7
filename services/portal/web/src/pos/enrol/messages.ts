/** Words of enrolling a till. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '终端登记', en: 'Enrol this till' },
  lead: { zh: '把这台设备登记为门店的收银终端', en: 'Make this device one of the store’s tills' },
  step1: { zh: '请商户管理员或活动主管部门在业务管理台打开门店，点“登记码”。', en: 'The merchant’s administrator, or the campaign’s office, opens the store at the desk and asks for an enrolment code.' },
  step2: { zh: '在 15 分钟内把 10 位登记码输入下方。', en: 'Type its 10 characters below within 15 minutes.' },
  step3: { zh: '密钥在本机生成，不会离开本机；设备遗失可随时停用。', en: 'The key is made here and never leaves this device; a lost one can be revoked at any time.' },
  code: { zh: '登记码（10 位，不分大小写）', en: 'Enrolment code (10 characters)' },
  left: { zh: '还差 {n} 位', en: '{n} to go' },
  enrol: { zh: '登记本机', en: 'Enrol this device' },
  wrong: { zh: '登记码不正确或已使用', en: 'This code is wrong, or was used' },
  wrongNext: { zh: '请核对后重新输入，或请管理员重新生成', en: 'Check it, or ask for a new one' },
  expired: { zh: '登记码已过期', en: 'This code has expired' },
  expiredNext: { zh: '登记码 15 分钟内有效，请管理员重新生成', en: 'A code lives 15 minutes: ask for a new one' },
  full: { zh: '这个终端已有两把有效密钥', en: 'This till has two live keys already' },
  fullNext: { zh: '请管理员先停用一把旧密钥，再重新生成登记码', en: 'Have an old key revoked first, then ask for a new code' },
  unable: { zh: '这个浏览器不能保管终端密钥', en: 'This browser cannot keep a till’s key' },
  unableNext: { zh: '请用新版 Chrome、Edge 或 Safari，通过 https 地址打开本页', en: 'Open this page over https in a new Chrome, Edge or Safari' },
  demo: { zh: '演示：选一家门店', en: 'Demo: choose a store' },
  demoSays: { zh: '演示环境可以直接登记：系统以管理员身份为所选门店取一个登记码，并在本机使用。本浏览器当前的登录身份会退出。', en: 'A demo may do it at once: as an administrator it asks a code for the store you choose, and uses it here. Who is logged in here now is logged out.' },
  demoLoad: { zh: '查看演示门店', en: 'Show the demo’s stores' },
  store: { zh: '门店', en: 'Store' },
  demoGo: { zh: '登记为这家门店的终端', en: 'Become a till of this store' },
  demoNone: { zh: '没有可登记的演示门店', en: 'No store of the demo has a free till' },
})

/** Words of staff accounts. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '工作人员账号', en: 'Staff accounts' },
  appoint: { zh: '开通账号', en: 'Appoint' },
  lead: { zh: '经办、复核、财务和管理员账号需另一位管理员复核后才能登录。', en: 'Accounts that move money, or make such accounts, wait for a second administrator.' },
  login: { zh: '工号（小写字母、数字、. _ -）', en: 'Login (a–z, 0–9, . _ -)' },
  password: { zh: '初始密码（至少 12 位，首次登录须修改）', en: 'First password (12 or more; changed at first log-in)' },
  role: { zh: '岗位', en: 'Role' },
  district: { zh: '区县', en: 'District' },
  city: { zh: '全市', en: 'Whole city' },
  state: { zh: '状态', en: 'State' },
  act: { zh: '操作', en: 'Act' },
  approve: { zh: '复核通过', en: 'Approve' },
  withdraw: { zh: '停用', en: 'Withdraw' },
  withdrawText: { zh: '停用 {login} 后不能恢复。已登录的最多两小时后失效。', en: '{login} is withdrawn for good; a session it has ends within two hours.' },
  appointed: { zh: '账号 {login} 已建立', en: '{login} is made' },
  approved: { zh: '账号已生效', en: 'In force' },
  withdrawn: { zh: '账号已停用', en: 'Withdrawn' },
  DRAFT: { zh: '待复核', en: 'To be checked' },
  ACTIVE: { zh: '在用', en: 'In use' },
  WITHDRAWN: { zh: '已停用', en: 'Withdrawn' },
  mustChange: { zh: '待改初始密码', en: 'password to be changed' },
})

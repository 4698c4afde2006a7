/** Words of the phone's tab bar. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  tabs: { zh: '主要功能', en: 'Main pages' },
  claim: { zh: '领券', en: 'Claim' },
  wallet: { zh: '我的券', en: 'Wallet' },
  car: { zh: '购车补贴', en: 'Car' },
  shops: { zh: '门店', en: 'Shops' },
  soon: { zh: '{count} 张即将到期', en: '{count} about to expire' },
})

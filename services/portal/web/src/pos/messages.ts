/** Words of the till's first page. */
import { defineMessages } from '@/shared/i18n'

export const t = defineMessages({
  title: { zh: '收银台', en: 'Till' },
  ready: { zh: '开班检查', en: 'Ready?' },
  keys: { zh: '平台签名公钥', en: 'The platform’s public keys' },
  keysFound: { zh: '已取得 {n} 把', en: '{n} found' },
  clock: { zh: '本机时钟', en: 'This device’s clock' },
  clockGood: { zh: '与平台相差 {s} 秒', en: '{s} s from the platform’s' },
  clockBad: { zh: '与平台相差 {s} 秒，超过 5 分钟将无法核销，请校准', en: '{s} s from the platform’s: beyond 5 minutes nothing is redeemed, set it' },
})

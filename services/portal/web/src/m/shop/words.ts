/** Words that several of the shopper's pages say. */
import { defineMessages } from '@/shared/i18n'
import { minute } from '@/shared/time'
import type { Campaign } from './services'

export const t = defineMessages({
  over: { zh: '满 {threshold} 可用', en: 'Orders of {threshold} or more' },
  face: { zh: '{face} 消费券', en: '{face} voucher' },
  kinds: { zh: '适用：{kinds}', en: 'For: {kinds}' },
  until: { zh: '有效期至 {at}', en: 'Valid until {at}' },
  roundNo: { zh: '第 {no} 轮', en: 'Round {no}' },
})

/** The last moment of something that ends at an instant: midnight belongs to the day before, `8月28日 周日 24:00`. */
export function lastMoment(instant: string): string {
  const at = Date.parse(instant)
  const shown = minute(at)
  return shown.endsWith('00:00') ? minute(at - 60_000).replace(/23:59$/, '24:00') : shown
}

/** A district's name, as its campaign gives it. */
export function districtName(campaigns: readonly Campaign[] | undefined, districtId: string): string {
  for (const campaign of campaigns ?? []) {
    const found = campaign.districts.find((one) => one.district_id === districtId)
    if (found) return found.name
  }
  return districtId
}

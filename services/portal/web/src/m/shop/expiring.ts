/** Vouchers about to expire, so that every page of the phone can say so. */
import { shallowRef, watch } from 'vue'
import { asked, redemption } from '@/shared/api'
import { caught } from '@/shared/refusal'
import { session } from '@/shared/session'
import type { Voucher } from './services'

export const expiring = shallowRef<Voucher[]>([])

/** Whatever page has the wallet in hand tells what is in it. */
export function noteWallet(wallet: readonly Voucher[]): void {
  expiring.value = wallet.filter((one) => one.expires_soon).sort((one, other) => one.valid_until.localeCompare(other.valid_until))
}

/** Look once; no answer is no message, for this is only a reminder. */
export async function lookForExpiring(): Promise<void> {
  if (session.value?.role !== 'citizen') return
  try {
    noteWallet(await asked(redemption.GET('/api/redemption/v1/vouchers')))
  } catch (error) {
    caught(error)
  }
}

watch(session, (now) => {
  if (!now) expiring.value = []
})

/** What one has claimed so far (已领), as the service of the rounds knows it: it knows at once, the wallet a second later. */
import { shallowRef, watch } from 'vue'
import { asked, vouchers } from '@/shared/api'
import { caught } from '@/shared/refusal'
import { session } from '@/shared/session'
import type { Claim } from '../services'

/** The latest first; undefined until it is known. */
export const held = shallowRef<Claim[]>()

watch(
  () => session.value?.subject_id,
  () => {
    held.value = undefined
  },
)

/** Ask; when no answer comes what was known stays, and the next look asks again. */
export async function lookAtHeld(): Promise<void> {
  const who = session.value?.subject_id
  if (session.value?.role !== 'citizen') return
  try {
    const found = await asked(vouchers.GET('/api/vouchers/v1/claims'))
    if (session.value.subject_id === who) held.value = found
  } catch (error) {
    caught(error)
  }
}

/** The definite answer to a claim, which need not be asked for again. */
export function noteWon(won: Claim): void {
  held.value = [won, ...(held.value ?? []).filter((one) => one.voucher_id !== won.voucher_id)]
}

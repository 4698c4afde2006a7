/** How long to wait before the same act is asked for again; decided without a clock or a network. */
import type { Refusal } from '@/shared/refusal'

/** A voucher that was just issued is a moment on its way to the tills. */
const ARRIVING_FOR_S = 15
const SKEWED_TRIES = 3
const NO_ANSWER_WAITS_S = [0.7, 1.5, 3, 5]

/** Seconds until the next try under the same number, after `tries` of them since `agoS`; null: the answer is definite. */
export function waitAfter(refusal: Pick<Refusal, 'code' | 'isOpen' | 'retryAfterS' | 'status'>, tries: number, agoS: number): number | null {
  if (refusal.status === 0) return NO_ANSWER_WAITS_S[Math.min(tries, NO_ANSWER_WAITS_S.length) - 1] ?? 1
  if (refusal.isOpen) return refusal.retryAfterS
  if (refusal.code === 'VOUCHER_ARRIVING' && agoS < ARRIVING_FOR_S) return 1
  // Its answer told the platform's time, which the next try is stamped with.
  if (refusal.code === 'CLOCK_SKEW' && tries < SKEWED_TRIES) return 0
  return null
}

/** Until when a redemption can still be undone at the till. */
import type { Here } from './here'
import type { Done } from './shift'

/** While a business day is open that it was redeemed in; after it goods come back as a refund. */
export function canUndo(one: Pick<Done, 'redeemed_at' | 'undone_at'>, days: Here['days'] | undefined): boolean {
  if (one.undone_at) return false
  const at = Date.parse(one.redeemed_at)
  // Unknown while nothing is heard: the platform decides.
  return days === undefined || days.some((day) => Date.parse(day.starts_at) <= at && at < Date.parse(day.ends_at))
}

/** Until when a redemption can still be undone at the till. */
import type { Here } from './here'
import type { Done } from './shift'

/** While a business day is open that it was redeemed in; after it goods come back as a refund. */
export function canUndo(one: Pick<Done, 'campaign_id' | 'business_day' | 'undone_at'>, days: Here['days'] | undefined): boolean {
  if (one.undone_at) return false
  // Unknown while nothing is heard: the platform decides.
  return days === undefined || days.some((day) => day.campaign_id === one.campaign_id && day.day === one.business_day)
}

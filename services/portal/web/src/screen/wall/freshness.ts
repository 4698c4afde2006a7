/** How fresh a tile is. It is never shown as live when it is not: a wall that stands still says so. */
import { isAhead } from '@/shared/time'

/** A frame comes each five seconds at the latest; beyond this the line is broken. */
export const STALE_AFTER_S = 8
/** People who watch are heard of every 15 s: longer silence while there are some is a broken feed, not a quiet room. */
export const SILENT_AFTER_S = 45

export type FreshState = 'none' | 'live' | 'quiet' | 'stale' | 'final'

export interface Freshness {
  state: FreshState
  /** Nobody knows how old something is that says of itself that it is of a time to come. */
  ageS: number | undefined
}

export interface Told {
  /** When what is shown became true, ms by the server's clock; nothing or 0: it was never told. */
  at: number | undefined
  now: number
  /** Nothing comes from the service. */
  isBroken: boolean
  /** The room is closed: nothing will change any more. */
  isFinal: boolean
  /** Somebody should be heard of. */
  isExpected: boolean
}

export function freshnessOf({ at, now, isBroken, isFinal, isExpected }: Told): Freshness {
  if (!at) return { state: 'none', ageS: 0 }
  const ageS = Math.max(0, Math.round((now - at) / 1000))
  if (isFinal) return { state: 'final', ageS }
  if (isAhead(at, now)) return { state: 'stale', ageS: undefined }
  if (isBroken) return { state: 'stale', ageS }
  if (ageS <= SILENT_AFTER_S) return { state: 'live', ageS }
  return { state: isExpected ? 'stale' : 'quiet', ageS }
}

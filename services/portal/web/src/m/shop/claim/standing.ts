/** What a round's badge says at a time. */
import type { Round } from '../services'
import { hasBegun, isGone, isOver } from './rounds'

export type Standing = 'soon' | 'open' | 'gone' | 'paused' | 'over'

/** A round's state, as a shopper means it: an open one with nothing left is gone. */
export function standingOf(round: Round, now: number): Standing {
  if (isOver(round, now)) return 'over'
  if (round.state === 'PAUSED') return 'paused'
  if (!hasBegun(round, now)) return 'soon'
  return isGone(round) ? 'gone' : 'open'
}

/** How much is left, in steps of 5 %; below that 0. */
export function percentLeft({ remaining, total }: { remaining: number; total: number }): number {
  return total === 0 ? 0 : Math.floor((remaining / total) * 20) * 5
}

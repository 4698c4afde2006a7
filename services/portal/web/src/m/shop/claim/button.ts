/** The one big button: what it says and whether it can be pressed, from all that is known. Never a guess: each state has its reason. */
import type { Refusal } from '@/shared/refusal'
import type { Claim, Round, Stock } from '../services'
import { hasBegun, isOver } from './rounds'

/** How far the claim of one stock (批次) has come on this phone. */
export type Outcome = { is: 'queuing'; why?: Refusal } | { is: 'refused'; refusal: Refusal; at: number }

/** How a person stands with one stock. */
export type Stand =
  | { is: 'free' }
  | { is: 'queuing'; why: Refusal | undefined }
  | { is: 'yours'; voucherId: string }
  | { is: 'soldOut' }
  | { is: 'limit' }
  | { is: 'refused'; refusal: Refusal }

export type Who = 'unknown' | 'nobody' | 'citizen' | 'other'

export type Button =
  | { is: 'wait' | 'notOpen' | 'logIn' | 'otherRole' | 'yours' | 'soldOut' | 'limit' | 'paused' | 'closed' }
  | { is: 'claim'; stockIds: string[] }
  | { is: 'queuing'; why: Refusal | undefined }

/** How one stands with a stock: what is held counts before what was refused, and a newer look at the stock before an old "sold out". */
export function standOf(stock: Stock, held: readonly Claim[], outcome: Outcome | undefined, lookedAt: number): Stand {
  if (outcome?.is === 'queuing') return { is: 'queuing', why: outcome.why }
  const mine = held.filter((one) => one.stock_id === stock.stock_id)
  const latest = mine[0]
  if (latest && mine.length >= stock.per_person_max) return { is: 'yours', voucherId: latest.voucher_id }
  if (outcome?.is === 'refused') {
    const { code } = outcome.refusal
    if (code === 'PERSON_LIMIT') return latest ? { is: 'yours', voucherId: latest.voucher_id } : { is: 'limit' }
    if (code !== 'SOLD_OUT') return { is: 'refused', refusal: outcome.refusal }
    if (stock.remaining === 0 || outcome.at >= lookedAt) return latest ? { is: 'yours', voucherId: latest.voucher_id } : { is: 'soldOut' }
  }
  if (stock.remaining > 0) return { is: 'free' }
  return latest ? { is: 'yours', voucherId: latest.voucher_id } : { is: 'soldOut' }
}

/** The button of a round, from how one stands with each of its stocks (`stands` in their order). */
export function buttonOf(round: Round, stands: readonly Stand[], who: Who, now: number): Button {
  const some = (is: Stand['is']) => stands.some((stand) => stand.is === is)
  const queuing = stands.find((stand) => stand.is === 'queuing')
  if (queuing) return { is: 'queuing', why: queuing.why }
  // Refused for whatever else, one may try again.
  const claimable = round.stocks.filter((_, place) => ['free', 'refused'].includes(stands[place]?.is ?? ''))
  if (some('yours') && (claimable.length === 0 || isOver(round, now))) return { is: 'yours' }
  if (isOver(round, now)) return { is: 'closed' }
  if (round.state === 'PAUSED') return { is: 'paused' }
  if (claimable.length > 0) {
    if (who === 'unknown') return { is: 'wait' }
    if (who !== 'citizen') return { is: who === 'nobody' ? 'logIn' : 'otherRole' }
    return hasBegun(round, now) ? { is: 'claim', stockIds: claimable.map((stock) => stock.stock_id) } : { is: 'notOpen' }
  }
  return some('limit') ? { is: 'limit' } : { is: 'soldOut' }
}

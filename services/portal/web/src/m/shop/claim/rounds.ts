/** Which round (轮次) a shopper means, and where the next chance is; all by the server's time. */
import type { Campaign, Round } from '../services'

const opens = (round: Round) => Date.parse(round.opens_at)
const byOpening = (one: Round, other: Round) => opens(one) - opens(other) || one.round_no - other.round_no

export const isOver = (round: Round, now: number): boolean => round.state === 'CLOSED' || Date.parse(round.closes_at) <= now
export const hasBegun = (round: Round, now: number): boolean => opens(round) <= now
export const isGone = (round: Round): boolean => round.stocks.every((stock) => stock.remaining === 0)

/** Open, not paused, and something is left. */
export const isIssuing = (round: Round, now: number): boolean => hasBegun(round, now) && !isOver(round, now) && round.state !== 'PAUSED' && !isGone(round)

/** The wanted campaign; else one with a round that is not over (the one that gives out now or soonest), else the latest. */
export function campaignOf(rounds: readonly Round[], now: number, wanted?: string): string | undefined {
  if (wanted && rounds.some((round) => round.campaign_id === wanted)) return wanted
  return (soonest(rounds, now) ?? [...rounds].sort(byOpening).at(-1))?.campaign_id
}

/** The wanted district if the campaign has it; else where a voucher is to be had first. */
export function districtOf(rounds: readonly Round[], now: number, districts: readonly string[], wanted?: string | null): string | undefined {
  if (wanted && districts.includes(wanted)) return wanted
  return (soonest(rounds, now) ?? [...rounds].sort(byOpening).at(-1))?.district_id ?? districts[0]
}

/** Of the rounds of one district: what gives out, else what is open (paused, all gone), else what is next, else the last. */
export function currentRound(rounds: readonly Round[], now: number): Round | undefined {
  const inOrder = [...rounds].sort(byOpening)
  const alive = inOrder.filter((round) => !isOver(round, now))
  return alive.find((round) => isIssuing(round, now)) ?? alive.findLast((round) => hasBegun(round, now)) ?? alive[0] ?? inOrder.at(-1)
}

/** Where else one may still get a voucher: the next of the own district first, then the next of another. */
export function nextChances(rounds: readonly Round[], now: number, current: Round): Round[] {
  const others = rounds.filter((round) => round.round_id !== current.round_id)
  const isOwn = (round: Round) => round.district_id === current.district_id
  const own = soonest(others.filter(isOwn), now, true)
  const elsewhere = soonest(others.filter((round) => !isOwn(round)), now, true)
  return [own, elsewhere].filter((round) => round !== undefined)
}

/** The campaign's districts, whether they have rounds or not; those unknown to the campaign's own answer come last. */
export function districtsOf(campaign: Campaign | undefined, rounds: readonly Round[]): string[] {
  return [...new Set([...(campaign?.districts ?? []).map((one) => one.district_id), ...rounds.map((round) => round.district_id)])]
}

/** What gives out now, else what opens next. `isChance`: a round that is open and empty is none. */
function soonest(rounds: readonly Round[], now: number, isChance = false): Round | undefined {
  const alive = [...rounds].sort(byOpening).filter((round) => !isOver(round, now))
  const open = alive.find((round) => isIssuing(round, now))
  return open ?? alive.find((round) => !hasBegun(round, now)) ?? (isChance ? undefined : alive[0])
}

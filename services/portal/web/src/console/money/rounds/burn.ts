/** What was seen of pools while the page was open, and where their line points. */
import type { components } from '@/shared/api/schema/vouchers'

export type Pool = components['schemas']['PoolView']
export type Point = readonly [atMs: number, left: number]

/** Half an hour at a look each 2 s; the oldest are dropped. */
export const POINTS_MAX = 900

/** The track of each pool with one more look; a pool that is gone from the answer keeps none. */
export function tracked(tracks: ReadonlyMap<string, readonly Point[]>, pools: readonly Pool[], atMs: number): Map<string, readonly Point[]> {
  return new Map(pools.map((pool) => {
    const track = tracks.get(pool.round_id) ?? []
    const isNews = atMs > (track.at(-1)?.[0] ?? -Infinity)
    return [pool.round_id, isNews ? [...track, [atMs, pool.remaining] as const].slice(-POINTS_MAX) : track]
  }))
}

/** The line from now to where nothing is left; none while nobody can tell. */
export function forecast(pool: Pool, nowMs: number): Point[] {
  const end = Date.parse(pool.empties_at ?? '')
  return pool.remaining > 0 && end > nowMs ? [[nowMs, pool.remaining], [end, 0]] : []
}

const ORDER = ['OPEN', 'PAUSED', 'SCHEDULED', 'CLOSED']

/** What runs first, then what comes, the soonest first; what is over last, the latest first. */
export function inOrder(pools: readonly Pool[]): Pool[] {
  return [...pools].sort((one, other) =>
    ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
    (one.state === 'CLOSED' ? other.opens_at.localeCompare(one.opens_at) : one.opens_at.localeCompare(other.opens_at)))
}

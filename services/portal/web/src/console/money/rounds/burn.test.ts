import { expect, it } from 'vitest'
import { POINTS_MAX, forecast, inOrder, tracked, type Point, type Pool } from './burn'

const pool = (change: Partial<Pool> = {}): Pool => ({
  round_id: 'r1', name: '第1轮', campaign_id: 'c', district_id: 'd', state: 'OPEN', version: 1, opens_at: '2026-08-26T02:00:00Z', closes_at: '2026-08-26T14:00:00Z',
  total: 100, remaining: 60, issued: 40, total_fen: 500_000, remaining_fen: 300_000, issued_lately: 10, lately_s: 10, empties_at: null, ...change,
})

it('adds a point a look, and none for an answer that is no newer', () => {
  const once = tracked(new Map(), [pool()], 1000)
  const twice = tracked(once, [pool({ remaining: 50 })], 3000)
  expect(twice.get('r1')).toEqual([[1000, 60], [3000, 50]])
  expect(tracked(twice, [pool({ remaining: 40 })], 3000).get('r1')).toHaveLength(2)
})

it('does not grow for ever, nor keeps what is gone', () => {
  let tracks = new Map<string, readonly Point[]>()
  for (let at = 1; at <= POINTS_MAX + 5; at += 1) tracks = tracked(tracks, [pool()], at)
  expect(tracks.get('r1')).toHaveLength(POINTS_MAX)
  expect(tracked(tracks, [], POINTS_MAX + 6).size).toBe(0)
})

it('points to the moment that the service foretells, and only then', () => {
  const now = Date.parse('2026-08-26T02:01:00Z')
  expect(forecast(pool({ empties_at: '2026-08-26T02:02:00Z' }), now)).toEqual([[now, 60], [now + 60_000, 0]])
  expect(forecast(pool(), now)).toEqual([])
  expect(forecast(pool({ remaining: 0, empties_at: '2026-08-26T02:02:00Z' }), now)).toEqual([])
})

it('puts what runs first and what is over last', () => {
  const at = (state: string, hour: string) => pool({ round_id: state + hour, state, opens_at: `2026-08-26T${hour}:00:00Z` })
  const given = [at('CLOSED', '01'), at('SCHEDULED', '05'), at('CLOSED', '02'), at('OPEN', '04'), at('SCHEDULED', '06'), at('PAUSED', '03')]
  expect(inOrder(given).map((one) => one.round_id)).toEqual(['OPEN04', 'PAUSED03', 'SCHEDULED05', 'SCHEDULED06', 'CLOSED02', 'CLOSED01'])
})

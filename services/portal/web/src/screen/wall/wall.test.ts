import { readFileSync } from 'node:fs'
import { beforeEach, expect, it } from 'vitest'
import { speak } from '@/shared/i18n'
import { curveOf, MINUTES_MAX } from './curve'
import { change, funnelOf, RETRACTED_MAX, roomToShow, shortName, shownComments, stageAt, withRetracted, type RoomWall } from './frame'
import { freshnessOf } from './freshness'
import { clock, dateOnWall, figure } from './numbers'
import { educationName, regionName } from './regions'

const figures = { pv: 100, card_impressions: 50, card_clicks: 20, online: 3, applications: { submissions: 2 } }
const room = (over: Record<string, unknown> = {}) => ({ room_id: 'a', state: 'OPEN', figures, segments: [], comments: [], ...over }) as unknown as RoomWall

beforeEach(() => speak('zh'))

it('leaves out what was taken back, and remembers no more of it than it must', () => {
  const said = room({ comments: ['1', '2', '3'].map((comment_id) => ({ comment_id })) })
  expect(shownComments(said, new Set(['2']), 9).map((one) => one.comment_id)).toEqual(['1', '3'])
  expect(shownComments(said, new Set(), 2).map((one) => one.comment_id)).toEqual(['2', '3'])
  let known: ReadonlySet<string> = new Set()
  for (let n = 0; n < RETRACTED_MAX + 10; n++) known = withRetracted(known, String(n))
  expect([known.size, known.has('9'), known.has('10')]).toEqual([RETRACTED_MAX, false, true])
  expect(withRetracted(known, '10')).toBe(known)
})

it('shows the room that was asked for, else the fullest that is live', () => {
  const rooms = [room({ room_id: 'closed', state: 'CLOSED' }), room({ room_id: 'small' }), room({ room_id: 'full', figures: { ...figures, online: 9 } })]
  expect([roomToShow(rooms)?.room_id, roomToShow(rooms, 'small')?.room_id, roomToShow(rooms, 'none')?.room_id, roomToShow([])]).toEqual(['full', 'small', 'full', undefined])
})

it('knows who is on stage and who is next', () => {
  const staged = room({ segments: [{ segment_id: 's1', from_ms: 0, to_ms: 10 }, { segment_id: 's2', from_ms: 10, to_ms: 20 }] })
  expect([stageAt(staged, 9).current?.segment_id, stageAt(staged, 10).current?.segment_id, stageAt(staged, 10).place]).toEqual(['s1', 's2', 1])
  expect([stageAt(staged, 5).next?.segment_id, stageAt(staged, 15).next, stageAt(staged, 20).current]).toEqual(['s2', undefined, undefined])
})

it('says how fresh a tile is, and never calls a feed live that stands still', () => {
  const told = { at: 1000, now: 3400, isBroken: false, isFinal: false, isExpected: true }
  expect(freshnessOf(told)).toEqual({ state: 'live', ageS: 2 })
  expect(freshnessOf({ ...told, isBroken: true }).state).toBe('stale')
  expect(freshnessOf({ ...told, now: 61_000 }).state).toBe('stale')
  expect(freshnessOf({ ...told, now: 61_000, isExpected: false }).state).toBe('quiet')
  expect(freshnessOf({ ...told, isBroken: true, isFinal: true }).state).toBe('final')
  expect([freshnessOf({ ...told, at: 0 }).state, freshnessOf({ ...told, at: undefined, isBroken: true }).state]).toEqual(['none', 'none'])
})

it('calls stale what says that it is of a time to come', () => {
  const told = { at: 10_000, now: 5000, isBroken: false, isFinal: false, isExpected: true }
  expect(freshnessOf(told)).toEqual({ state: 'live', ageS: 0 })
  expect(freshnessOf({ ...told, at: 10_001 })).toEqual({ state: 'stale', ageS: undefined })
  expect(freshnessOf({ ...told, at: 3_600_000, isFinal: true }).state).toBe('final')
})

it('writes figures as they are read from afar', () => {
  expect([figure(0), figure(99_999), figure(285_000), figure(1_234_567)]).toEqual(['0', '99,999', '28.5万', '123.46万'])
  speak('en')
  expect(figure(285_000)).toBe('285k')
  expect([clock(200), clock(3800), clock(-5)]).toEqual(['03:20', '1:03:20', '00:00'])
})

it('writes the date of the city, whatever the zone of the device', () => {
  expect(dateOnWall(Date.UTC(2026, 10, 26, 17))).toBe('11月27日 周五')
})

it('names regions and levels, and leaves what nobody knows as it is', () => {
  expect(['131100', '110000', '371400', '990000'].map(regionName)).toEqual(['衡水', '北京', '山东·3714', '990000'])
  expect([educationName('bachelor'), educationName('x')]).toEqual(['本科', 'x'])
})

it('shortens what companies are called, never to nothing', () => {
  expect(['衡水昌信冀泵业有限公司（演示008）', '河北养元智汇饮品股份有限公司', '全家家居', '有限公司'].map(shortName)).toEqual(['昌信冀泵业', '养元智汇饮品', '全家家居', '有限公司'])
})

it('compares with what was before only where there was something', () => {
  expect([change(12, 10), change(5, 10), change(5, 0), change(undefined, 3)]).toEqual([20, -50, undefined, undefined])
  expect(funnelOf(room()).map((one) => one.share)).toEqual([undefined, 50, 40, 10])
})

it('draws minutes without gaps, only those that are over, and no more than fit', () => {
  const minute = (number: number) => ({ minute: number, counts: { joins: number, likes: 1, impressions: 9 }, is_closed: true, version: 1 })
  expect(curveOf([minute(1), minute(3), minute(4)], 4).map((one) => [one.minute, one.joins, one.acts])).toEqual([[1, 1, 1], [2, 0, 0], [3, 3, 1]])
  expect(curveOf(Array.from({ length: 500 }, (_, number) => minute(number)))).toHaveLength(MINUTES_MAX)
  expect(curveOf([])).toEqual([])
})

const css = readFileSync('src/screen/wall.css', 'utf8')
const hex = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(css)?.[1] ?? name
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(hex(colour).slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

it.each([
  ...['night', 'pane', 'lacquer'].flatMap((ground) => ['ivory', 'sand', 'gold', 'jade', 'coral'].map((text) => [text, ground])),
  ['#2a0508', 'coral'], ['#2a0508', 'gold'], ['ivory', '#7a1428'], ['gold', '#7a1428'], ['sand', '#5d1122'],
])('%s on %s can be read', (text, ground) => {
  const [dark = 0, light = 0] = [luminance(text), luminance(ground)].sort((a, b) => a - b)
  expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5)
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { FakeSource } from './testing/fakeSource'
import { follow, newerFrame } from './sse'

beforeEach(() => {
  vi.useFakeTimers()
  FakeSource.take()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('is stale when nothing comes, live again when something does, and silent when its page is gone', () => {
  const scope = effectScope()
  const told: number[] = []
  const stream = scope.run(() => follow('/stream', { on: { figures: (frame: { n: number }) => told.push(frame.n) }, staleAfterS: 10 }))
  expect(stream?.state.value).toBe('connecting')
  FakeSource.all[0]?.tell('figures', { n: 1 }, '41')
  expect(stream?.state.value).toBe('live')
  vi.advanceTimersByTime(11_000)
  expect(stream?.state.value).toBe('stale')
  FakeSource.all[0]?.tell('figures', { n: 2 }, '42')
  expect([stream?.state.value, told]).toEqual(['live', [1, 2]])
  scope.stop()
  expect(FakeSource.all[0]?.readyState).toBe(FakeSource.CLOSED)
  expect(vi.getTimerCount()).toBe(0)
})

it('comes back by itself where it stopped when it was refused', () => {
  const scope = effectScope()
  scope.run(() => follow('/stream', { on: { figures: () => undefined }, staleAfterS: 10 }))
  FakeSource.all[0]?.tell('figures', {}, '41')
  FakeSource.all[0]?.refuse()
  vi.advanceTimersByTime(1000)
  FakeSource.all[1]?.refuse()
  vi.advanceTimersByTime(2000)
  expect(FakeSource.all.map((source) => source.url)).toEqual(['/stream', '/stream?last_event_id=41', '/stream?last_event_id=41'])
  scope.stop()
})

it('takes a new line when the old one is dead without a word', () => {
  const scope = effectScope()
  scope.run(() => follow('/stream', { on: { figures: () => undefined }, staleAfterS: 10 }))
  FakeSource.all[0]?.tell('figures', {}, '41')
  vi.advanceTimersByTime(29_000)
  expect(FakeSource.all).toHaveLength(1)
  vi.advanceTimersByTime(2000)
  expect(FakeSource.all.map((source) => [source.url, source.readyState])).toEqual([['/stream', FakeSource.CLOSED], ['/stream?last_event_id=41', 1]])
  scope.stop()
})

it('shows the newer of two frames, whatever a clock did between them', () => {
  const told = (place: number, at_ms: number) => ({ place, frame: { at_ms } })
  const shown = told(41, 3_600_000)
  const later = told(42, 10)
  expect([newerFrame(undefined, shown), newerFrame(shown, later)]).toEqual([shown, later])
  expect(newerFrame(later, told(40, 9))).toBe(later)
  expect(newerFrame(later, told(0, 11))).toEqual(told(0, 11)) // the log began anew
})

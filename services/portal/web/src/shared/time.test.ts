import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { speak } from './i18n'
import { countdown, day, minute, noteExactServerTime, noteServerTime, second, serverNow } from './time'

const AT = Date.parse('2022-08-26T02:00:00Z')
const dated = (ms: number) => new Date(ms).toUTCString()

beforeEach(() => vi.useFakeTimers({ now: AT }))
afterEach(() => {
  vi.useRealTimers()
  speak('zh')
})

describe('the server’s clock', () => {
  it('is bounded closer with each answer, however coarse the seconds are', () => {
    const ahead = 90_000
    for (const [at, tookMs] of [[AT, 150], [AT + 2300, 80], [AT + 4950, 60], [AT + 7020, 60]] as const)
      noteServerTime(dated(Math.floor((at + tookMs / 2 + ahead) / 1000) * 1000), at, at + tookMs)
    expect(Math.abs(serverNow() - (AT + ahead))).toBeLessThan(100)
  })
  it('follows when the device’s clock is set', () => {
    noteExactServerTime(new Date(AT).toISOString(), AT - 20, AT + 20)
    noteServerTime(dated(AT), AT + 3_600_000, AT + 3_600_100)
    expect(Math.abs(serverNow() - AT + 3_600_000)).toBeLessThan(1000)
  })
  it('is the device’s own while nothing was heard that can be read', () => {
    noteServerTime(null, 0, 1)
    noteServerTime('yesterday', 0, 1)
    expect(Number.isFinite(serverNow())).toBe(true)
  })
})

describe('times', () => {
  it('are the city’s, in the reader’s language', () => {
    expect([day(AT), minute('2022-08-25T16:05:00Z'), second(AT)]).toEqual(['2022年8月26日', '8月26日 周五 00:05', '10:00:00'])
    speak('en')
    expect([day(AT), minute('2022-08-25T16:05:00Z')]).toEqual(['26 August 2022', 'Fri 26 August, 00:05'])
  })
  it('count down and end at nothing', () => {
    expect([countdown(3_723_000), countdown(1), countdown(0), countdown(-5), countdown(93_784_000)]).toEqual(['01:02:03', '00:00:01', '00:00:00', '00:00:00', '1天 02:03:04'])
  })
})

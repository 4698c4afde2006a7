import { expect, it } from 'vitest'
import { Refusal } from '@/shared/refusal'
import { waitAfter } from './patience'

const of = (code: string, status: number, retry_after_s?: number) => new Refusal(code, status, retry_after_s === undefined ? {} : { retry_after_s })

it('asks again and again while no answer comes, ever more patiently', () => {
  const waits = [1, 2, 3, 4, 5, 99].map((tries) => waitAfter(of('OFFLINE', 0), tries, 600))
  expect(waits).toEqual([0.7, 1.5, 3, 5, 5, 5])
})

it('waits as long as it is told to', () => {
  expect(waitAfter(of('BUSY_RETRY', 503, 2), 1, 0)).toBe(2)
  expect(waitAfter(of('TOO_MANY', 429, 40), 1, 0)).toBe(40)
})

it('gives a voucher that was just issued a moment, and no more', () => {
  expect(waitAfter(of('VOUCHER_ARRIVING', 409), 1, 0)).toBe(1)
  expect(waitAfter(of('VOUCHER_ARRIVING', 409), 20, 15)).toBeNull()
})

it('takes the platform’s time and tries at once, but not for ever', () => {
  expect(waitAfter(of('CLOCK_SKEW', 401), 1, 0)).toBe(0)
  expect(waitAfter(of('CLOCK_SKEW', 401), 3, 0)).toBeNull()
})

it('takes a refusal for an answer', () => {
  for (const code of ['ALREADY_REDEEMED', 'BELOW_THRESHOLD', 'CODE_EXPIRED']) expect(waitAfter(of(code, 409), 1, 0)).toBeNull()
  expect(waitAfter(of('KEY_REVOKED', 401), 1, 0)).toBeNull()
})

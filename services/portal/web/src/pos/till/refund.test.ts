import { beforeEach, expect, it, test, vi } from 'vitest'
import { Refusal } from '@/shared/refusal'
import { session } from '@/shared/session'
import { amountOf, refund } from './refund'

const sent = vi.hoisted(() => ({ keys: [] as string[], answers: [] as unknown[] }))
vi.mock('./api', () => ({
  heard: (call: Promise<unknown>) => call,
  till: {
    POST: async (_: string, { params }: { params: { header: { 'Idempotency-Key': string } } }) => {
      sent.keys.push(params.header['Idempotency-Key'])
      const answer = sent.answers.shift()
      if (answer instanceof Refusal) throw answer
      return answer
    },
  },
}))

const SKEWED = new Refusal('CLOCK_SKEW', 401)
const given = { shopper_fen: 1_000 }

beforeEach(() => {
  localStorage.clear()
  session.value = null
  sent.keys = []
})

it('is stamped anew when the till’s clock was wrong, under the same number', async () => {
  sent.answers = [SKEWED, given]
  expect(await refund('r-123456', 1_000)).toEqual(given)
  expect([sent.keys.length, new Set(sent.keys).size]).toEqual([2, 1])
})

it('is the till’s, whoever logs in beside it between two tries', async () => {
  sent.answers = [new Refusal('BUSY_RETRY', 503, { retry_after_s: 0 }), SKEWED, SKEWED, SKEWED, given]
  await refund('r-123456', 1_000).catch(() => undefined)
  session.value = { subject_id: 's-1', role: 'admin', district_id: null, name: '王*', expires_at: '' }
  await refund('r-123456', 1_000)
  expect(new Set(sent.keys).size).toBe(1)
})

it('a clock that stays wrong is told, and nothing is given back twice', async () => {
  sent.answers = [new Refusal('BUSY_RETRY', 503, { retry_after_s: 0 }), SKEWED, SKEWED, SKEWED, given]
  await expect(refund('r-123456', 1_000)).rejects.toThrow('CLOCK_SKEW')
  expect(await refund('r-123456', 1_000)).toEqual(given)
  expect([sent.keys.length, new Set(sent.keys).size]).toEqual([5, 1])
})

test.each([['600.5', 60_050], ['600.50', 60_050], ['0.01', 1], ['0', null], ['600.51', null], ['', null], ['二十', null]])('of an order of ¥600.50 “%s” is %s', (typed, fen) => {
  expect(amountOf(typed, 60_050)).toBe(fen)
})

import { expect, it } from 'vitest'
import { NO_TRAIL, hasMore, merged } from './trail'

const entry = (seq: number, second: number) => ({ seq, at: `2026-08-26T02:00:${String(second).padStart(2, '0')}Z`, actor: 'a', role: 'auditor', act: 'x', subject: 's', detail: '{}', hash: '', holds: true })

it('merges services by time, and shows nothing that another may still come before', () => {
  const first = merged(NO_TRAIL, [['treasury', { entries: [entry(9, 50), entry(8, 30)], next: 8 }], ['vouchers', { entries: [entry(3, 40), entry(2, 10)], next: null }]])
  expect(first.shown.map((one) => [one.service, one.seq])).toEqual([['treasury', 9], ['vouchers', 3], ['treasury', 8]])
  expect([first.kept.map((one) => one.seq), hasMore(first)]).toEqual([[2], true])
  const second = merged(first, [['treasury', { entries: [entry(7, 20)], next: null }]])
  expect(second.shown.map((one) => one.seq)).toEqual([9, 3, 8, 7, 2])
  expect(hasMore(second)).toBe(false)
})

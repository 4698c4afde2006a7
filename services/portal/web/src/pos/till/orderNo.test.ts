import { expect, it } from 'vitest'
import { numbered, orderNoOf } from './orderNo'

it('takes a receipt’s number as it is, and nothing that the contract would refuse', () => {
  expect(orderNoOf(' A-0012 ')).toBe('A-0012')
  expect(orderNoOf('')).toBe('')
  expect(orderNoOf('订单1')).toBeNull()
  expect(orderNoOf('a b')).toBeNull()
})

it('numbers an order by the city’s second and a lot', () => {
  expect(numbered(Date.parse('2022-08-26T16:00:05Z'), new Uint8Array([0, 1, 31, 32]))).toBe('20220827-000005-23Z2')
  expect(orderNoOf(numbered(Date.now()))).not.toBeNull()
  expect(numbered(0)).not.toBe(numbered(0))
})

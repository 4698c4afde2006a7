import { expect, test } from 'vitest'
import { amountOf } from './refund'

test.each([['600.5', 60_050], ['600.50', 60_050], ['0.01', 1], ['0', null], ['600.51', null], ['', null], ['二十', null]])('of an order of ¥600.50 “%s” is %s', (typed, fen) => {
  expect(amountOf(typed, 60_050)).toBe(fen)
})

import { expect, it } from 'vitest'
import { redemptionOf } from './redemption'

const ID = '0190a1b2-0000-7000-8000-000000000001'
const word = `${ID} r1 p1`

it('knows the redemption that a row of a list is of, whichever side has it', () => {
  expect(redemptionOf({ pair: 'LIST', here_word: word, there_word: '' })).toBe(ID)
  expect(redemptionOf({ pair: 'LIST', here_word: '', there_word: word })).toBe(ID)
})

it('leads nowhere from a difference that is of no one redemption', () => {
  expect(redemptionOf({ pair: 'LIST', here_word: 'r1 p1', there_word: '' })).toBeUndefined()
  expect(redemptionOf({ pair: 'CLOSE', here_word: '3', there_word: '2' })).toBeUndefined()
  expect(redemptionOf({ pair: 'JOURNAL', here_word: word, there_word: '' })).toBeUndefined()
})

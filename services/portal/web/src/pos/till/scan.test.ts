import { expect, it } from 'vitest'
import { codeIn, codeSeen, digitsOf, inFours } from './scan'

const CODE = '123456789012345678901234'

it('finds the code wherever a scanner typed it', () => {
  expect(codeIn(CODE)).toEqual({ rest: '', code: CODE })
  expect(codeIn(`600${CODE}`)).toEqual({ rest: '600', code: CODE })
  expect(codeIn(`600.50${CODE}`)).toEqual({ rest: '600.50', code: CODE })
  expect(codeIn(`¥88.${CODE}`)).toEqual({ rest: '88.', code: CODE })
})

it('takes an amount for an amount, and half a code for none', () => {
  for (const typed of ['', '600', '600.5', CODE.slice(1), `12345678${CODE}`, `a${CODE}`]) expect(codeIn(typed)).toBeNull()
})

it('reads full width and grouped digits', () => {
  expect(digitsOf('１２３４ 5678-90')).toBe('1234567890')
  expect(codeSeen(inFours(CODE))).toBe(CODE)
  expect(codeSeen(`jinqiu:${CODE}`)).toBe(CODE)
  expect(codeSeen(`${CODE}5`)).toBeNull()
})

it('shows a code in fours', () => {
  expect(inFours(CODE)).toBe('1234 5678 9012 3456 7890 1234')
  expect(inFours('12345')).toBe('1234 5')
})

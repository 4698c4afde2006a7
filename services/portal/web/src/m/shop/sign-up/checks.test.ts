import { describe, expect, it } from 'vitest'
import { isNationalId, tidyId, tidyPhone, wrongIn } from './checks'

const RIGHT = { name: '王子涵', nationalId: '11010519491231002X', phone: '13800138000', code: '123456', hasConsented: true }

describe('an ID number', () => {
  it('is held to its form, its date and its check digit', () => {
    expect(['11010519491231002X', '440524188001010014'].map(isNationalId)).toEqual([true, true])
    expect(['110105194912310021', '11010519490231002X', '1101051949123100', '', '01010519491231002X'].map(isNationalId)).toEqual(Array(5).fill(false))
  })
  it('may be typed with spaces, full width and a small x', () => {
    expect(tidyId('１1010519 491231 002x')).toBe('11010519491231002X')
    expect(tidyPhone('+86 138-0013-8000')).toBe('13800138000')
  })
})

describe('what was typed', () => {
  it('may be sent when nothing is wrong', () => {
    expect(wrongIn(RIGHT)).toEqual({})
  })
  it('is told by field', () => {
    expect(wrongIn({ name: ' ', nationalId: '123', phone: '2', code: '12', hasConsented: false })).toEqual({ name: 'nameWrong', nationalId: 'idShort', phone: 'phoneWrong', code: 'codeWrong', hasConsented: 'consentWrong' })
    expect(wrongIn({ ...RIGHT, nationalId: '110105194912310021' })).toEqual({ nationalId: 'idWrong' })
  })
})

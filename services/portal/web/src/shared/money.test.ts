import { afterEach, describe, expect, it } from 'vitest'
import { speak } from './i18n'
import { fenOf, yuan, yuanShort } from './money'

afterEach(() => speak('zh'))

describe('yuan', () => {
  it('shows fen only where there are some', () => {
    expect([yuan(0), yuan(5000), yuan(123_450), yuan(1), yuan(-1234_00)]).toEqual(['¥0', '¥50', '¥1,234.50', '¥0.01', '−¥1,234'])
  })
  it('shortens large sums the way each language counts', () => {
    expect([yuanShort(999_900), yuanShort(1_234_500_00), yuanShort(80_000_000_00), yuanShort(123_456_789_00)]).toEqual(['¥9,999', '123.45万元', '8,000万元', '1.23亿元'])
    speak('en')
    expect([yuanShort(1_234_500_00), yuanShort(80_000_000_00)]).toEqual(['¥1.23m', '¥80m'])
  })
})

describe('fenOf', () => {
  it('reads what people type, full width too, without ever using a fraction', () => {
    expect(['12', '12.3', '12.34', '0.29', '1,234.50', '¥8', '１２．５', ' 7 '].map(fenOf)).toEqual([1200, 1230, 1234, 29, 123_450, 800, 1250, 700])
  })
  it('refuses what is no amount', () => {
    expect(['', '1.234', '-1', 'a', '1e3', '.5', '1.', '9999999999999'].map(fenOf)).toEqual(Array(8).fill(null))
  })
})

import { describe, expect, it } from 'vitest'
import { costOf, grantOf, nextRoundNo, piecesOf, problemsOf, type RoundDraft } from './fund'

const NOW = Date.parse('2026-08-25T00:00:00Z')
const DRAFT: RoundDraft = {
  programId: 'autumn.vouchers', name: '第7轮', roundNo: '7', opensAt: '2026-08-26T10:00', closesAt: '2026-08-26T22:00', validUntil: '2026-08-29T00:00',
  categories: ['cars'],
  stocks: [{ faceYuan: '50', thresholdYuan: '300', quantity: '6000', perPersonMax: '1' }, { faceYuan: '100', thresholdYuan: '500', quantity: '4000', perPersonMax: '1' }],
}
const LOTS = 10_000_000_00
const wrong = (change: Partial<RoundDraft>, free = LOTS) => Object.fromEntries(problemsOf({ ...DRAFT, ...change }, free, NOW))
const stock = (change: object) => ({ faceYuan: '50', thresholdYuan: '300', quantity: '6000', perPersonMax: '1', ...change })

describe('a round’s funding', () => {
  it('costs what its vouchers are worth', () => {
    expect([costOf(DRAFT.stocks), piecesOf(DRAFT.stocks)]).toEqual([700_000_00, 10_000])
  })

  it('has no problem when all is there', () => {
    expect(wrong({})).toEqual({})
  })

  it('says of each field what is wrong', () => {
    expect(wrong({ name: ' ', categories: [], roundNo: '0' })).toEqual({ name: 'needed', categories: 'needed', roundNo: 'badNumber' })
    expect(wrong({ opensAt: '2026-08-24T10:00' })).toEqual({ opensAt: 'passed' })
    expect(wrong({ closesAt: '2026-08-26T09:00' })).toEqual({ closesAt: 'notAfterOpening' })
    expect(wrong({ validUntil: '2026-08-26T21:00' })).toEqual({ validUntil: 'notAfterClosing' })
    expect(wrong({ opensAt: '' })).toEqual({ opensAt: 'needed' })
  })

  it('checks each kind of voucher', () => {
    expect(wrong({ stocks: [stock({ thresholdYuan: '50' })] })).toEqual({ 'stocks.0': 'thresholdTooLow' })
    expect(wrong({ stocks: [stock({ faceYuan: 'x' })] })).toEqual({ 'stocks.0': 'badAmount' })
    expect(wrong({ stocks: [stock({ quantity: '1.5' })] })).toEqual({ 'stocks.0': 'badNumber' })
    expect(wrong({ stocks: [stock({}), stock({ quantity: '2' })] })).toEqual({ stocks: 'twice' })
  })

  it('does not exceed what the program has left', () => {
    expect(wrong({}, 699_999_99)).toEqual({ stocks: 'tooMuch' })
    expect(wrong({}, 700_000_00)).toEqual({})
  })

  it('becomes a request whose names follow from program and number', () => {
    const body = grantOf(DRAFT, 'autumn', [{ pool_id: 'autumn.vouchers.r7' }])
    expect([body.grant_id, body.round?.round_id, body.amount_fen]).toEqual(['autumn.vouchers.r7.g2', 'autumn.vouchers.r7', 700_000_00])
    expect(body.round?.opens_at).toBe('2026-08-26T02:00:00.000Z')
    expect(body.round?.stocks.map((one) => one.stock_id)).toEqual(['autumn.vouchers.r7.f50-300', 'autumn.vouchers.r7.f100-500'])
  })

  it('counts on from the last round of its program', () => {
    const grants = [{ program_id: 'a', pool_id: 'a.r2' }, { program_id: 'a', pool_id: 'a.cars' }, { program_id: 'b', pool_id: 'b.r9' }]
    expect([nextRoundNo('a', grants), nextRoundNo('c', grants)]).toEqual([3, 1])
  })
})

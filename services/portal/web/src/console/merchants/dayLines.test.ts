import { expect, it } from 'vitest'
import { redeemed, returned } from './dayLines'

const order = { redemption_id: 'r1', request_no: 'req-1', store_id: 's1', terminal_id: 't1', order_no: 'o-1', order_amount_fen: 40_000, discount_fen: 5_000 }
const AT = '2026-08-26T02:00:00Z'

it('owes nothing for what was undone, and less for what was refunded', () => {
  const line = { ...order, category: 'cars', redeemed_at: AT, refunds: [], pay: null }
  expect(redeemed({ ...line, undone_at: null }, '2026-08-26')).toMatchObject({ kind: 'REDEEMED', publicFen: 5_000, orderFen: 40_000 })
  expect(redeemed({ ...line, undone_at: AT }, '2026-08-26')).toMatchObject({ kind: 'UNDONE', publicFen: 0 })
  const back = { ...order, at: AT, kind: 'REFUNDED' as const, return_id: 'f1', refund_id: 'f1', terminal_id: null, redeemed_day: '2026-08-25', amount_fen: 8_000, returned_fen: 1_000 }
  expect(returned(back)).toMatchObject({ key: 'f1', redemptionId: 'r1', orderFen: 8_000, publicFen: -1_000, redeemedDay: '2026-08-25', terminalId: null })
})

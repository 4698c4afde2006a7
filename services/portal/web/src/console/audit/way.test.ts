import { expect, it } from 'vitest'
import { netOf, placeOf, wayOf, type Counted, type Followed } from './way'

const ID = '0190a1b2-0000-7000-8000-000000000001'
const at = (minute: number) => `2026-08-26T02:${String(minute).padStart(2, '0')}:00Z`

const entry = (changes: Partial<Followed['entries'][number]> = {}): Followed['entries'][number] => ({
  kind: 'REDEEMED', entry_id: ID, redemption_id: ID, merchant_id: 'm1', campaign_id: 'c1', district_id: 'd1', program_id: 'p1', pool_id: 'r1', business_day: '2026-08-26',
  amount_fen: 5_000, at: at(2), closed_at: null, agreed_at: null, settlement_id: null, ...changes,
})
const counted: Counted = {
  redemption_id: ID, request_no: 'req-1', store_id: 's1', terminal_id: 't1', business_day: '2026-08-26', order_no: 'o-1', category: 'cars', order_amount_fen: 40_000, discount_fen: 5_000,
  redeemed_at: at(2), undone_at: null, voucher_id: 'v1', voucher_state: 'REDEEMED', stock_id: 'st1', round_id: 'r1', face_value_fen: 5_000, threshold_fen: 30_000, issued_at: at(1), valid_until: at(59), refunds: [],
}
const posting = (event_id: string, minute: number, from_kind: string, to_kind: string) => ({ booked_at: at(minute), event_id, line: 0, from_pool: 'r1', from_kind, to_pool: 'r1', to_kind, amount_fen: 5_000 })
const paid: Followed = {
  redemption_id: ID,
  entries: [entry({ closed_at: at(10), agreed_at: at(10), settlement_id: 'JS1' })],
  postings: [posting('e1', 2, 'outstanding', 'payable')],
  settlements: [{
    settlement_id: 'JS1', version: 3, merchant_id: 'm1', campaign_id: 'c1', district_id: 'd1', amount_fen: 9_000, state: 'PAID', payouts: 1, moved_at: at(14), business_days: ['2026-08-26'], days: [],
    payments: [{ payout_id: 'JS1-1', state: 'PAID', amount_fen: 9_000, requested_at: at(11), bank_ref: 'B-7', paid_as: '', batch_id: 'b1', sha256: 'ab', batch_state: 'DONE', prepared_by: 'ann', approved_by: 'bo', sent_at: at(12), account: '**77' }],
    bank_lines: [{ line_no: 1, source: 'link', payout_id: 'JS1-1', amount_fen: 9_000, result: 'PAID', reason: '', bank_ref: 'B-7', meaning: 'PAID', problem: '', came_at: at(13) }],
    postings: [posting('settlement:JS1', 14, 'payable', 'paid')],
  }],
}

it('leads from the issue to the bank in order of time, and says which amounts are of more than this redemption', () => {
  const steps = wayOf(paid, counted)
  expect(steps.map((one) => one.kind)).toEqual(['ISSUED', 'REDEEMED', 'BOOKED', 'CLOSED', 'AGREED', 'SETTLED', 'SENT', 'BANK', 'PAID_OUT'])
  expect(steps.filter((one) => one.isShared).map((one) => one.kind)).toEqual(['SETTLED', 'SENT', 'BANK', 'PAID_OUT'])
  expect(steps.flatMap((one) => one.facts).flatMap(({ to }) => to ?? [])).toEqual(['/campaigns/c1', '/payouts/JS1-1', '/batches/b1'])
  expect(new Set(steps.map((one) => one.key)).size).toBe(steps.length)
})

it('puts the issue before a redemption whose time is told without its fraction', () => {
  const soon = wayOf(paid, { ...counted, issued_at: at(2).replace('Z', '.700Z') })
  expect(soon.slice(0, 2).map((one) => one.kind)).toEqual(['ISSUED', 'REDEEMED'])
})

it('says of a line of the bank what we made of it where that is not what it says', () => {
  const [settlement] = paid.settlements
  const lines = settlement ? [{ ...settlement, bank_lines: settlement.bank_lines.map((line) => ({ ...line, meaning: 'REPEATED' })) }] : []
  const facts = (followed: Followed) => wayOf(followed, null).find((one) => one.kind === 'BANK')?.facts.map((one) => one.label)
  expect([facts(paid), facts({ ...paid, settlements: lines })]).toEqual([['source'], ['source', 'meaning']])
})

it('begins at the till where the counter does not answer', () => {
  expect(wayOf(paid, null)[0]).toMatchObject({ kind: 'REDEEMED', amountFen: 5_000 })
})

it('shows what a refund gave to the shopper beside what it gave back', () => {
  const back = { redemption_id: ID, refund_id: 'f1', request_no: 'ref-1', terminal_id: null, business_day: '2026-08-27', amount_fen: 8_000, returned_fen: 1_000, shopper_fen: 7_000, is_full: false, refunded_at: at(20) }
  const entries = [entry(), entry({ kind: 'REFUNDED', entry_id: 'f1', business_day: '2026-08-27', amount_fen: -1_000, at: at(20) })]
  const steps = wayOf({ ...paid, entries, settlements: [] }, { ...counted, refunds: [back] })
  expect(steps.at(-1)).toMatchObject({ kind: 'REFUNDED', amountFen: -1_000, facts: [{ label: 'orderAmount', text: '¥80' }, { label: 'shopper', text: '¥70' }, { label: 'requestNo' }, { label: 'day' }] })
  expect(netOf(entries)).toBe(4_000)
})

it('says where the money waits until a settlement carries all of it', () => {
  expect(placeOf([entry()])).toBe('DAY_OPEN')
  expect(placeOf([entry({ closed_at: at(3) })])).toBe('NOT_AGREED')
  expect(placeOf([entry({ closed_at: at(3), agreed_at: at(4) })])).toBe('AWAITING')
  expect(placeOf(paid.entries)).toBeNull()
  expect(placeOf([...paid.entries, entry({ kind: 'UNDONE', amount_fen: -5_000 })])).toBe('UNDONE')
})

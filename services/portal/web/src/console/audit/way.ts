/** One redemption's way: what treasury follows to the bank and what the counter knows, as steps in order of time. */
import type { components as R } from '@/shared/api/schema/redemption'
import type { components as T } from '@/shared/api/schema/treasury'
import { yuan } from '@/shared/money'

export type Followed = T['schemas']['FollowedView']
export type Counted = R['schemas']['CountedView']
type Entry = Followed['entries'][number]
type Posting = T['schemas']['PostingView']
type Settlement = T['schemas']['SettlementView']
type Payment = Settlement['payments'][number]

/** A redemption's id. */
export const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** In the order in which they stand where two are of one instant. */
export const KINDS = ['ISSUED', 'REDEEMED', 'UNDONE', 'REFUNDED', 'BOOKED', 'CLOSED', 'AGREED', 'SETTLED', 'SENT', 'BANK', 'PAID_OUT'] as const
export type Kind = (typeof KINDS)[number]
export type Label = 'round' | 'order' | 'orderAmount' | 'till' | 'requestNo' | 'shopper' | 'from' | 'to' | 'day' | 'days' | 'payment' | 'batch' | 'account' | 'maker' | 'checker' | 'hash' | 'reason' | 'source' | 'meaning'

export interface Fact {
  label: Label
  text: string
  /** Where one reads on. */
  to?: string
}

export interface Step {
  key: string
  kind: Kind
  at: string
  id: string
  amountFen: number | null
  /** The amount is of more than this redemption: of its whole settlement. */
  isShared: boolean
  /** What became of it, where it has a state. */
  state: string
  facts: readonly Fact[]
}

/** Where the money is now; a settlement's own state once there is one. */
export type Place = 'UNDONE' | 'DAY_OPEN' | 'NOT_AGREED' | 'AWAITING'

/** What a line of the bank's means where it means what it says. */
const AS_TOLD = new Set(['PAID', 'FAILED', 'UNKNOWN'])

const fact = (label: Label, text: string | null | undefined, to?: string): Fact[] => (text ? [{ label, text, ...(to ? { to } : {}) }] : [])
const step = (kind: Kind, at: string, id: string, amountFen: number | null, facts: readonly Fact[], more: Partial<Step> = {}): Step => ({ key: `${kind}/${id}`, kind, at, id, amountFen, isShared: false, state: '', facts, ...more })

/** All steps that were taken, the first one first; some services tell the second alone, so within one their kind says. */
export function wayOf(followed: Followed, counted: Counted | null): Step[] {
  const steps = [
    ...(counted ? [issued(counted, followed.entries[0]?.campaign_id ?? '')] : []),
    ...followed.entries.map((one) => entered(one, counted)),
    ...followed.postings.map((one) => booked(one)),
    ...daysOf(followed.entries),
    ...followed.settlements.flatMap(settled),
  ]
  return steps.sort((one, other) => secondOf(one) - secondOf(other) || KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind))
}

const secondOf = ({ at }: Step): number => Math.floor(Date.parse(at) / 1000)

/** Where the last of its money stands before a settlement carries it; null once one does. */
export function placeOf(entries: readonly Entry[]): Place | null {
  if (entries.some((one) => one.kind === 'UNDONE')) return 'UNDONE'
  const ahead = entries.find((one) => one.settlement_id === null)
  if (!ahead) return null
  return ahead.closed_at === null ? 'DAY_OPEN' : ahead.agreed_at === null ? 'NOT_AGREED' : 'AWAITING'
}

/** What of public money the redemption comes to, with all that was taken back. */
export const netOf = (entries: readonly Entry[]): number => entries.reduce((sum, one) => sum + one.amount_fen, 0)

function issued(counted: Counted, campaignId: string): Step {
  return step('ISSUED', counted.issued_at, counted.voucher_id, counted.face_value_fen, fact('round', counted.round_id, `/campaigns/${campaignId}`))
}

function entered(entry: Entry, counted: Counted | null): Step {
  const refund = counted?.refunds.find((one) => one.refund_id === entry.entry_id)
  const facts = refund
    ? [...fact('orderAmount', yuan(refund.amount_fen)), ...fact('shopper', yuan(refund.shopper_fen)), ...fact('till', refund.terminal_id), ...fact('requestNo', refund.request_no)]
    : entry.kind === 'REDEEMED' && counted
      ? [...fact('order', counted.order_no), ...fact('orderAmount', yuan(counted.order_amount_fen)), ...fact('till', counted.terminal_id), ...fact('requestNo', counted.request_no)]
      : []
  return step(entry.kind as Kind, entry.at, entry.entry_id, entry.amount_fen, [...facts, ...fact('day', entry.business_day)])
}

function booked(one: Posting, kind: 'BOOKED' | 'PAID_OUT' = 'BOOKED'): Step {
  return step(kind, one.booked_at, `${one.event_id}#${one.line}`, one.amount_fen, [...fact('from', one.from_kind), ...fact('to', one.to_kind)], { isShared: kind === 'PAID_OUT' })
}

/** Each business day that an entry stands on, closed and agreed once. */
function daysOf(entries: readonly Entry[]): Step[] {
  const days = new Map(entries.map((one) => [one.business_day, one]))
  return [...days.values()].flatMap((one) => [
    ...(one.closed_at ? [step('CLOSED', one.closed_at, one.business_day, null, [])] : []),
    ...(one.agreed_at ? [step('AGREED', one.agreed_at, one.business_day, null, [])] : []),
  ])
}

function settled(one: Settlement): Step[] {
  const since = one.payments[0]?.requested_at ?? one.moved_at
  return [
    step('SETTLED', since, one.settlement_id, one.amount_fen, fact('days', one.business_days.join('、')), { isShared: true, state: one.state }),
    ...one.payments.flatMap(sent),
    ...one.bank_lines.map((line) =>
      step('BANK', line.came_at, `${line.payout_id}#${line.line_no}`, line.amount_fen, [...fact('source', line.bank_ref), ...fact('reason', line.reason || line.problem), ...fact('meaning', AS_TOLD.has(line.meaning) ? '' : line.meaning)], { isShared: true, state: line.result })),
    ...one.postings.map((posting) => booked(posting, 'PAID_OUT')),
  ]
}

/** Payments that went to the bank; one that waits yet stands under its settlement's state. */
function sent(one: Payment): Step[] {
  if (one.sent_at === null) return []
  const facts = [
    ...fact('batch', one.batch_id, `/batches/${one.batch_id ?? ''}`), ...fact('account', one.account), ...fact('maker', one.prepared_by), ...fact('checker', one.approved_by), ...fact('hash', one.sha256),
  ]
  return [step('SENT', one.sent_at, one.payout_id, one.amount_fen, [...fact('payment', one.payout_id, `/payouts/${one.payout_id}`), ...facts], { isShared: true, state: one.state })]
}

/** A refund at the till: goods come back after their business day has closed. */
import { once, pendingAfter } from '@/shared/once'
import { fenOf } from '@/shared/money'
import { caught } from '@/shared/refusal'
import type { components } from '@/shared/api/schema/redemption'
import { heard, till } from './api'
import { waitAfter } from './patience'

export type Shares = components['schemas']['SharesView']

const PATIENCE_S = 20
const BY = 'till'

/** What giving this much back means: to the customer, and to the campaign's money. */
export const previewOf = (requestNo: string, amount_fen: number): Promise<Shares> =>
  heard(till.GET('/api/redemption/v1/redemptions/{request_no}/refunds/preview', { params: { path: { request_no: requestNo }, query: { amount_fen } } }))

const nameOf = (requestNo: string) => `till.refund.${requestNo}.`

/** How much of this order was asked to be given back without an answer so far: until then nothing else of it may be. */
export function openRefund(requestNo: string): number | undefined {
  const amount = pendingAfter(nameOf(requestNo), BY).find((rest) => /^\d+$/.test(rest))
  return amount === undefined ? undefined : Number(amount)
}

/** Give it back: under one number until it is answered, whoever is logged in beside the till. */
export const refund = (requestNo: string, amount_fen: number) =>
  once(`${nameOf(requestNo)}${amount_fen}`, (key) =>
    inTime(() => heard(till.POST('/api/redemption/v1/redemptions/{request_no}/refunds', { params: { path: { request_no: requestNo }, header: { 'Idempotency-Key': key } }, body: { amount_fen } }))), { forS: PATIENCE_S, by: BY })

/** A refusal for the time it was stamped with told the platform's time: the same is stamped anew. */
async function inTime<T>(send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await send()
    } catch (error) {
      const refusal = caught(error)
      if (refusal.code !== 'CLOCK_SKEW' || waitAfter(refusal, tries, 0) === null) throw refusal
    }
  }
}

/** The amount as typed, where it is one that can be given back of this order. */
export function amountOf(typed: string, orderFen: number): number | null {
  const fen = fenOf(typed)
  return fen !== null && fen > 0 && fen <= orderFen ? fen : null
}

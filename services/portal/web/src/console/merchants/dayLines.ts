/** A merchant's lines of a day from the doors of its own desk or of the officers', alike for the page. */
import { asked, redemption } from '@/shared/api'
import type { components } from '@/shared/api/schema/redemption'
import { Refusal } from '@/shared/refusal'

type Return = components['schemas']['ReturnView']
type Redemption = components['schemas']['RedemptionView']

export interface Line {
  key: string
  redemptionId: string
  at: string
  kind: 'REDEEMED' | 'UNDONE' | 'REFUNDED'
  orderNo: string
  requestNo: string
  terminalId: string | null
  redeemedDay: string
  /** Of the order: all of it, or what came back. */
  orderFen: number
  /** Of public money; below nothing for what the merchant is owed less. */
  publicFen: number
}

export interface Asked {
  /** Without it one's own. */
  merchantId: string | undefined
  campaignId: string
  day: string
  after: string | null
}

interface Page {
  lines: Line[]
  next: string | null
}

/** What was undone or refunded; null for no such day. */
export function askReturns({ merchantId, campaignId, day, after }: Asked): Promise<Page | null> {
  const [path, query] = [{ campaign_id: campaignId }, { day, ...(after ? { after } : {}) }]
  return orNull(async () => {
    const found = await (merchantId
      ? asked(redemption.GET('/api/redemption/v1/merchants/{merchant_id}/campaigns/{campaign_id}/returns', { params: { path: { ...path, merchant_id: merchantId }, query } }))
      : asked(redemption.GET('/api/redemption/v1/merchant/campaigns/{campaign_id}/returns', { params: { path, query } })))
    return { lines: found.returns.map(returned), next: found.next }
  })
}

/** All that was redeemed; null for no such day. */
export function askRedemptions({ merchantId, campaignId, day, after }: Asked): Promise<Page | null> {
  const [path, query] = [{ campaign_id: campaignId }, { day, ...(after ? { after } : {}) }]
  return orNull(async () => {
    const found = await (merchantId
      ? asked(redemption.GET('/api/redemption/v1/merchants/{merchant_id}/campaigns/{campaign_id}/redemptions', { params: { path: { ...path, merchant_id: merchantId }, query } }))
      : asked(redemption.GET('/api/redemption/v1/merchant/campaigns/{campaign_id}/redemptions', { params: { path, query } })))
    return { lines: found.redemptions.map((one) => redeemed(one, found.day)), next: found.next }
  })
}

export const returned = (one: Return): Line => ({
  key: one.return_id, redemptionId: one.redemption_id, at: one.at, kind: one.kind, orderNo: one.order_no, requestNo: one.request_no, terminalId: one.terminal_id, redeemedDay: one.redeemed_day,
  orderFen: one.amount_fen, publicFen: -one.returned_fen,
})

export const redeemed = (one: Redemption, day: string): Line => ({
  key: one.redemption_id, redemptionId: one.redemption_id, at: one.redeemed_at, kind: one.undone_at === null ? 'REDEEMED' : 'UNDONE', orderNo: one.order_no, requestNo: one.request_no, terminalId: one.terminal_id,
  redeemedDay: day, orderFen: one.order_amount_fen, publicFen: one.undone_at === null ? one.discount_fen : 0,
})

async function orNull(ask: () => Promise<Page>): Promise<Page | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return null
    throw error
  }
}

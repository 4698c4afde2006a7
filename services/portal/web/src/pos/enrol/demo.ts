/** In a demo, a till without a desk: an administrator of the demo asks the code that a desk would have given. */
import { asked, redemption } from '@/shared/api'
import { once } from '@/shared/once'
import { Refusal } from '@/shared/refusal'
import { logInForDemo, logOut } from '@/shared/session'
import type { components } from '@/shared/api/schema/redemption'

export type Merchant = components['schemas']['MerchantLine']

const LIVE_KEYS_MAX = 2

/** Merchants that have a till with room for one more key. */
export async function merchantsWithRoom(): Promise<Merchant[]> {
  await logInForDemo({ role: 'admin', index: 0 })
  const { merchants } = await asked(redemption.GET('/api/redemption/v1/merchants', {}))
  return merchants.filter((one) => one.terminals > 0 && one.live_keys < LIVE_KEYS_MAX * one.terminals)
}

/** A code for a till of this merchant's; then nobody is logged in here any more. */
export async function codeFor(merchantId: string): Promise<string> {
  const path = { merchant_id: merchantId }
  const merchant = await asked(redemption.GET('/api/redemption/v1/merchants/{merchant_id}', { params: { path } }))
  const live = (terminalId: string) => merchant.keys.filter((key) => key.terminal_id === terminalId && !key.revoked_at).length
  const free = merchant.stores.flatMap((store) => store.tills).find((one) => live(one) < LIVE_KEYS_MAX)
  if (!free) throw new Refusal('WRONG_STATE', 409)
  const offer = await once(`till.offer.${free}`, (key) =>
    asked(redemption.POST('/api/redemption/v1/terminals/{terminal_id}/enrolments', { params: { header: { 'Idempotency-Key': key }, path: { terminal_id: free } } })),
  )
  await logOut()
  return offer.code
}

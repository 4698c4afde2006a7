/** In a demo, a till without a desk: an administrator of the demo asks the code that a desk would have given. */
import { asked, redemption } from '@/shared/api'
import { once } from '@/shared/once'
import { refusalFor } from '@/shared/refusal'
import { logInForDemo, logOut } from '@/shared/session'
import type { components } from '@/shared/api/schema/redemption'

export type Merchant = components['schemas']['MerchantLine']

const LIVE_KEYS_MAX = 2

/** Merchants that have a till with room for one more key. */
export const merchantsWithRoom = (): Promise<Merchant[]> =>
  asAdmin(async () => {
    const { merchants } = await asked(redemption.GET('/api/redemption/v1/merchants', {}))
    return merchants.filter((one) => one.terminals > 0 && one.live_keys < LIVE_KEYS_MAX * one.terminals)
  })

/** A code for a till of this merchant's. */
export const codeFor = (merchantId: string): Promise<string> =>
  asAdmin(async () => {
    const path = { merchant_id: merchantId }
    const merchant = await asked(redemption.GET('/api/redemption/v1/merchants/{merchant_id}', { params: { path } }))
    const keysOf = (terminalId: string) => merchant.keys.filter((key) => key.terminal_id === terminalId)
    const live = (terminalId: string) => keysOf(terminalId).filter((key) => !key.revoked_at).length
    const free = merchant.stores.flatMap((store) => store.tills).find((one) => live(one) < LIVE_KEYS_MAX)
    if (!free) throw refusalFor('WRONG_STATE', 409)
    const offer = await once(`till.offer.${free}.${keysOf(free).length}`, (key) =>
      asked(redemption.POST('/api/redemption/v1/terminals/{terminal_id}/enrolments', { params: { header: { 'Idempotency-Key': key }, path: { terminal_id: free } } })),
    )
    return offer.code
  })

/** Ask as an administrator; whatever comes of it, nobody is logged in here any more. */
async function asAdmin<T>(ask: () => Promise<T>): Promise<T> {
  await logInForDemo({ role: 'admin', index: 0 })
  try {
    return await ask()
  } finally {
    await logOut()
  }
}

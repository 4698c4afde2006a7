/** What the services tell a shopper, by the names this folder uses. */
import type { components as OfRedemption } from '@/shared/api/schema/redemption'
import type { components as OfTreasury } from '@/shared/api/schema/treasury'
import type { components as OfVouchers } from '@/shared/api/schema/vouchers'

export type Round = OfVouchers['schemas']['RoundView']
export type Stock = OfVouchers['schemas']['StockView']
/** A voucher as the service knows it that gave it out. */
export type Claim = OfVouchers['schemas']['ClaimView']
/** A voucher as the tills know it. */
export type Voucher = OfRedemption['schemas']['VoucherView']
export type Store = OfRedemption['schemas']['StoreView']
export type Campaign = OfTreasury['schemas']['PublicCampaign']

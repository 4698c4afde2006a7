/** The wallet's three piles: usable, used, gone. */
import type { Claim, Voucher } from '../services'

export const PILES = ['usable', 'used', 'gone'] as const
export type Pile = (typeof PILES)[number]

/** Of what is usable the soonest to expire first; the rest as it came, the latest first. */
export function piles(wallet: readonly Voucher[]): Record<Pile, Voucher[]> {
  const usable = wallet.filter((one) => one.state === 'ISSUED').sort((one, other) => one.valid_until.localeCompare(other.valid_until))
  const used = wallet.filter((one) => one.state === 'REDEEMED')
  return { usable, used, gone: wallet.filter((one) => one.state !== 'ISSUED' && one.state !== 'REDEEMED') }
}

/** What was claimed and has not come to the tills yet (some seconds). */
export const arriving = (claims: readonly Claim[], wallet: readonly Voucher[]): Claim[] => claims.filter((claim) => wallet.every((one) => one.voucher_id !== claim.voucher_id))

/** 24 digits as one reads them out: in fours. */
export const grouped = (digits: string): string[] => digits.match(/.{1,4}/g) ?? []

/** Vouchers named by whoever drafts a void order, as typed or pasted. */
export const VOUCHERS_MAX = 500
export const REASONS = ['ISSUED_IN_ERROR', 'FRAUD_SUSPECTED', 'CARD_RETURNED', 'OWNER_ASKED'] as const
export type Reason = (typeof REASONS)[number]

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface Named {
  /** Each once, in the order typed. */
  ids: string[]
  /** What is no voucher's id, as typed. */
  wrong: string[]
}

/** Ids between spaces, commas or line ends. */
export function namedIn(typed: string): Named {
  const words = typed.split(/[\s,，;；、]+/).filter(Boolean)
  const ids = words.map((word) => word.toLowerCase()).filter((word) => ID.test(word))
  return { ids: [...new Set(ids)], wrong: words.filter((word) => !ID.test(word.toLowerCase())) }
}

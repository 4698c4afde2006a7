/** The number of an order: the shop's own receipt, or one of ours where the cashier has none. */

const ALLOWED = /^[0-9A-Za-z_-]{1,64}$/
const ZONE = 'Asia/Shanghai'

/** What was typed or scanned, as the contract takes it; null for what it does not. Empty is allowed: then we number it. */
export function orderNoOf(typed: string): string | null {
  const text = typed.normalize('NFKC').trim()
  return text === '' || ALLOWED.test(text) ? text : null
}

/** `20221127-093012-7KQ2`: the till's second and four signs by lot, so that no two orders of a store share one. */
export function numbered(nowMs: number, lot: Uint8Array = crypto.getRandomValues(new Uint8Array(4))): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' }).format(nowMs)
  const [day = '', time = ''] = parts.split(' ')
  return `${day.replaceAll('-', '')}-${time.replaceAll(':', '')}-${Array.from(lot, (byte) => '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'[byte % 32]).join('')}`
}

/** What scanners, cameras and fingers put in: a scanner types like a keyboard, into whatever field has the focus. */

export const CODE_DIGITS = 24
const AMOUNT = String.raw`\d{1,7}(?:\.\d{0,2})?`
const AMOUNT_THEN_CODE = new RegExp(String.raw`^(${AMOUNT})?(\d{${CODE_DIGITS}})$`)

export interface Entered {
  /** What stood before the code, as typed. */
  rest: string
  code: string
}

/** Digits as they count, however they were typed or shown. */
export const digitsOf = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '')

/** The voucher's code at the end of what a field holds, with the amount that may stand before it; null for none. */
export function codeIn(text: string): Entered | null {
  const found = AMOUNT_THEN_CODE.exec(digitsOf(text).replace(/^[¥￥]/, ''))
  return found ? { rest: found[1] ?? '', code: found[2] ?? '' } : null
}

/** The code in a picture's text: the digits alone, or somewhere in what a wallet put around them. */
export const codeSeen = (text: string): string | null => /(?<!\d)\d{24}(?!\d)/.exec(digitsOf(text))?.[0] ?? null

/** Read aloud and compared by people: in fours. */
export const inFours = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')

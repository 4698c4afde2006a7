/** What can be seen at once in what was typed; the service checks again, by the same rules. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'

/** As people type it: full width, spaces and a small x are no mistakes. */
export const tidyId = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
export const tidyPhone = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '').replace(/^\+86/, '')

/** Form, birth date and check digit of an ID number (GB 11643). */
export function isNationalId(id: string): boolean {
  const found = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(id)
  if (!found) return false
  const [year, month, date] = found.slice(1).map(Number) as [number, number, number]
  const born = new Date(Date.UTC(year, month - 1, date))
  if (born.getUTCMonth() !== month - 1 || born.getUTCDate() !== date || year < 1880) return false
  const sum = WEIGHTS.reduce((so_far, weight, place) => so_far + weight * Number(id[place]), 0)
  return CHECK[sum % 11] === id[17]
}

export interface Typed {
  name: string
  nationalId: string
  phone: string
  code: string
  hasConsented: boolean
}

export type Wrong = 'nameWrong' | 'idShort' | 'idWrong' | 'phoneWrong' | 'codeWrong' | 'consentWrong'
export type Field = keyof Typed

/** What is wrong, by field; nothing when it may be sent. */
export function wrongIn({ name, nationalId, phone, code, hasConsented }: Typed): Partial<Record<Field, Wrong>> {
  const wrong: Partial<Record<Field, Wrong>> = {}
  const id = tidyId(nationalId)
  if (!hasConsented) wrong.hasConsented = 'consentWrong'
  if (name.trim().length === 0) wrong.name = 'nameWrong'
  if (id.length !== 18) wrong.nationalId = 'idShort'
  else if (!isNationalId(id)) wrong.nationalId = 'idWrong'
  if (!/^1[3-9]\d{9}$/.test(tidyPhone(phone))) wrong.phone = 'phoneWrong'
  if (!/^\d{6}$/.test(code.trim())) wrong.code = 'codeWrong'
  return wrong
}

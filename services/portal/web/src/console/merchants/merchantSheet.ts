/** Merchants as rows of a sheet, pasted from Excel: a line a till, or one for a store without. */
import type { components } from '@/shared/api/schema/redemption'

export type MerchantBody = components['schemas']['MerchantBody']
export type Fault = 'columns' | 'id' | 'empty' | 'differs' | 'twice'
export interface Pasted {
  merchants: MerchantBody[]
  /** The first line that is wrong, and how. */
  wrong: { line: number; how: Fault } | null
}

const ID = /^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/
const COLUMNS_MIN = 8

/** Columns: merchant, name, credit code, district, categories, store, its name, address, till. Empty lines are nothing. */
export function readMerchants(text: string): Pasted {
  const merchants: MerchantBody[] = []
  for (const [place, row] of text.split(/\r?\n/).entries()) {
    if (!row.trim()) continue
    const how = add(merchants, row.split('\t').map((cell) => cell.trim()))
    if (how) return { merchants, wrong: { line: place + 1, how } }
  }
  return { merchants, wrong: null }
}

/** How many there are of each. */
export function counts(merchants: readonly MerchantBody[]): { merchants: number; stores: number; tills: number } {
  const stores = merchants.flatMap((one) => one.stores)
  return { merchants: merchants.length, stores: stores.length, tills: stores.reduce((sum, one) => sum + one.terminals.length, 0) }
}

function add(merchants: MerchantBody[], cells: string[]): Fault | null {
  if (cells.length < COLUMNS_MIN) return 'columns'
  const [merchant_id = '', name = '', uscc = '', district_id = '', sold = '', store_id = '', store = '', address = '', terminal_id = ''] = cells
  const categories = sold.split(/[,，、]/).map((one) => one.trim()).filter(Boolean)
  if (!name || !uscc || !store || categories.length === 0) return 'empty'
  if ([merchant_id, district_id, store_id, ...categories, ...(terminal_id ? [terminal_id] : [])].some((id) => !ID.test(id))) return 'id'
  const merchant = known(merchants, 'merchant_id', { merchant_id, name, uscc: uscc.toUpperCase(), district_id, categories, stores: [] })
  if (!isLike(merchant, { name, uscc: uscc.toUpperCase(), district_id, categories })) return 'differs'
  if (merchants.some((one) => one !== merchant && one.stores.some((other) => other.store_id === store_id))) return 'differs'
  const place = known(merchant.stores, 'store_id', { store_id, name: store, address, terminals: [] })
  if (!isLike(place, { name: store, address })) return 'differs'
  if (!terminal_id) return null
  if (merchants.some((one) => one.stores.some((other) => other.terminals.some((till) => till.terminal_id === terminal_id)))) return 'twice'
  place.terminals.push({ terminal_id })
  return null
}

function known<T, Key extends keyof T>(all: T[], key: Key, made: T): T {
  const found = all.find((one) => one[key] === made[key])
  if (found) return found
  all.push(made)
  return made
}

const isLike = <T extends object>(one: T, told: Partial<T>) => (Object.keys(told) as (keyof T)[]).every((key) => JSON.stringify(one[key]) === JSON.stringify(told[key]))

/** Accounts as pasted from a sheet: merchant, name, account; a line each. */
import type { components } from '@/shared/api/schema/treasury'

export type AccountBody = components['schemas']['AccountBody']
export interface Pasted {
  accounts: AccountBody[]
  /** The first line that is wrong, and how. */
  wrong: { line: number; how: 'wrong' | 'twice' } | null
}

/** Columns are parted by tabs (Excel), else by commas; empty lines are nothing. */
export function readAccounts(text: string): Pasted {
  const accounts: AccountBody[] = []
  const seen = new Set<string>()
  for (const [place, row] of text.split(/\r?\n/).entries()) {
    if (!row.trim()) continue
    const [merchant_id = '', name = '', account = ''] = row.split(row.includes('\t') ? '\t' : /[,，]/).map((cell) => cell.trim())
    const digits = account.replace(/\s/g, '')
    if (!/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/.test(merchant_id) || !name || !/^[0-9A-Za-z-]{4,40}$/.test(digits)) return { accounts, wrong: { line: place + 1, how: 'wrong' } }
    if (seen.has(merchant_id)) return { accounts, wrong: { line: place + 1, how: 'twice' } }
    seen.add(merchant_id)
    accounts.push({ merchant_id, name, account: digits })
  }
  return { accounts, wrong: null }
}

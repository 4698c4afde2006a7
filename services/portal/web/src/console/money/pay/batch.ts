/** A batch whole: its lines page by page, and as a sheet. */
import { asked, treasury } from '@/shared/api'
import type { components } from '@/shared/api/schema/treasury'
import type { Sheet } from '@/console/sheet'
import { stateName } from '../messages'
import { b } from './messages'

export type Batch = components['schemas']['BatchView']
export type Line = components['schemas']['PayoutLine']

/** A page of a batch's lines after so many. */
export const loadBatch = (batchId: string, after = 0): Promise<Batch> => asked(treasury.GET('/api/treasury/v1/payout-batches/{batch_id}', { params: { path: { batch_id: batchId }, query: { after } } }))

/** All lines, for a sheet. */
export async function loadLines(batchId: string): Promise<Line[]> {
  const lines: Line[] = []
  for (;;) {
    const { lines: page, count } = await loadBatch(batchId, lines.length)
    lines.push(...page)
    if (page.length === 0 || lines.length >= count) return lines
  }
}

/** Who is paid: a merchant, or the claim. */
export const payeeOf = (line: Line): string => line.merchant_id ?? line.pays

/** Yuan as numbers, so that a sheet can add them up. */
export const sheetOf = (batchId: string, lines: readonly Line[]): Sheet => ({
  name: batchId,
  heads: [b('line'), b('payee'), b('account'), b('amount'), b('state'), b('bankSays')],
  rows: lines.map((line) => [line.payout_id, payeeOf(line), line.account, line.amount_fen / 100, stateName(line.state), [line.reason, line.bank_ref].filter(Boolean).join(' ')]),
})

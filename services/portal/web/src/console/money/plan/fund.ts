/** A round's funding as an officer types it, held against what the service will check, and made into its request. */
import type { components } from '@/shared/api/schema/treasury'
import { fenOf } from '@/shared/money'
import { instantOf } from '@/console/cityTime'

export type GrantBody = components['schemas']['GrantBody']
export type GrantLine = components['schemas']['GrantLine']

export interface StockDraft {
  faceYuan: string
  thresholdYuan: string
  quantity: string
  perPersonMax: string
}

export interface RoundDraft {
  programId: string
  name: string
  roundNo: string
  opensAt: string
  closesAt: string
  validUntil: string
  categories: string[]
  stocks: StockDraft[]
}

export type Field = 'programId' | 'name' | 'roundNo' | 'opensAt' | 'closesAt' | 'validUntil' | 'categories' | 'stocks' | `stocks.${number}`
export type Problem = 'needed' | 'badNumber' | 'badAmount' | 'passed' | 'notAfterOpening' | 'notAfterClosing' | 'thresholdTooLow' | 'twice' | 'tooMuch'

export const EMPTY_STOCK: StockDraft = { faceYuan: '', thresholdYuan: '', quantity: '', perPersonMax: '1' }

const whole = (typed: string): number | null => (/^\d{1,8}$/.test(typed.trim()) && Number(typed) > 0 ? Number(typed) : null)

/** What the vouchers cost; a line that cannot be read costs nothing yet. */
export const costOf = (stocks: readonly StockDraft[]): number => stocks.reduce((sum, stock) => sum + (fenOf(stock.faceYuan) ?? 0) * (whole(stock.quantity) ?? 0), 0)

/** How many vouchers. */
export const piecesOf = (stocks: readonly StockDraft[]): number => stocks.reduce((sum, stock) => sum + (whole(stock.quantity) ?? 0), 0)

/** The next number of a round of the program, after those that grants were drafted for. */
export function nextRoundNo(programId: string, grants: readonly Pick<GrantLine, 'program_id' | 'pool_id'>[]): number {
  const numbers = grants.filter((one) => one.program_id === programId).map((one) => Number(/\.r(\d+)$/.exec(one.pool_id)?.[1] ?? 0))
  return Math.max(0, ...numbers) + 1
}

/** What is wrong with it, by field; `freeFen` is the program's money that no grant has, `now` by the server's clock. */
export function problemsOf(draft: RoundDraft, freeFen: number, now: number): Map<Field, Problem> {
  const found = new Map<Field, Problem>()
  const [opens, closes, valid] = [draft.opensAt, draft.closesAt, draft.validUntil].map((local) => Date.parse(instantOf(local)))
  for (const field of ['programId', 'name'] as const) if (!draft[field].trim()) found.set(field, 'needed')
  if (whole(draft.roundNo) === null) found.set('roundNo', 'badNumber')
  for (const field of ['opensAt', 'closesAt', 'validUntil'] as const) if (!instantOf(draft[field])) found.set(field, 'needed')
  if (opens !== undefined && opens < now) found.set('opensAt', 'passed')
  if (opens !== undefined && closes !== undefined && closes <= opens) found.set('closesAt', 'notAfterOpening')
  if (closes !== undefined && valid !== undefined && valid < closes) found.set('validUntil', 'notAfterClosing')
  if (draft.categories.length === 0) found.set('categories', 'needed')
  draft.stocks.forEach((stock, place) => {
    const problem = problemOfStock(stock)
    if (problem) found.set(`stocks.${place}`, problem)
  })
  const ids = draft.stocks.map((stock) => stockId('', stock))
  if (new Set(ids).size < ids.length && ![...found.keys()].some((field) => field.startsWith('stocks.'))) found.set('stocks', 'twice')
  if (costOf(draft.stocks) > freeFen) found.set('stocks', 'tooMuch')
  return found
}

function problemOfStock(stock: StockDraft): Problem | null {
  const [face, threshold] = [fenOf(stock.faceYuan), fenOf(stock.thresholdYuan)]
  if (!face || !threshold) return 'badAmount'
  if (threshold <= face) return 'thresholdTooLow'
  return whole(stock.quantity) === null || whole(stock.perPersonMax) === null ? 'badNumber' : null
}

const plain = (fen: number) => (fen % 100 === 0 ? `${fen / 100}` : `${fen}fen`)
const stockId = (roundId: string, stock: StockDraft) => `${roundId}.f${plain(fenOf(stock.faceYuan) ?? 0)}-${plain(fenOf(stock.thresholdYuan) ?? 0)}`

/** The request for a draft without problems; its ids follow from program and number, and a second try gets a grant of its own. */
export function grantOf(draft: RoundDraft, campaignId: string, grants: readonly Pick<GrantLine, 'pool_id'>[]): GrantBody {
  const roundId = `${draft.programId}.r${Number(draft.roundNo)}`
  const attempt = grants.filter((one) => one.pool_id === roundId).length + 1
  const validUntil = instantOf(draft.validUntil)
  return {
    grant_id: `${roundId}.g${attempt}`,
    campaign_id: campaignId,
    program_id: draft.programId,
    amount_fen: costOf(draft.stocks),
    round: {
      round_id: roundId,
      round_no: Number(draft.roundNo),
      name: draft.name.trim(),
      opens_at: instantOf(draft.opensAt),
      closes_at: instantOf(draft.closesAt),
      categories: draft.categories,
      stocks: draft.stocks.map((stock) => ({
        stock_id: stockId(roundId, stock),
        face_value_fen: fenOf(stock.faceYuan) ?? 0,
        threshold_fen: fenOf(stock.thresholdYuan) ?? 0,
        quantity: Number(stock.quantity),
        per_person_max: Number(stock.perPersonMax),
        valid_until: validUntil,
      })),
    },
  }
}

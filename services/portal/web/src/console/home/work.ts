/** What waits: gathered from the services by role, and told apart into mine and a colleague's. */
import { asked, identity, redemption, subsidies, treasury } from '@/shared/api'
import type { components as I } from '@/shared/api/schema/identity'
import type { components as R } from '@/shared/api/schema/redemption'
import type { components as T } from '@/shared/api/schema/treasury'
import type { Role, Session } from '@/shared/session'
import { HANDLERS, MONEY } from '@/console/menu'

export type Waiting = T['schemas']['WaitingView']
type Due = T['schemas']['DueView']
type Difference = T['schemas']['DifferenceView']
type Differing = T['schemas']['DifferingDayView']
type Void = R['schemas']['ListedVoid']
type Staff = I['schemas']['StaffView']

export type Kind = 'campaign' | 'allocation_change' | 'grant' | 'payout_batch' | 'account_file' | 'clawback' | 'ruling' | 'void' | 'due' | 'difference' | 'differing_day' | 'subsidy_review' | 'staff'

export interface Work {
  key: string
  kind: Kind
  /** What people call it; empty where its kind says enough. */
  title: string
  districtId: string | null
  amountFen: number | null
  /** How many there are, where it stands for several. */
  count: number | null
  at: string | null
  by: string | null
  to: string
  isMine: boolean
}

export interface Gathered {
  approvals: readonly Waiting[]
  voids: readonly Void[]
  due: readonly Due[]
  differences: readonly Difference[]
  differing: readonly Differing[]
  reviews: Readonly<Record<string, number>>
  staff: readonly Staff[]
}

const NOTHING: Gathered = { approvals: [], voids: [], due: [], differences: [], differing: [], reviews: {}, staff: [] }
const QUEUES: Partial<Record<Role, string>> = { district_reviewer: 'AUTO_CHECKED', city_reviewer: 'DISTRICT_APPROVED' }
const PREPARERS: readonly Role[] = ['treasury_maker', 'finance']

/** Ask the services whose doors this role may open. */
export async function gather({ role, district_id }: Session): Promise<Gathered> {
  const found = { ...NOTHING }
  const asks: Promise<void>[] = []
  if (MONEY.includes(role)) asks.push(asked(treasury.GET('/api/treasury/v1/approvals')).then(({ items }) => void (found.approvals = items)))
  if (MONEY.includes(role)) asks.push(asked(redemption.GET('/api/redemption/v1/voids', { params: { query: { state: 'DRAFT' } } })).then(({ voids }) => void (found.voids = voids)))
  if (PREPARERS.includes(role)) asks.push(asked(treasury.GET('/api/treasury/v1/payouts/due')).then((due) => void (found.due = due)))
  if (HANDLERS.includes(role)) {
    asks.push(asked(treasury.GET('/api/treasury/v1/differences', { params: { query: { state: 'OPEN' } } })).then((open) => void (found.differences = open)))
    asks.push(asked(treasury.GET('/api/treasury/v1/merchant-days/differing')).then((days) => void (found.differing = days)))
  }
  if (QUEUES[role]) asks.push(asked(subsidies.GET('/api/subsidies/v1/reviews/counts')).then(({ by_state }) => void (found.reviews = by_state)))
  if (role === 'admin' && district_id === null) asks.push(asked(identity.GET('/api/identity/v1/staff')).then((staff) => void (found.staff = staff)))
  await Promise.all(asks)
  return found
}

const PLACES: Record<string, (id: string, campaignId: string | null) => string> = {
  campaign: (id) => `/campaigns/${id}`,
  allocation_change: (_, campaignId) => `/campaigns/${campaignId ?? ''}`,
  grant: (id) => `/grants/${id}`,
  payout_batch: (id) => `/batches/${id}`,
  account_file: (id) => `/accounts/${id}`,
  clawback: (id) => `/payouts/${id}`,
  ruling: (id) => `/payouts/${id}`,
}

/** The page on which an approval is given. */
export const placeOf = (one: Pick<Waiting, 'kind' | 'id' | 'campaign_id'>): string => PLACES[one.kind]?.(one.id, one.campaign_id) ?? '/'

/** All that waits, mine first, the longest waiting first where that is known. */
export function workOf({ role, subject_id, district_id }: Session, found: Gathered): Work[] {
  const approvals = found.approvals.map((one): Work => ({
    key: `${one.kind}:${one.id}`, kind: one.kind as Kind, title: one.title, districtId: one.district_id, amountFen: one.amount_fen, count: null,
    at: one.drafted_at, by: one.drafted_by, to: placeOf(one), isMine: role === 'treasury_checker' && !one.is_own,
  }))
  const voids = found.voids.map((one): Work => ({
    key: `void:${one.void_id}`, kind: 'void', title: '', districtId: one.district_ids.length === 1 ? (one.district_ids[0] ?? null) : null, amountFen: one.sum_fen, count: one.vouchers,
    at: one.drafted_at, by: one.drafted_by, to: '/voids', isMine: role === 'treasury_checker' && one.drafted_by !== subject_id,
  }))
  const due = found.due.map((one): Work => mine('due', one.program_id, '/batches', { title: one.program_id, amountFen: one.sum_fen, count: one.payouts, at: one.since }))
  const free = found.differences.filter((one) => one.owner === '' || one.owner === subject_id)
  const reviews = found.reviews[QUEUES[role] ?? ''] ?? 0
  const drafts = found.staff.filter((one) => one.state === 'DRAFT')
  const all = [
    ...approvals,
    ...voids,
    ...due,
    ...some(free, () => mine('difference', 'open', '/differences', { count: free.length, at: free.map((one) => one.first_seen_at).sort()[0] ?? null })),
    ...some(found.differing, () => mine('differing_day', 'open', '/differences', { count: found.differing.length, at: found.differing[0]?.closed_at ?? null })),
    ...(reviews > 0 ? [mine('subsidy_review', 'queue', '/review', { count: reviews, districtId: district_id })] : []),
    ...drafts.map((one) => mine('staff', one.staff_id, '/staff', { title: one.login, districtId: one.district_id })),
  ]
  return all.sort((one, other) => Number(other.isMine) - Number(one.isMine) || (one.at ?? '').localeCompare(other.at ?? ''))
}

const some = <T>(list: readonly T[], make: () => Work): Work[] => (list.length > 0 ? [make()] : [])

function mine(kind: Kind, id: string, to: string, told: Partial<Work>): Work {
  return { key: `${kind}:${id}`, kind, title: '', districtId: null, amountFen: null, count: null, at: null, by: null, to, isMine: true, ...told }
}

/** The acts of all six services, asked of each and merged by time, page by page. */
import { asked, identity, jobfair, redemption, subsidies, treasury, vouchers } from '@/shared/api'
import type { components } from '@/shared/api/schema/vouchers'

type Answered = components['schemas']['AuditView']
export type Entry = components['schemas']['EntryView'] & { service: Service }
export type Service = keyof typeof DOORS

export interface Search {
  actor?: string
  act?: string
  subject?: string
  from?: string
  until?: string
}
type Query = Search & { before?: number }

const DOORS = {
  identity: (query: Query) => asked(identity.GET('/api/identity/v1/audit', { params: { query } })),
  treasury: (query: Query) => asked(treasury.GET('/api/treasury/v1/audit', { params: { query } })),
  vouchers: (query: Query) => asked(vouchers.GET('/api/vouchers/v1/audit', { params: { query } })),
  redemption: (query: Query) => asked(redemption.GET('/api/redemption/v1/audit', { params: { query } })),
  subsidies: (query: Query) => asked(subsidies.GET('/api/subsidies/v1/audit', { params: { query } })),
  jobfair: (query: Query) => asked(jobfair.GET('/api/jobfair/v1/audit', { params: { query } })),
}
const SERVICES = Object.keys(DOORS) as Service[]

/** What was read of each service: `next` null when there is no more. */
export interface Trail {
  shown: Entry[]
  /** Read, but not shown: another service may still have something later. */
  kept: Entry[]
  next: Partial<Record<Service, number | null>>
}

export const NO_TRAIL: Trail = { shown: [], kept: [], next: {} }
export const hasMore = (trail: Trail): boolean => trail.kept.length > 0 || Object.values(trail.next).some((next) => next !== null)

/** The next page of all. */
export async function further(search: Search, trail: Trail): Promise<Trail> {
  const asking = SERVICES.filter((service) => trail.next[service] !== null)
  const answers = await Promise.all(asking.map(async (service) => {
    const before = trail.next[service]
    return [service, await DOORS[service]({ ...search, ...(before ? { before } : {}) })] as const
  }))
  return merged(trail, answers)
}

/** The latest first; nothing is shown that is older than where a service with more to come stands. */
export function merged(trail: Trail, answers: readonly (readonly [Service, Answered])[]): Trail {
  const next = { ...trail.next }
  let horizon = ''
  const all = [...trail.kept]
  for (const [service, { entries, next: more }] of answers) {
    next[service] = more
    all.push(...entries.map((entry) => ({ ...entry, service })))
    const last = entries.at(-1)?.at
    if (more !== null && last && last > horizon) horizon = last
  }
  all.sort((one, other) => other.at.localeCompare(one.at) || other.seq - one.seq)
  const isDue = (entry: Entry) => entry.at >= horizon
  return { shown: [...trail.shown, ...all.filter(isDue)], kept: all.filter((entry) => !isDue(entry)), next }
}

/** The services, typed by their own OpenAPI: `await asked(vouchers.GET('/api/vouchers/v1/rounds'))`. */
import createClient from 'openapi-fetch'
import { Refusal, refusalOf } from '../refusal'
import { noteServerTime } from '../time'
import type { paths as IdentityPaths } from './schema/identity'
import type { paths as JobfairPaths } from './schema/jobfair'
import type { paths as RedemptionPaths } from './schema/redemption'
import type { paths as SubsidiesPaths } from './schema/subsidies'
import type { paths as TreasuryPaths } from './schema/treasury'
import type { paths as VouchersPaths } from './schema/vouchers'

export const TIMEOUT_MS = 15_000

let actor: string | undefined

/** Whom this page takes itself for: its calls are refused once the browser's session is somebody else's. */
export const actAs = (subjectId: string | undefined): void => void (actor = subjectId)

/** What says so to the services. */
export const asActor = (): Record<string, string> => (actor ? { 'Jinqiu-Subject': actor } : {})

async function timed(request: Request): Promise<Response> {
  for (const [name, value] of Object.entries(asActor())) request.headers.set(name, value)
  const sentAt = Date.now()
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)])
  const answer = await fetch(request, { signal })
  noteServerTime(answer.headers.get('date'), sentAt, Date.now())
  return answer
}

const client = <Paths extends object>() => createClient<Paths>({ baseUrl: location.origin, fetch: timed })

export const identity = client<IdentityPaths>()
export const treasury = client<TreasuryPaths>()
export const vouchers = client<VouchersPaths>()
export const redemption = client<RedemptionPaths>()
export const subsidies = client<SubsidiesPaths>()
export const jobfair = client<JobfairPaths>()

type Called<Data> = { data?: Data; error?: unknown; response: Response }

/**
 * The answer's data; throws a `Refusal` for anything but success. Whatever kept an answer away, or broke it off, looks
 * alike to a page (OFFLINE): it does not know whether the act was done.
 */
export async function asked<Data>(call: Promise<Called<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch(() => {
    throw new Refusal('OFFLINE', 0)
  })
  if (!response.ok) throw refusalOf(response.status, error)
  return data as Data
}

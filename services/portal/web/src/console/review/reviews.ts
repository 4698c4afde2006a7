/** What the review asks of the subsidies' service. */
import { pagesOf } from '@/console/pages'
import { asked, subsidies } from '@/shared/api'
import type { components } from '@/shared/api/schema/subsidies'
import type { State } from '@/shared/subsidies/journey'

export type Entry = components['schemas']['services__subsidies__entrypoints__desk_bodies__EntryView']
export type File = components['schemas']['FileView']
export type Policy = components['schemas']['PolicyView']
export type Reason = components['schemas']['Refusal']

const act = (claimNo: string, key: string) => ({ path: { claim_no: claimNo }, header: { 'Idempotency-Key': key } })

export const policies = () => asked(subsidies.GET('/api/subsidies/v1/policies'))
export const PAGE = 50

/** The queue from its head, so many pages of it at most. */
export const queueUntil = (state: State, policyId: string, pages: number): Promise<Entry[]> =>
  pagesOf<Entry>(pages, PAGE, (last) => {
    const query = { state, after: last?.filing_no ?? 0, ...(policyId ? { policy_id: policyId } : {}) }
    return asked(subsidies.GET('/api/subsidies/v1/reviews', { params: { query } }))
  })

export const counts = async (policyId: string) => (await asked(subsidies.GET('/api/subsidies/v1/reviews/counts', { params: { query: policyId ? { policy_id: policyId } : {} } }))).by_state
export const fileOf = (claimNo: string) => asked(subsidies.GET('/api/subsidies/v1/reviews/{claim_no}', { params: { path: { claim_no: claimNo } } }))

/** A document's bytes; that somebody looked is kept on the trail. */
export const documentOf = async (claimNo: string, kind: string) =>
  (await asked(subsidies.GET('/api/subsidies/v1/reviews/{claim_no}/documents/{kind}', { params: { path: { claim_no: claimNo, kind } }, parseAs: 'blob' }))) as Blob

/** What an act on a file is called: each of its moves adds a step, and a file that came back is judged again. */
export const actName = (act: string, { claim_no, steps }: Pick<File, 'claim_no' | 'steps'>): string => `review.${act}.${claim_no}.${steps.length}`

export const take = (no: string) => (key: string) => asked(subsidies.POST('/api/subsidies/v1/reviews/{claim_no}/assignments', { params: act(no, key) }))
export const handBack = (no: string) => (key: string) => asked(subsidies.POST('/api/subsidies/v1/reviews/{claim_no}/hand-backs', { params: act(no, key) }))
export const approve = (no: string, sawFen: number) => (key: string) => asked(subsidies.POST('/api/subsidies/v1/reviews/{claim_no}/approvals', { params: act(no, key), body: { saw_amount_fen: sawFen } }))
export const giveBack = (no: string, fields: string[], notes: Record<string, string>) => (key: string) => asked(subsidies.POST('/api/subsidies/v1/reviews/{claim_no}/returns', { params: act(no, key), body: { fields, notes } }))
export const reject = (no: string, reason: Reason) => (key: string) => asked(subsidies.POST('/api/subsidies/v1/reviews/{claim_no}/rejections', { params: act(no, key), body: { reason } }))
export const object = (no: string, reason: string) => (key: string) => asked(subsidies.POST('/api/subsidies/v1/reviews/{claim_no}/objections', { params: act(no, key), body: { reason } }))
export const unmask = (no: string, field: string, reason: string) => (key: string) => asked(subsidies.POST('/api/subsidies/v1/reviews/{claim_no}/unmaskings', { params: act(no, key), body: { field, reason } }))

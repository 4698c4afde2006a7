/** What the car buyer's pages ask of the subsidies' service, by the names that people use. */
import { asked, subsidies } from '@/shared/api'
import type { components } from '@/shared/api/schema/subsidies'
import { once } from '@/shared/once'
import type { Refusal } from '@/shared/refusal'

export type Claim = components['schemas']['ClaimView']
export type Form = components['schemas']['FormView']
export type Notice = components['schemas']['NoticeView']
export type Policy = components['schemas']['PolicyView']

/** A claim as it stands. */
export type Standing = Pick<Claim, 'claim_no' | 'state' | 'steps'>

const PATIENCE_S = 45
type OnWait = (refusal: Refusal) => void

export const policies = () => asked(subsidies.GET('/api/subsidies/v1/policies'))
export const myClaims = () => asked(subsidies.GET('/api/subsidies/v1/claims'))

const of = (claimNo: string) => ({ path: { claim_no: claimNo } })
export const claim = (claimNo: string) => asked(subsidies.GET('/api/subsidies/v1/claims/{claim_no}', { params: of(claimNo) }))
export const form = (claimNo: string) => asked(subsidies.GET('/api/subsidies/v1/claims/{claim_no}/form', { params: of(claimNo) }))
/** Goes on its way though the page is left. */
export const keepFields = (claimNo: string, fields: Record<string, string>) => asked(subsidies.PATCH('/api/subsidies/v1/claims/{claim_no}', { params: of(claimNo), body: { fields }, keepalive: true }))
export const notices = (policyId: string, after: string) => asked(subsidies.GET('/api/subsidies/v1/notices', { params: { query: { policy_id: policyId, after } } }))

/** Where a document can be looked at. */
export const documentUrl = (claimNo: string, kind: string) => `/api/subsidies/v1/claims/${claimNo}/documents/${kind}`

/** Open a draft after so many claims of this policy that have ended. */
export const openDraft = (policyId: string, ended: number, onWait?: OnWait) =>
  once(`subsidy.open.${policyId}.${ended}`, (key) => asked(subsidies.POST('/api/subsidies/v1/claims', { params: { header: { 'Idempotency-Key': key } }, body: { policy_id: policyId } })), { forS: PATIENCE_S, onWait })

const acting = (claimNo: string, key: string) => ({ params: { ...of(claimNo), header: { 'Idempotency-Key': key } } })

/** File a draft, or file again what was returned: one button, and one answer whatever happens on the way. */
export const file = (claim: Standing, onWait?: OnWait) =>
  once<unknown>(actOf(claim), (key) => asked(claim.state === 'DRAFT' ? subsidies.POST('/api/subsidies/v1/claims/{claim_no}/submissions', acting(claim.claim_no, key)) : subsidies.POST('/api/subsidies/v1/claims/{claim_no}/fixes', acting(claim.claim_no, key))), { forS: PATIENCE_S, onWait })

/** What filing it is called: each of its moves adds a step, and what was returned again is filed again. */
export const actOf = ({ claim_no, steps }: Standing): string => `subsidy.file.${claim_no}.${steps.length}`

export const withdraw = (claimNo: string, onWait?: OnWait) =>
  once(`subsidy.withdraw.${claimNo}`, (key) => asked(subsidies.POST('/api/subsidies/v1/claims/{claim_no}/withdrawals', acting(claimNo, key))), { forS: PATIENCE_S, onWait })

/** The way of a subsidy claim: what it has come through, where it is, what is still ahead. */
import type { components } from '@/shared/api/schema/subsidies'

export type State = components['schemas']['State']
export type Step = components['schemas']['StepView']

export interface Stage {
  state: State
  /** Null for what is still ahead. */
  at: string | null
  isNow: boolean
}

/** How a policy has its claims looked at; what it skips is no stage of theirs. */
export interface Way {
  levels: readonly string[]
  notice_s: number
}

const USUAL: State[] = ['SUBMITTED', 'AUTO_CHECKED', 'DISTRICT_APPROVED', 'CITY_APPROVED', 'PUBLICISED', 'IN_BATCH', 'PAID']
const ENDED = new Set<State>(['REJECTED', 'WITHDRAWN', 'LAPSED', 'CLAWED_BACK', 'PAID'])
/** What comes after a state that is not on the usual way. */
const BACK_AT: Partial<Record<State, State>> = { DRAFT: 'SUBMITTED', WAITLISTED: 'SUBMITTED', RETURNED_FOR_FIX: 'SUBMITTED', PAY_FAILED: 'IN_BATCH' }

export const isEnded = (state: State): boolean => ENDED.has(state)

/** Whether the buyer has to do something before it goes on. */
export const waitsForBuyer = (state: State): boolean => ['DRAFT', 'RETURNED_FOR_FIX', 'PAY_FAILED'].includes(state)

/** The stages ahead of a state, nearest first. */
export function ahead(state: State, way: Way): State[] {
  if (isEnded(state)) return []
  const usual = USUAL.filter((one) => (one !== 'DISTRICT_APPROVED' || way.levels.length > 1) && (one !== 'PUBLICISED' || way.notice_s > 0))
  const back = BACK_AT[state]
  return usual.slice(back ? usual.indexOf(back) : usual.indexOf(state) + 1)
}

/** States that last: one is in them; between the others the next stage is what goes on now. */
const LASTING = new Set<State>(['WAITLISTED', 'PUBLICISED', 'IN_BATCH', 'PAY_FAILED', 'RETURNED_FOR_FIX'])

/** All of it in order: each step that was taken with its time, then what is ahead; one of them goes on now. A draft is no step. */
export function journey(state: State, steps: readonly Step[], way: Way): Stage[] {
  const stages: Stage[] = steps.filter((step) => step.state !== 'DRAFT').map((step) => ({ ...step, isNow: false }))
  const now = LASTING.has(state) ? stages.length - 1 : stages.length
  stages.push(...ahead(state, way).map((next) => ({ state: next, at: null, isNow: false })))
  return stages.map((stage, place) => ({ ...stage, isNow: place === now }))
}

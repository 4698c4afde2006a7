/** Where an officer stands to a file: which queue is theirs, what they may do with it, and why not. */
import type { Role, Session } from '@/shared/session'
import type { State, Way } from '@/shared/subsidies/journey'
import type { Entry, File } from './reviews'

export type Level = 'district' | 'city'
const LEVELS: Partial<Record<Role, Level>> = { district_reviewer: 'district', city_reviewer: 'city' }
const OWN_QUEUE: Partial<Record<Role, State>> = { district_reviewer: 'AUTO_CHECKED', city_reviewer: 'DISTRICT_APPROVED', finance: 'IN_BATCH' }
const UNDER_REVIEW: State[] = ['SUBMITTED', 'AUTO_CHECKED', 'DISTRICT_APPROVED', 'CITY_APPROVED', 'PUBLICISED']
/** Queues in the order of a claim's way; those that it passes at once are shown only while something is in them. */
const QUEUES: State[] = ['SUBMITTED', 'AUTO_CHECKED', 'DISTRICT_APPROVED', 'CITY_APPROVED', 'PUBLICISED', 'IN_BATCH', 'RETURNED_FOR_FIX', 'PAY_FAILED', 'WAITLISTED']
const PASSED_AT_ONCE = new Set<State>(['SUBMITTED', 'CITY_APPROVED'])

export const levelOf = (role: Role | undefined): Level | undefined => role && LEVELS[role]
export const ownQueue = (role: Role | undefined): State => (role && OWN_QUEUE[role]) ?? 'AUTO_CHECKED'
export const queuesShown = (counts: Readonly<Record<string, number>>): State[] => QUEUES.filter((state) => !PASSED_AT_ONCE.has(state) || counts[state])

/** The level that has to approve next; undefined when none has. */
export function levelAsked(state: State, way: Pick<Way, 'levels'>): Level | undefined {
  const place = state === 'AUTO_CHECKED' ? 0 : state === 'DISTRICT_APPROVED' ? 1 : -1
  return way.levels[place] as Level | undefined
}

export interface Standing {
  mayApprove: boolean
  /** Return, reject. */
  mayDecide: boolean
  mayTake: boolean
  mayHandBack: boolean
  mayObject: boolean
  mayUnmask: boolean
  whyNot?: 'onlyLook' | 'othersFile' | 'notMyLevel'
}

export function standing(file: Pick<File, 'state' | 'assigned_to'>, way: Pick<Way, 'levels'>, who: Pick<Session, 'role' | 'subject_id'>): Standing {
  const level = levelOf(who.role)
  const asks = levelAsked(file.state, way)
  const isOthers = file.assigned_to !== null && file.assigned_to !== who.subject_id
  const isMine = Boolean(level) && !isOthers && UNDER_REVIEW.includes(file.state) && (!asks || asks === level)
  const whyNot = !level ? 'onlyLook' : isOthers ? 'othersFile' : asks && asks !== level ? 'notMyLevel' : undefined
  return {
    mayApprove: isMine && asks === level, mayDecide: isMine, mayTake: isMine && asks === level && file.assigned_to === null, mayHandBack: file.assigned_to === who.subject_id,
    mayObject: isMine && file.state === 'PUBLICISED', mayUnmask: Boolean(level), whyNot: UNDER_REVIEW.includes(file.state) ? whyNot : undefined,
  }
}

const NEARLY = 0.8

/** How a file's clock stands to what was promised. */
export function lateness(entry: Pick<Entry, 'office_time_s' | 'service_time_s'>): 'over' | 'soon' | undefined {
  const share = entry.office_time_s / entry.service_time_s
  return share > 1 ? 'over' : share > NEARLY ? 'soon' : undefined
}

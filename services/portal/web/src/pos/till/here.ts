/** Which till this is, as the platform says; remembered, so that it also comes up without a network. */
import type { components } from '@/shared/api/schema/redemption'
import { useAnswer, type Answer } from '@/shared/answer'
import { noteExactServerTime } from '@/shared/time'
import { heard, till } from './api'

export type Here = components['schemas']['TillView']

const PLACE = 'jinqiu.till.here'
/** A till that was revoked knows it within this time. */
const LOOK_EVERY_S = 15

export function useHere(): Answer<Here> {
  return useAnswer(look, { everyS: LOOK_EVERY_S })
}

/** What was known of it last; undefined before its first answer. */
export function remembered(): Here | undefined {
  const kept = localStorage.getItem(PLACE)
  return kept ? (JSON.parse(kept) as Here) : undefined
}

/** It is another till, or none. */
export const forgetHere = (): void => localStorage.removeItem(PLACE)

async function look(): Promise<Here> {
  const sentAt = Date.now()
  const here = await heard(till.GET('/api/redemption/v1/till'))
  noteExactServerTime(here.server_time, sentAt, Date.now())
  localStorage.setItem(PLACE, JSON.stringify(here))
  return here
}

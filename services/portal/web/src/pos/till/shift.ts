/** The shift (班次): the last ten of this till, and its total since the cashier took over. */
import { ref, watch, type Ref } from 'vue'
import { useAnswer, type Answer } from '@/shared/answer'
import type { components } from '@/shared/api/schema/redemption'
import { heard, till } from './api'
import { settledCount } from './counter'

export type Shift = components['schemas']['ShiftView']
export type Done = components['schemas']['DoneView']

const PLACE = 'jinqiu.till.shift.since'
const LOOK_EVERY_S = 30

export interface ShiftDesk {
  answer: Answer<Shift>
  /** When it began; null: with the business day. */
  since: Ref<string | null>
  /** The next cashier begins at this instant of the platform's. */
  handOver: (at: string) => void
}

export function useShift(): ShiftDesk {
  const since = ref(localStorage.getItem(PLACE))
  const query = () => (since.value ? { since: since.value } : {})
  const answer = useAnswer(() => heard(till.GET('/api/redemption/v1/till/redemptions', { params: { query: query() } })), { everyS: LOOK_EVERY_S })
  watch([settledCount, since], () => void answer.reload())

  function handOver(at: string): void {
    localStorage.setItem(PLACE, at)
    since.value = at
  }
  return { answer, since, handOver }
}

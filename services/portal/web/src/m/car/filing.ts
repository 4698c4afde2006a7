/** Filing a form: what is on the screen is kept first, then it is filed once; what was wrong with it is told place by place. */
import { ref, shallowRef } from 'vue'
import { caught, type Refusal } from '@/shared/refusal'
import { file, type Standing } from './claims'
import type { useDraft } from './draft'
import type { Problem } from './fields'

export type FilingState = 'still' | 'filing' | 'waiting'

/** `filed` is called once, with the claim filed. */
export function useFiling(claim: Standing, draft: ReturnType<typeof useDraft>, filed: () => unknown) {
  const state = ref<FilingState>('still')
  const refusal = shallowRef<Refusal>()

  async function submit(): Promise<void> {
    if (state.value !== 'still') return
    state.value = 'filing'
    refusal.value = undefined
    try {
      if (!(await draft.keep())) return
      await file(claim, () => (state.value = 'waiting'))
      await filed()
    } catch (error) {
      const refused = caught(error)
      const problems = problemsOf(refused)
      draft.atFiling.value = problems
      if (problems.length === 0) refusal.value = refused
    } finally {
      state.value = 'still'
    }
  }

  return { state, refusal, submit }
}

/** What a refused filing names as wrong, each field once: the first thing said about it. */
export function problemsOf(refusal: Refusal): Problem[] {
  const named = refusal.more['problems']
  const problems = Array.isArray(named) ? (named as Problem[]) : []
  return problems.filter((one, place) => problems.findIndex((other) => other.field === one.field) === place)
}

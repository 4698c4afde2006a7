/** A form that keeps itself: what was typed goes to the service soon, and again after a lost network. */
import { computed, onScopeDispose, reactive, ref, shallowRef, type Ref } from 'vue'
import type { components } from '@/shared/api/schema/subsidies'
import { caught, type Refusal } from '@/shared/refusal'
import type { Problem } from './fields'

type Checked = components['schemas']['CheckedView']
type Save = (fields: Record<string, string>) => Promise<Checked>

export type Keeping = 'kept' | 'keeping' | 'unkept'
const IDLE_MS = 1500
const RETRY_MS = 4000

/** The form as it is typed, what the service says of it, and what a refused filing named (`atFiling`) till it is changed. */
export function useDraft(known: Readonly<Record<string, string>>, first: Checked, save: Save) {
  const typed = reactive<Record<string, string>>({ ...known })
  const checked = shallowRef(first)
  const atFiling = ref<Problem[]>([])
  const { change, keep, keeping, refusal } = useKeeping(async (names) => {
    checked.value = await save(Object.fromEntries(names.map((name) => [name, typed[name] ?? ''])))
  })

  function type(name: string, text: string): void {
    typed[name] = text
    atFiling.value = atFiling.value.filter((problem) => problem.field !== name)
    change(name)
  }

  const problems = computed(() => [...atFiling.value, ...checked.value.problems.filter((one) => !atFiling.value.some((other) => other.field === one.field))])
  return { typed, type, keep, keeping, refusal, problems, atFiling, warnings: computed(() => checked.value.warnings) }
}

/** Send the names that changed: when the typing rests, one request at a time so that the last text wins, again after a lost network, at once when the page is left. */
function useKeeping(send: (names: string[]) => Promise<void>) {
  const changed = new Set<string>()
  const keeping: Ref<Keeping> = ref('kept')
  const refusal = shallowRef<Refusal>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let under: Promise<void> | undefined

  function change(name: string): void {
    changed.add(name)
    if (!refusal.value) keeping.value = 'keeping'
    keepIn(IDLE_MS)
  }

  function keepIn(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), ms)
  }

  /** Save now; true when nothing is left unsaved. */
  async function keep(): Promise<boolean> {
    clearTimeout(timer)
    await under
    if (changed.size > 0) await (under = trySending())
    return changed.size === 0
  }

  async function trySending(): Promise<void> {
    const names = [...changed]
    changed.clear()
    keeping.value = 'keeping'
    try {
      await send(names)
      refusal.value = undefined
      keeping.value = changed.size > 0 ? 'keeping' : 'kept'
    } catch (error) {
      names.forEach((name) => changed.add(name))
      refusal.value = caught(error)
      keeping.value = 'unkept'
      if (refusal.value.isOpen) keepIn(Math.max(RETRY_MS, refusal.value.retryAfterS * 1000))
    }
  }

  whenItMatters(() => void keep())
  return { change, keep, keeping, refusal }
}

/** Call when the network is back, when the page is left or goes out of sight, and when its component ends. */
function whenItMatters(call: () => void): void {
  const hidden = () => document.hidden && call()
  window.addEventListener('online', call)
  window.addEventListener('pagehide', call)
  document.addEventListener('visibilitychange', hidden)
  onScopeDispose(() => {
    window.removeEventListener('online', call)
    window.removeEventListener('pagehide', call)
    document.removeEventListener('visibilitychange', hidden)
    call()
  })
}

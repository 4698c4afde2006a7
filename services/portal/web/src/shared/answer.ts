/** What a page asked for, in each of its states; the same for all pages. */
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { caught, type Refusal } from './refusal'

export interface Answer<T> {
  /** Undefined until the first answer; stays while it is asked again. */
  data: Readonly<ShallowRef<T | undefined>>
  refusal: Readonly<Ref<Refusal | undefined>>
  isLoading: Readonly<Ref<boolean>>
  /** When `data` came, ms of this device; undefined before. */
  cameAt: Readonly<Ref<number | undefined>>
  reload: () => Promise<void>
}

/** Ask at once, and again every `everyS` seconds while the page is seen and its component lives. Answers that come out of order are dropped. */
export function useAnswer<T>(ask: () => Promise<T>, { everyS = 0 } = {}): Answer<T> {
  const data = shallowRef<T>()
  const refusal = shallowRef<Refusal>()
  const isLoading = ref(false)
  const cameAt = ref<number>()
  let turn = 0

  async function reload(): Promise<void> {
    const mine = ++turn
    isLoading.value = true
    try {
      const answer = await ask()
      if (mine !== turn) return
      data.value = answer
      refusal.value = undefined
      cameAt.value = Date.now()
    } catch (error) {
      if (mine === turn) refusal.value = caught(error)
    } finally {
      if (mine === turn) isLoading.value = false
    }
  }

  void reload()
  if (everyS > 0) {
    const timer = setInterval(() => {
      if (!document.hidden && !isLoading.value) void reload()
    }, everyS * 1000)
    onScopeDispose(() => clearInterval(timer))
  }
  return { data, refusal, isLoading, cameAt, reload }
}

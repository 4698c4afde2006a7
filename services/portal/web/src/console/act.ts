/** An officer's act on a page: under one key until it is answered, with its refusal and its success told in place. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { once } from '@/shared/once'
import { caught, type Refusal } from '@/shared/refusal'

const PATIENCE_S = 20

export interface Acts {
  isBusy: Readonly<Ref<boolean>>
  refusal: Readonly<ShallowRef<Refusal | undefined>>
  /** What was done last, in a sentence. */
  done: Ref<string>
  /** Do the act named `what`; true when it was done, with `said` told. */
  act: (what: string, send: (key: string) => Promise<unknown>, said?: string) => Promise<boolean>
}

export function useActs(): Acts {
  const isBusy = ref(false)
  const refusal = shallowRef<Refusal>()
  const done = ref('')

  async function act(what: string, send: (key: string) => Promise<unknown>, said = ''): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    refusal.value = undefined
    done.value = ''
    try {
      await once(what, send, { forS: PATIENCE_S })
      done.value = said
      return true
    } catch (error) {
      refusal.value = caught(error)
      return false
    } finally {
      isBusy.value = false
    }
  }
  return { isBusy, refusal, done, act }
}

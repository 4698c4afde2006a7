/** Acts of a desk, one at a time: what is being done, what became of it. */
import { ref, shallowRef } from 'vue'
import { once } from '@/shared/once'
import { caught, type Refusal } from '@/shared/refusal'

const PATIENCE_S = 10

export function useActs(after: () => unknown) {
  const doing = ref('')
  const done = ref('')
  const refusal = shallowRef<Refusal>()

  /** Do it under `name`, and say `what` was done; answers whether it was. */
  async function act(name: string, what: string, send: (key: string) => Promise<unknown>): Promise<boolean> {
    if (doing.value) return false
    doing.value = name
    refusal.value = undefined
    done.value = ''
    try {
      await once(`moderate.${name}`, send, { forS: PATIENCE_S })
      done.value = what
      return true
    } catch (error) {
      refusal.value = caught(error)
      return false
    } finally {
      doing.value = ''
      await after()
    }
  }

  return { doing, done, refusal, act }
}

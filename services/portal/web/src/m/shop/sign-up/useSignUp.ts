/** Signing up (实名认证): what was typed, what is wrong in it, and sending it. */
import { computed, onScopeDispose, reactive, ref } from 'vue'
import { caught, type Refusal } from '@/shared/refusal'
import { register, sendCode } from '@/shared/session'
import { tidyId, tidyPhone, wrongIn, type Field } from './checks'

const CODE_AGAIN_S = 60

export function useSignUp(isNeeded: () => readonly string[], version: () => string | undefined) {
  const typed = reactive({ name: '', nationalId: '', phone: '', code: '' })
  const agreed = ref<string[]>([])
  const seen = reactive(new Set<Field>())
  const refusal = ref<Refusal>()
  const isBusy = ref(false)
  const waitS = ref(0)
  let timer: ReturnType<typeof setInterval> | undefined
  onScopeDispose(() => clearInterval(timer))

  const hasConsented = computed(() => isNeeded().length > 0 && isNeeded().every((one) => agreed.value.includes(one)))
  const wrong = computed(() => wrongIn({ ...typed, hasConsented: hasConsented.value }))
  /** What is wrong and was left, or is to be sent: nobody is told off while typing. */
  const shown = (field: Field) => (seen.has(field) ? wrong.value[field] : undefined)

  async function trying(act: () => Promise<unknown>): Promise<boolean> {
    isBusy.value = true
    refusal.value = undefined
    try {
      await act()
      return true
    } catch (error) {
      refusal.value = caught(error)
      return false
    } finally {
      isBusy.value = false
    }
  }

  async function askForCode(): Promise<void> {
    seen.add('phone')
    if (wrong.value.phone || !(await trying(() => sendCode(tidyPhone(typed.phone))))) return
    waitS.value = CODE_AGAIN_S
    clearInterval(timer)
    timer = setInterval(() => {
      if (--waitS.value <= 0) clearInterval(timer)
    }, 1000)
  }

  /** Whether one is registered and logged in now. */
  async function submit(): Promise<boolean> {
    for (const field of ['hasConsented', 'name', 'nationalId', 'phone', 'code'] as const) seen.add(field)
    if (Object.keys(wrong.value).length > 0) return false
    return trying(() =>
      register({ name: typed.name.trim(), national_id: tidyId(typed.nationalId), phone: tidyPhone(typed.phone), code: typed.code.trim(), consents: agreed.value, consent_version: version() }),
    )
  }

  return { typed, agreed, seen, refusal, isBusy, waitS, shown, askForCode, submit }
}

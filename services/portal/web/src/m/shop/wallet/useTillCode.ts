/** The digits for the till: good for two minutes, renewed well before they lapse, hidden once they have. */
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { asked, redemption } from '@/shared/api'
import { caught, type Refusal } from '@/shared/refusal'
import { noteExactServerTime, serverNow } from '@/shared/time'

const RENEW_BEFORE_MS = 30_000
const RETRY_MS = 2_000

export function useTillCode(voucherId: string, now: Readonly<Ref<number>>) {
  const digits = ref('')
  const goodUntil = ref(0)
  const refusal = ref<Refusal>()
  const isRenewing = ref(false)
  let tryAfter = 0

  async function renew(): Promise<void> {
    if (isRenewing.value) return
    isRenewing.value = true
    const sentAt = Date.now()
    try {
      const code = await asked(redemption.POST('/api/redemption/v1/vouchers/{voucher_id}/codes', { params: { path: { voucher_id: voucherId } } }))
      noteExactServerTime(code.server_time, sentAt, Date.now())
      digits.value = code.code
      goodUntil.value = Date.parse(code.expires_at)
      refusal.value = undefined
    } catch (error) {
      refusal.value = caught(error)
      tryAfter = Date.now() + Math.max(RETRY_MS, refusal.value.retryAfterS * 1000)
    } finally {
      isRenewing.value = false
    }
  }

  const isGood = computed(() => digits.value !== '' && now.value < goodUntil.value)
  const renewsInS = computed(() => Math.max(0, Math.ceil((goodUntil.value - RENEW_BEFORE_MS - now.value) / 1000)))

  /** VOUCHER_ARRIVING and whatever kept an answer away are asked again; any other refusal stands. */
  const isFinal = computed(() => refusal.value !== undefined && !refusal.value.isOpen && refusal.value.code !== 'VOUCHER_ARRIVING')

  watch(
    now,
    () => {
      if (isFinal.value || document.hidden || Date.now() < tryAfter) return
      if (serverNow() >= goodUntil.value - RENEW_BEFORE_MS) void renew()
    },
    { immediate: true },
  )
  const comeBack = () => {
    tryAfter = 0
  }
  addEventListener('online', comeBack)
  onScopeDispose(() => removeEventListener('online', comeBack))

  return { digits, goodUntil, isGood, isFinal, isRenewing, refusal, renewsInS, renew }
}

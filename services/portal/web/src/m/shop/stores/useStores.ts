/** The shops that match, a page at a time; what came for an earlier question is dropped. */
import { ref, shallowRef, watch, type Ref } from 'vue'
import { asked, redemption } from '@/shared/api'
import { caught, type Refusal } from '@/shared/refusal'
import type { Store } from '../services'

export const PAGE = 200
const TYPING_MS = 300

export interface Wish {
  district: string
  category: string
  words: string
}

export function useStores(wish: Ref<Wish>) {
  const stores = shallowRef<Store[]>()
  const refusal = ref<Refusal>()
  const hasMore = ref(false)
  const isLoading = ref(false)
  let turn = 0

  async function load(isMore = false): Promise<void> {
    const mine = ++turn
    const { district, category, words } = wish.value
    const before = isMore ? (stores.value ?? []) : []
    isLoading.value = true
    try {
      const query = { district_id: district || undefined, category: category || undefined, words: words.trim(), after: before.at(-1)?.store_id ?? '' }
      const found = await asked(redemption.GET('/api/redemption/v1/stores', { params: { query } }))
      if (mine !== turn) return
      stores.value = [...before, ...found]
      hasMore.value = found.length >= PAGE
      refusal.value = undefined
    } catch (error) {
      if (mine === turn) refusal.value = caught(error)
    } finally {
      if (mine === turn) isLoading.value = false
    }
  }

  let typing: ReturnType<typeof setTimeout> | undefined
  watch(wish, () => {
    clearTimeout(typing)
    typing = setTimeout(() => void load(), TYPING_MS)
  })
  void load()

  return { stores, refusal, hasMore, isLoading, load }
}

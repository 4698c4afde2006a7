/** What every tile has to know to say how fresh it is. */
import { computed, inject, provide, type InjectionKey, type Ref } from 'vue'
import { freshnessOf } from './wall/freshness'

export interface Liveness {
  now: Readonly<Ref<number>>
  isBroken: Readonly<Ref<boolean>>
  isFinal: Readonly<Ref<boolean>>
  isExpected: Readonly<Ref<boolean>>
}

const KEY: InjectionKey<Liveness> = Symbol('liveness')

export const provideLiveness = (liveness: Liveness) => provide(KEY, liveness)

/** A tile's freshness, from when its content became true. */
export function useFreshness(at: () => number | undefined) {
  const known = inject(KEY)
  if (!known) throw new Error('a tile stands on a wall')
  return computed(() =>
    freshnessOf({ at: at(), now: known.now.value, isBroken: known.isBroken.value, isFinal: known.isFinal.value, isExpected: known.isExpected.value }),
  )
}

/** A page whose files did not come, and the way to it once they can. */
import { ref } from 'vue'
import type { Router } from 'vue-router'

/** Where one wanted to go and is not; undefined when the last page opened. */
export const unopened = ref<string>()

/** Note of each page whether it opened; what did not is tried again when the network is back. */
export function watchOpening(router: Router): void {
  router.onError((_error, to) => {
    unopened.value = to.fullPath
  })
  router.afterEach(() => {
    unopened.value = undefined
  })
  addEventListener('online', () => void again())
}

/** Go there by a new load, once the server is reached: neither a file nor a style that failed is surely asked for again. */
export async function again(): Promise<void> {
  if (unopened.value === undefined) return
  const isReached = await fetch(location.pathname, { cache: 'no-store' }).then((answer) => answer.ok, () => false)
  if (!isReached || unopened.value === undefined) return
  history.pushState(null, '', `#${unopened.value}`)
  location.reload()
}

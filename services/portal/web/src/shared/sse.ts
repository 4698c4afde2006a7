/** One stream a page (a browser has six connections a host): resumes where it stopped, and says when it is stale. */
import { onScopeDispose, ref, type Ref } from 'vue'

export type StreamState = 'connecting' | 'live' | 'stale'

export interface Stream {
  state: Readonly<Ref<StreamState>>
  /** When something was heard last, ms of this device. */
  heardAt: Readonly<Ref<number | undefined>>
  close: () => void
}

interface Options {
  /** What to do with an event of a name: its data, parsed JSON, and its place on the log. */
  on: Record<string, (data: never, place: number) => void>
  /** Nothing heard for so long: stale. */
  staleAfterS: number
  /** Refused, not only broken; it is tried again whatever this does. */
  onRefused?: () => unknown
}

/** A frame, and its place on the log of frames. */
export interface Placed<Frame> {
  frame: Frame
  place: number
}

/**
 * The newer of two frames: one from a hub that is behind is not shown. Places only grow, whatever the clocks do; on a log
 * that began anew they begin anew too, and the time tells.
 */
export function newerFrame<Frame extends { at_ms: number }>(shown: Placed<Frame> | undefined, came: Placed<Frame>): Placed<Frame> {
  return shown && shown.place > came.place && shown.frame.at_ms > came.frame.at_ms ? shown : came
}

const RETRY_MS = [1000, 2000, 4000, 8000, 15_000]
/** Silent for so many times the wait for `stale`: the line may be dead without a word (a cable, a proxy), so take a new one. */
const GIVE_UP_AFTER = 3

/** Follow a stream while the calling component lives. The browser resumes a broken one; one that was refused, we do. */
export function follow(path: string, { on, staleAfterS, onRefused }: Options): Stream {
  const state = ref<StreamState>('connecting')
  const heardAt = ref<number>()
  let source: EventSource | undefined
  let openedAt = Date.now()
  let lastId = ''
  let tries = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  function open(): void {
    openedAt = Date.now()
    source = new EventSource(lastId ? `${path}?last_event_id=${lastId}` : path)
    for (const [name, act] of Object.entries(on))
      source.addEventListener(name, (event) => {
        lastId = event.lastEventId || lastId
        tries = 0
        heardAt.value = Date.now()
        state.value = 'live'
        act(JSON.parse(event.data) as never, Number(event.lastEventId))
      })
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return
      onRefused?.()
      retry = setTimeout(open, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)])
    })
  }

  const watch = setInterval(() => {
    if (Date.now() - (heardAt.value ?? startedAt) > staleAfterS * 1000) state.value = 'stale'
    if (Date.now() - Math.max(heardAt.value ?? 0, openedAt) > staleAfterS * GIVE_UP_AFTER * 1000) renew()
  }, 500)
  const startedAt = Date.now()

  function renew(): void {
    clearTimeout(retry)
    source?.close()
    open()
  }

  function close(): void {
    clearInterval(watch)
    clearTimeout(retry)
    source?.close()
  }

  open()
  onScopeDispose(close)
  return { state, heardAt, close }
}

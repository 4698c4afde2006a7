/** An EventSource for tests: they say what comes over it. */
import { afterEach, beforeEach, vi } from 'vitest'

export class FakeSource extends EventTarget {
  static readonly CLOSED = 2
  static all: FakeSource[] = []
  readyState = 1
  constructor(readonly url: string) {
    super()
    FakeSource.all.push(this)
  }
  /** Stand in for the browser's, with none open. */
  static take() {
    FakeSource.all = []
    vi.stubGlobal('EventSource', FakeSource)
  }
  tell(name: string, data: unknown, lastEventId: string) {
    this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data), lastEventId }))
  }
  refuse() {
    this.readyState = FakeSource.CLOSED
    this.dispatchEvent(new Event('error'))
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
}

/** For each test of a file: the clock stands at `now`, streams are fake, and nothing else is ever answered. */
export function streamsAlone(now: number): void {
  beforeEach(() => {
    vi.useFakeTimers({ now })
    FakeSource.take()
    vi.stubGlobal('fetch', () => new Promise(() => undefined))
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
}

/**
 * An act is done once, whatever the network, a reload or an impatient thumb do: its key (`Idempotency-Key`) is made and
 * kept before it is sent, and forgotten only after a definite answer. Until then every try is the same act.
 *
 * What can be done again later is another act then: its name holds the state it acts upon, as the service told it (a
 * version, a step, an instant). Otherwise a key left over from a lost answer gets that old answer, and nothing is done.
 */
import { Refusal } from './refusal'
import { knowSession, session } from './session'

const PREFIX = 'jinqiu.key.'

export interface Patience {
  /** Go on by oneself for so long while no definite answer comes; 0: tell the page at once. */
  forS?: number
  /** Whose act it is; that of whoever is logged in unless said otherwise. */
  by?: string
  /** Called before each further try, with what is known. */
  onWait?: (refusal: Refusal) => void
}

/**
 * Do the act named `what` (`round.pause.<round>.<version>`: whoever is logged in, and this thing as it stands).
 * Answers what `send` does; throws its `Refusal`. KEY_REUSED means an earlier try under this name had other content,
 * and may have been done: look first.
 */
export async function once<T>(what: string, send: (key: string) => Promise<T>, patience: Patience = {}): Promise<T> {
  if (!patience.by) await knowSession()
  const place = placeOf(what, patience.by)
  const known = localStorage.getItem(place)
  const key = known ?? newKey()
  localStorage.setItem(place, key)
  let isTried = known !== null
  const until = Date.now() + (patience.forS ?? 0) * 1000
  for (;;) {
    try {
      const answer = await send(key)
      localStorage.removeItem(place)
      return answer
    } catch (error) {
      const isOpen = error instanceof Refusal && error.isOpen
      isTried ||= isOpen
      // Who is not heard (401) is told nothing of an earlier try.
      if (error instanceof Refusal && !isOpen && !(isTried && error.status === 401)) localStorage.removeItem(place)
      if (!isOpen || Date.now() >= until) throw error
      patience.onWait?.(error)
      await new Promise((go) => setTimeout(go, error.retryAfterS * 1000 * (0.75 + Math.random() / 2)))
    }
  }
}

/** Whether an act of this name was sent and not answered: a page that comes back, and knows who is here, goes on with it. */
export function isPending(what: string): boolean {
  return localStorage.getItem(placeOf(what)) !== null
}

/** How the names go on of the acts that begin like this and were sent and not answered. */
export function pendingAfter(beginning: string, by?: string): string[] {
  const place = placeOf(beginning, by)
  return Object.keys(localStorage).filter((key) => key.startsWith(place)).map((key) => key.slice(place.length))
}

/** A key of 26 characters nobody else makes. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(26)), (byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('')
}

const placeOf = (what: string, by = session.value?.subject_id ?? 'nobody') => `${PREFIX}${by}.${what}`

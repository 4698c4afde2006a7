/**
 * What this till has asked for and got no definite answer to. Kept before it is sent and across reloads, so that each act
 * goes on under its own number until the platform has said what became of it. Each in a place of its own: the till may be
 * open in two tabs, and neither wipes what the other keeps.
 */
import { ref, type Ref } from 'vue'
import type { components } from '@/shared/api/schema/redemption'
import { newKey } from '@/shared/once'

export type Order = components['schemas']['RedeemBody']

export interface Act {
  /** The request number of the redemption (请求单号), unique a store. */
  requestNo: string
  /** The key of taking it back. */
  undoNo: string
  storeId: string
  wish: 'redeem' | 'undo'
  /** Without its code once it is only to be undone. */
  order: Omit<Order, 'code'> & { code?: string }
  startedAt: number
  /** The cashier did not wait for the answer: the customer paid the full price. */
  isGivenUp?: boolean
  /** The platform would not undo it, in its words: somebody has to look. */
  refusedBy?: string
}

const PLACE = 'jinqiu.till.act.'

export const outbox: Ref<readonly Act[]> = ref(read())
addEventListener('storage', () => (outbox.value = read()))

/** A new redemption, kept. */
export function begin(storeId: string, order: Order, nowMs: number): Act {
  return keep({ requestNo: newKey(), undoNo: newKey(), storeId, wish: 'redeem', order, startedAt: nowMs })
}

/** Undo what was redeemed; again under the number that an earlier try had. */
export function beginUndo(storeId: string, requestNo: string, order: Act['order'], nowMs: number): Act {
  const known = find(requestNo)
  if (known) return keep({ ...known, wish: 'undo' })
  return keep({ requestNo, undoNo: newKey(), storeId, wish: 'undo', order, startedAt: nowMs })
}

/** Whatever became of it is to be undone. The code is of no more use. */
export function giveUp(act: Act): Act {
  const { order_no, order_amount_fen, category } = act.order
  return keep({ ...act, wish: 'undo', isGivenUp: true, order: { order_no, order_amount_fen, category } })
}

/** It cannot be undone from here; it stays in sight until somebody has seen to it. */
export const noteRefused = (act: Act, sentence: string): Act => keep({ ...act, refusedBy: sentence })

/** It is known what became of it. */
export function settle(requestNo: string): void {
  localStorage.removeItem(PLACE + requestNo)
  outbox.value = read()
}

/** As it is kept now, whichever tab wrote it last. */
export function find(requestNo: string): Act | undefined {
  const kept = localStorage.getItem(PLACE + requestNo)
  return kept ? (JSON.parse(kept) as Act) : undefined
}

function keep(act: Act): Act {
  localStorage.setItem(PLACE + act.requestNo, JSON.stringify(act))
  outbox.value = read()
  return act
}

function read(): readonly Act[] {
  const places = Object.keys(localStorage).filter((place) => place.startsWith(PLACE))
  const acts = places.map((place) => find(place.slice(PLACE.length))).filter((act) => act !== undefined)
  return acts.sort((one, other) => one.startedAt - other.startedAt)
}

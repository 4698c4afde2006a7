/**
 * What this till has asked for and got no definite answer to. Kept before it is sent and across reloads, so that each act
 * goes on under its own number until the platform has said what became of it.
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

const PLACE = 'jinqiu.till.outbox'

export const outbox: Ref<readonly Act[]> = ref(read())

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
  write(outbox.value.filter((one) => one.requestNo !== requestNo))
}

export const find = (requestNo: string): Act | undefined => outbox.value.find((one) => one.requestNo === requestNo)

function keep(act: Act): Act {
  write([...outbox.value.filter((one) => one.requestNo !== act.requestNo), act])
  return act
}

function write(acts: readonly Act[]): void {
  localStorage.setItem(PLACE, JSON.stringify(acts))
  outbox.value = acts
}

function read(): readonly Act[] {
  return JSON.parse(localStorage.getItem(PLACE) ?? '[]') as readonly Act[]
}

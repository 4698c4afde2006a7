/** The counter: one act at a time before the cashier, and those given up behind it until they are settled. */
import { ref, shallowRef } from 'vue'
import { alone, heldNames } from '@/shared/alone'
import type { components } from '@/shared/api/schema/redemption'
import { caught, type Refusal } from '@/shared/refusal'
import { serverNow } from '@/shared/time'
import { heard, till } from './api'
import { begin, beginUndo, find, giveUp, noteRefused, outbox, settle, type Act, type Order } from './outbox'
import { waitAfter } from './patience'

type Redeemed = components['schemas']['RedeemedView']

export type Outcome =
  | { kind: 'asking'; act: Act; tries: number; refusal?: Refusal }
  | { kind: 'redeemed'; act: Act; answer: Redeemed; at: number }
  | { kind: 'undone'; act: Act; at: number }
  /** Given up without an answer: it is undone as soon as the platform is reached. */
  | { kind: 'given-up'; act: Act }
  | { kind: 'refused'; act: Act; refusal: Refusal }

/** What stands before the cashier; undefined while an order is typed. */
export const outcome = shallowRef<Outcome>()
/** Moves whenever something was redeemed or undone: lists are asked for again. */
export const settledCount = ref(0)

const running = new Set<string>()
const sleepers = new Set<() => void>()

/** Redeem: kept first, then asked until there is a definite answer or the cashier gives up. */
export const redeem = (storeId: string, order: Order): Promise<void> => before(begin(storeId, order, serverNow()))

/** Undo one of the list. */
export const undo = (storeId: string, requestNo: string, order: Act['order']): Promise<void> =>
  before(beginUndo(storeId, requestNo, order, serverNow()))

/** Stop waiting: the customer pays the full price, and the redemption, if it happened, is undone. */
export function abandon(): void {
  if (outcome.value?.kind !== 'asking') return
  outcome.value = { kind: 'given-up', act: giveUp(outcome.value.act) }
  wake()
}

/** Back to the next order; what is still asked for stays before the cashier. */
export function dismiss(): void {
  if (outcome.value?.kind !== 'asking') outcome.value = undefined
}

/** Go on with what this store's till left open: after a reload, and whenever it is heard again; not with what another tab asks for. */
export async function resume(storeId: string): Promise<void> {
  const held = await heldNames()
  for (const act of outbox.value) {
    if (act.storeId !== storeId || act.refusedBy) continue
    if (held.has(lockOf(act.requestNo)) && !running.has(act.requestNo)) continue
    if (act.wish === 'redeem' && !outcome.value) void before(act)
    else void run(act)
  }
}

/** Ask now instead of after the pause: the network is back. */
export function wake(): void {
  for (const go of sleepers) go()
}

function before(act: Act): Promise<void> {
  outcome.value = { kind: 'asking', act, tries: 1 }
  return run(act)
}

async function run(act: Act): Promise<void> {
  if (running.has(act.requestNo)) return wake()
  running.add(act.requestNo)
  await alone(lockOf(act.requestNo), () => untilDefinite(act))
  running.delete(act.requestNo)
}

const lockOf = (requestNo: string) => `jinqiu.till.act.${requestNo}`

async function untilDefinite(act: Act): Promise<void> {
  const since = performance.now()
  for (let tries = 1; ; tries++) {
    // Settled by another tab, it is asked for once more all the same: its number gets the same answer.
    act = find(act.requestNo) ?? act
    const refusal = await ask(act)
    if (!refusal) return
    const waitS = waitAfter(refusal, tries, (performance.now() - since) / 1000)
    const isSameWish = (find(act.requestNo) ?? act).wish === act.wish
    if (waitS === null && isSameWish) return refused(act, refusal)
    if (isSameWish) show(act.isGivenUp ? { kind: 'given-up', act } : { kind: 'asking', act, tries: tries + 1, refusal })
    if (isSameWish && waitS) await pause(waitS)
  }
}

/** One try; answers the refusal, or nothing when it is done. */
async function ask(act: Act): Promise<Refusal | undefined> {
  try {
    await (act.wish === 'redeem' ? askToRedeem(act) : askToUndo(act))
    settledCount.value++
    return undefined
  } catch (error) {
    return caught(error)
  }
}

async function askToRedeem(act: Act): Promise<void> {
  const header = { 'Idempotency-Key': act.requestNo }
  const body = { ...act.order, code: act.order.code ?? '' }
  const answer = await heard(till.POST('/api/redemption/v1/redemptions', { params: { header }, body }))
  const now = find(act.requestNo)
  if (now?.wish === 'undo') return askToUndo(now) // given up while the answer was on its way
  settle(act.requestNo)
  show({ kind: 'redeemed', act, answer, at: serverNow() })
}

async function askToUndo(act: Act): Promise<void> {
  const params = { header: { 'Idempotency-Key': act.undoNo }, path: { request_no: act.requestNo } }
  await heard(till.POST('/api/redemption/v1/redemptions/{request_no}/undo', { params }))
  settle(act.requestNo)
  show({ kind: 'undone', act, at: serverNow() })
}

/** A definite answer. A till that is no longer heard cannot know of its earlier tries: such an act stays, to be undone. */
function refused(act: Act, refusal: Refusal): void {
  if (refusal.status === 401) {
    if (act.wish === 'redeem') giveUp(act)
  } else if (act.isGivenUp) noteRefused(act, refusal.title)
  else settle(act.requestNo)
  show({ kind: 'refused', act, refusal })
}

/** Only what stands before the cashier is shown there; what was given up goes on behind. */
function show(next: Outcome): void {
  if (outcome.value?.act.requestNo === next.act.requestNo) outcome.value = next
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      sleepers.delete(go)
      resolve()
    }
    const timer = setTimeout(go, seconds * 1000)
    sleepers.add(go)
  })
}

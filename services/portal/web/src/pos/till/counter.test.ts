import { beforeEach, expect, it, vi } from 'vitest'
import { Refusal } from '@/shared/refusal'
import { abandon, dismiss, outcome, redeem, resume, undo, wake } from './counter'
import { begin, outbox, settle } from './outbox'

const sent = vi.hoisted(() => ({ calls: [] as { path: string; key: string }[], answers: [] as (() => Promise<unknown>)[] }))
vi.mock('./api', () => ({
  heard: (call: Promise<unknown>) => call,
  till: {
    POST: (path: string, { params }: { params: { header: { 'Idempotency-Key': string } } }) => {
      sent.calls.push({ path, key: params.header['Idempotency-Key'] })
      return (sent.answers.shift() ?? (() => Promise.reject(lost())))()
    },
  },
}))

const lost = () => new Refusal('OFFLINE', 0)
const order = { code: '1'.repeat(24), order_no: 'A1', order_amount_fen: 60_000, category: 'cars' }
const answer = { redemption_id: 'r', discount_fen: 10_000, to_pay_fen: 50_000, voucher_tail: '1234' }
const says = (...answers: (() => Promise<unknown>)[]) => void (sent.answers = answers)
const yes = (value: unknown) => () => Promise.resolve(value)
const no = (refusal: Refusal) => () => Promise.reject(refusal)
const kind = () => outcome.value?.kind
const isUndo = (path: string) => path.endsWith('/undo')

beforeEach(() => {
  for (const act of outbox.value) settle(act.requestNo)
  outcome.value = undefined
  sent.calls = []
})

it('keeps an act until it has its answer', async () => {
  says(() => {
    expect(outbox.value).toHaveLength(1)
    return Promise.resolve(answer)
  })
  await redeem('s1', order)
  expect(outcome.value).toMatchObject({ kind: 'redeemed', answer })
  expect(outbox.value).toEqual([])
})

it('asks again under the same number when the answer was lost', async () => {
  says(no(lost()), no(lost()), yes(answer))
  const whole = redeem('s1', order)
  await vi.waitFor(() => expect(outcome.value).toMatchObject({ kind: 'asking', tries: 2 }))
  wake()
  await vi.waitFor(() => expect(outcome.value).toMatchObject({ kind: 'asking', tries: 3 }))
  dismiss()
  expect(kind()).toBe('asking')
  wake()
  await whole
  expect(kind()).toBe('redeemed')
  expect(new Set(sent.calls.map((call) => call.key)).size).toBe(1)
})

it('undoes what the cashier no longer waited for, under one key, once it is heard', async () => {
  says(no(lost()), no(lost()), yes({ status: 'undone' }))
  const whole = redeem('s1', order)
  await vi.waitFor(() => expect(outcome.value).toMatchObject({ tries: 2 }))
  abandon()
  expect(outcome.value).toMatchObject({ kind: 'given-up', act: { wish: 'undo' } })
  expect(JSON.stringify(localStorage)).not.toContain(order.code)
  await vi.waitFor(() => expect(sent.calls).toHaveLength(2))
  dismiss()
  await vi.waitFor(() => {
    wake()
    expect(sent.calls).toHaveLength(3)
  })
  await whole
  expect(sent.calls.map((call) => isUndo(call.path))).toEqual([false, true, true])
  expect(sent.calls[1]?.key).toBe(sent.calls[2]?.key)
  expect(outbox.value).toEqual([])
  expect(outcome.value).toBeUndefined()
})

it('an answer that comes after giving up is undone all the same', async () => {
  let come: (value: unknown) => void = () => undefined
  says(no(lost()), () => new Promise((resolve) => (come = resolve)), yes({ status: 'undone' }))
  const whole = redeem('s1', order)
  await vi.waitFor(() => expect(outcome.value).toMatchObject({ tries: 2 }))
  wake()
  await vi.waitFor(() => expect(sent.calls).toHaveLength(2))
  abandon()
  come(answer)
  await whole
  expect(sent.calls.map((call) => isUndo(call.path))).toEqual([false, false, true])
  expect(outcome.value).toMatchObject({ kind: 'undone', act: { isGivenUp: true } })
})

it('a refusal ends it', async () => {
  says(no(new Refusal('ALREADY_REDEEMED', 409)))
  await redeem('s1', order)
  expect(kind()).toBe('refused')
  expect(outbox.value).toEqual([])
})

it('a till that is no longer heard cannot know of its earlier tries: they stay, to be undone', async () => {
  says(no(lost()), no(new Refusal('KEY_REVOKED', 401)))
  const whole = redeem('s1', order)
  await vi.waitFor(() => expect(outcome.value).toMatchObject({ tries: 2 }))
  wake()
  await whole
  expect(outbox.value).toMatchObject([{ wish: 'undo', isGivenUp: true }])
})

it('goes on after a reload, but not with another store’s', async () => {
  begin('s1', order, 0)
  begin('elsewhere', order, 0)
  says(yes(answer))
  await resume('s1')
  await vi.waitFor(() => expect(kind()).toBe('redeemed'))
  expect(outbox.value).toMatchObject([{ storeId: 'elsewhere' }])
})

it('what another tab keeps stays, and is in sight here too', async () => {
  const theirs = { ...begin('s1', order, 5), requestNo: 'of-the-other-tab' }
  settle(outbox.value[0]?.requestNo ?? '')
  localStorage.setItem('jinqiu.till.act.of-the-other-tab', JSON.stringify(theirs))
  begin('s1', order, 9)
  expect(outbox.value.map((act) => act.startedAt)).toEqual([5, 9])
  localStorage.removeItem('jinqiu.till.act.of-the-other-tab')
  dispatchEvent(new StorageEvent('storage'))
  expect(outbox.value.map((act) => act.startedAt)).toEqual([9])
})

it('what another tab asks for is left to it', async () => {
  const act = begin('s1', order, 0)
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held: [{ name: `jinqiu.till.act.${act.requestNo}` }] }) } })
  await resume('s1')
  vi.unstubAllGlobals()
  expect([sent.calls, outcome.value, outbox.value.length]).toEqual([[], undefined, 1])
})

it('an act that another tab has settled still gets its answer here, under the same number', async () => {
  says(no(lost()), yes(answer))
  const whole = redeem('s1', order)
  await vi.waitFor(() => expect(outcome.value).toMatchObject({ tries: 2 }))
  settle(outbox.value[0]?.requestNo ?? '')
  wake()
  await whole
  expect(kind()).toBe('redeemed')
  expect(new Set(sent.calls.map((call) => call.key)).size).toBe(1)
})

it('an undo that is refused says so and is over', async () => {
  says(no(new Refusal('UNDO_CLOSED', 409)))
  await undo('s1', 'r-123456', { order_no: 'A1', order_amount_fen: 60_000, category: 'cars' })
  expect(outcome.value).toMatchObject({ kind: 'refused', act: { wish: 'undo' } })
  expect(outbox.value).toEqual([])
})

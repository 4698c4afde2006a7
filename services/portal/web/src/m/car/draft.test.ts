import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { Refusal } from '@/shared/refusal'
import { useDraft } from './draft'

const RIGHT = { problems: [], warnings: [] }
const draftOf = (save: (fields: Record<string, string>) => Promise<typeof RIGHT>) => effectScope().run(() => useDraft({ buyer: '王' }, RIGHT, save))

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('keeps what was typed when the typing rests, and only what changed', async () => {
  const save = vi.fn(async () => RIGHT)
  const draft = draftOf(save)
  draft?.type('seats', '5')
  draft?.type('seats', '7')
  expect(save).not.toHaveBeenCalled()
  await vi.runAllTimersAsync()
  expect(save.mock.calls).toEqual([[{ seats: '7' }]])
  expect(draft?.keeping.value).toBe('kept')
})

it('goes on by itself after a lost network, with the newest text', async () => {
  const save = vi.fn<(fields: Record<string, string>) => Promise<typeof RIGHT>>(async () => RIGHT).mockRejectedValueOnce(new Refusal('OFFLINE', 0))
  const draft = draftOf(save)
  draft?.type('seats', '5')
  expect(await draft?.keep()).toBe(false)
  expect([draft?.keeping.value, draft?.refusal.value?.code]).toEqual(['unkept', 'OFFLINE'])
  draft?.type('seats', '7')
  await vi.runAllTimersAsync()
  expect(save.mock.lastCall).toEqual([{ seats: '7' }])
  expect([draft?.keeping.value, draft?.refusal.value]).toEqual(['kept', undefined])
})

it('keeps at once what was typed last when the page is left', async () => {
  const save = vi.fn(async () => RIGHT)
  const draft = draftOf(save)
  draft?.type('seats', '5')
  window.dispatchEvent(new Event('pagehide'))
  await vi.advanceTimersByTimeAsync(0)
  expect(save.mock.calls).toEqual([[{ seats: '5' }]])
})

it('does not repeat what was refused for good, and says so', async () => {
  const save = vi.fn(() => Promise.reject(new Refusal('WRONG_STATE', 409)))
  const draft = draftOf(save)
  draft?.type('seats', '5')
  await vi.runAllTimersAsync()
  expect(save).toHaveBeenCalledTimes(1)
  expect(draft?.refusal.value?.code).toBe('WRONG_STATE')
})

it('forgets a problem of the filing once its field is changed', () => {
  const draft = draftOf(async () => RIGHT)
  if (draft) draft.atFiling.value = [{ field: 'vin', code: 'DUPLICATE_VIN', title: '', detail: '' }]
  expect(draft?.problems.value.length).toBe(1)
  draft?.type('vin', 'L')
  expect(draft?.problems.value.length).toBe(0)
})

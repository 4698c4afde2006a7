import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { session } from '@/shared/session'
import { file, openDraft } from './claims'

const keys = vi.fn<(key: string | null) => void>()
const AT = '2022-08-26T02:00:00Z'
const returned = (steps: number) => ({ claim_no: 'n', state: 'RETURNED_FOR_FIX' as const, steps: Array.from({ length: steps }, () => ({ state: 'SUBMITTED' as const, at: AT })) })

beforeEach(() => {
  localStorage.clear()
  keys.mockClear()
  session.value = { subject_id: 'c-1', role: 'citizen', district_id: null, name: '王*', expires_at: '' }
  vi.stubGlobal('fetch', async (request: Request) => {
    keys(request.headers.get('Idempotency-Key'))
    return new Promise(() => undefined)
  })
})
afterEach(() => vi.unstubAllGlobals())

/** Its key, while no answer comes. */
async function keyOf(act: () => Promise<unknown>): Promise<string | null | undefined> {
  keys.mockClear()
  void act()
  await vi.waitFor(() => expect(keys).toHaveBeenCalled())
  return keys.mock.lastCall?.[0]
}

it('opens a draft under one key until it is answered, and another one once that has ended', async () => {
  const first = await keyOf(() => openDraft('p', 0))
  expect(await keyOf(() => openDraft('p', 0))).toBe(first)
  expect(await keyOf(() => openDraft('p', 1))).not.toBe(first)
})

it('files again what was returned again', async () => {
  const first = await keyOf(() => file(returned(3)))
  expect(await keyOf(() => file(returned(3)))).toBe(first)
  expect(await keyOf(() => file(returned(5)))).not.toBe(first)
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { isPending, newKey, once } from './once'
import { Refusal } from './refusal'
import { session } from './session'

const lost = () => new Refusal('OFFLINE', 0)

beforeEach(() => {
  localStorage.clear()
  session.value = { subject_id: 'c-1', role: 'citizen', district_id: null, name: '王*', expires_at: '' }
})
afterEach(() => vi.useRealTimers())

it('keeps the key before it sends, and across tries, until there is a definite answer', async () => {
  const keys: string[] = []
  const send = async (key: string) => {
    keys.push(key)
    expect(isPending('claim.s1')).toBe(true)
    if (keys.length < 3) throw lost()
    return 'won'
  }
  await expect(once('claim.s1', send)).rejects.toThrow('OFFLINE')
  await expect(once('claim.s1', send)).rejects.toThrow('OFFLINE')
  expect(await once('claim.s1', send)).toBe('won')
  expect(new Set(keys).size).toBe(1)
  expect(isPending('claim.s1')).toBe(false)
})

it('a refusal is an answer: the next try is another act', async () => {
  const keys: string[] = []
  for (const status of [409, 422, 401])
    await once('a', async (key) => { keys.push(key); throw new Refusal('NO', status) }).catch(() => undefined)
  expect(new Set(keys).size).toBe(3)
})

it('whoever is not heard learns nothing of an earlier try: the key stays until somebody who is has the answer', async () => {
  const keys: string[] = []
  const said = [lost(), new Refusal('KEY_REVOKED', 401), new Refusal('CLOCK_SKEW', 401), undefined]
  const send = async (key: string) => {
    const refusal = said[keys.push(key) - 1]
    if (refusal) throw refusal
    return 'given back'
  }
  for (let tries = 0; tries < 3; tries++) await once('refund', send).catch(() => undefined)
  expect(await once('refund', send)).toBe('given back')
  expect(new Set(keys).size).toBe(1)
  expect(isPending('refund')).toBe(false)
})

it('busy and too many are none', async () => {
  for (const status of [429, 503, 502]) await expect(once('b', () => Promise.reject(new Refusal('BUSY_RETRY', status)))).rejects.toThrow()
  expect(isPending('b')).toBe(true)
})

it('goes on by itself for as long as the page has patience, and tells what it waits for', async () => {
  vi.useFakeTimers()
  const waits: string[] = []
  const send = vi.fn().mockRejectedValueOnce(lost()).mockRejectedValueOnce(lost()).mockResolvedValue('done')
  const result = once('c', send, { forS: 60, onWait: (refusal) => waits.push(refusal.code) })
  await vi.runAllTimersAsync()
  expect([await result, waits]).toEqual(['done', ['OFFLINE', 'OFFLINE']])
})

it('belongs to who is logged in', async () => {
  await once('d', () => Promise.reject(lost())).catch(() => undefined)
  session.value = { subject_id: 'c-2', role: 'citizen', district_id: null, name: '王*', expires_at: '' }
  expect(isPending('d')).toBe(false)
})

it('makes keys that the services take', () => {
  expect(newKey()).toMatch(/^[a-z2-7]{26}$/)
  expect(newKey()).not.toBe(newKey())
})

import { afterEach, expect, it, vi } from 'vitest'
import { beginFirstLook, campaignIn, lookAtRounds } from './firstLook'

const asked = vi.fn<(input: Request) => Promise<Response>>()
vi.stubGlobal('fetch', asked)
const rounds = () => asked.mockImplementation(() => Promise.resolve(Response.json({ rounds: [], server_time: '2026-11-27T02:00:00Z' })))

afterEach(() => asked.mockReset())

it('reads the campaign where the claim page is gone to', () => {
  expect(['', '#/', '#/?campaign=c-1', '#/wallet', '#/car/policies/p?campaign=c-1'].map(campaignIn)).toEqual([undefined, undefined, 'c-1', null, null])
})

it('asks once for the first look, and anew for each later one', async () => {
  rounds()
  beginFirstLook('#/?campaign=c-1')
  await lookAtRounds('c-1')
  expect(asked).toHaveBeenCalledTimes(1)
  await lookAtRounds('c-1')
  expect(asked).toHaveBeenCalledTimes(2)
})

it('is not used for another campaign, and not begun for another page', async () => {
  rounds()
  beginFirstLook('#/wallet')
  expect(asked).not.toHaveBeenCalled()
  beginFirstLook('#/')
  await lookAtRounds('c-2')
  expect(asked.mock.calls.at(-1)?.[0].url).toContain('campaign_id=c-2')
})

it('tells a refusal to whoever takes it', async () => {
  asked.mockRejectedValue(new TypeError('no network'))
  beginFirstLook('#/')
  await expect(lookAtRounds(undefined)).rejects.toThrow('OFFLINE')
})

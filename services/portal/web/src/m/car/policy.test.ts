import { expect, it } from 'vitest'
import { openness, tierLines } from './policy'

const tier = (basis_from: number, amount_fen: number | null, rate_permyriad: number | null = null) => ({ basis_from, amount_fen, rate_permyriad })

it('says what a price earns, each bound belonging to the upper tier', () => {
  expect(tierLines([tier(0, 200_000), tier(10_000_000, 300_000), tier(20_000_000, 500_000)])).toEqual([
    { range: '10万元以下', earns: '¥2,000' },
    { range: '10万元（含）至20万元', earns: '¥3,000' },
    { range: '20万元（含）以上', earns: '¥5,000' },
  ])
  expect(tierLines([tier(500_000_000, null, 250)])).toEqual([{ range: '500万元（含）以上', earns: '2.5%' }])
})

it('knows whether it can be claimed now', () => {
  const policy = { opens_at: '2026-11-27T00:00:00Z', closes_at: '2026-11-28T00:00:00Z' }
  const at = (instant: string) => openness(policy, Date.parse(instant))
  expect([at('2026-11-26T23:59:59Z'), at('2026-11-27T00:00:00Z'), at('2026-11-28T00:00:00Z')]).toEqual(['soon', 'open', 'over'])
})

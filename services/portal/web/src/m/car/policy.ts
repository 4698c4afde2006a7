/** A policy as a buyer reads it: what it earns at which price, whether it can be claimed now. */
import { language } from '@/shared/i18n'
import { yuan, yuanShort } from '@/shared/money'
import type { Policy } from './claims'
import { t } from './messages'

export type Openness = 'soon' | 'open' | 'over'

export function openness(policy: Pick<Policy, 'opens_at' | 'closes_at'>, now: number): Openness {
  if (now < Date.parse(policy.opens_at)) return 'soon'
  return now < Date.parse(policy.closes_at) ? 'open' : 'over'
}

/** Whether it is about a car at all: the engine knows other things too. */
export const isForCars = (policy: Policy): boolean => policy.fields.some((field) => field.kind === 'vin')

/** Hundredths of a percent as a percentage: 350 → 3.5. */
const percent = (permyriad: number) => String(permyriad / 100)

type Tier = Policy['tiers'][number]

/** Prices in 万 where Chinese counts so; in English whole. */
const price = (fen: number) => (language.value === 'zh' ? yuanShort(fen) : yuan(fen))

const earns = (tier: Tier) => (tier.amount_fen !== null ? yuanShort(tier.amount_fen) : t('rate', { rate: percent(tier.rate_permyriad ?? 0) }))

/** The tiers as lines: from which price to which, and what that earns. */
export function tierLines(tiers: readonly Tier[]): { range: string; earns: string }[] {
  return tiers.map((tier, place) => {
    const next = tiers[place + 1]
    const [from, to] = [price(tier.basis_from), next ? price(next.basis_from) : '']
    return { range: !next ? (tier.basis_from === 0 ? t('anyPrice') : t('from', { from })) : tier.basis_from === 0 ? t('below', { to }) : t('fromTo', { from, to }), earns: earns(tier) }
  })
}

/** The most it can earn, in a few words. */
export function atMost(policy: Policy): string {
  const last = policy.tiers.at(-1)
  if (!last) return ''
  return last.amount_fen !== null ? t('upTo', { amount: yuanShort(last.amount_fen) }) : t('upToRate', { rate: percent(last.rate_permyriad ?? 0) })
}

import { expect, it } from 'vitest'
import { ahead, journey, type Step } from './journey'

const WAY = { levels: ['district', 'city'], notice_s: 3 }
const at = (state: Step['state'], minute: number): Step => ({ state, at: `2026-11-27T01:0${minute}:00Z` })

it('shows what was, what is and what is ahead', () => {
  const stages = journey('AUTO_CHECKED', [at('DRAFT', 0), at('SUBMITTED', 1), at('AUTO_CHECKED', 2)], WAY)
  expect(stages.map((one) => one.state)).toEqual(['SUBMITTED', 'AUTO_CHECKED', 'DISTRICT_APPROVED', 'CITY_APPROVED', 'PUBLICISED', 'IN_BATCH', 'PAID'])
  expect(stages.map((one) => [one.at !== null, one.isNow]).slice(0, 3)).toEqual([[true, false], [true, false], [false, true]])
})

it('leaves out what the policy skips', () => {
  expect(ahead('AUTO_CHECKED', { levels: ['city'], notice_s: 0 })).toEqual(['CITY_APPROVED', 'IN_BATCH', 'PAID'])
})

it('goes back to where a returned claim and a failed payment go on', () => {
  expect(ahead('RETURNED_FOR_FIX', WAY)[0]).toBe('SUBMITTED')
  expect(ahead('PAY_FAILED', WAY)).toEqual(['IN_BATCH', 'PAID'])
})

it('has nothing ahead at an end', () => {
  const stages = journey('REJECTED', [at('SUBMITTED', 1), at('REJECTED', 2)], WAY)
  expect(stages.map((one) => one.isNow)).toEqual([false, false])
})

it('stays in what lasts', () => {
  const stages = journey('PUBLICISED', [at('SUBMITTED', 1), at('PUBLICISED', 2)], WAY)
  expect(stages.filter((one) => one.isNow).map((one) => one.state)).toEqual(['PUBLICISED'])
})

import { expect, it } from 'vitest'
import { canUndo } from './undoable'

const day = { campaign_id: 'c', day: '2022-08-26', starts_at: '2022-08-25T16:00:00Z', ends_at: '2022-08-26T16:00:00Z' }
const on = (business_day: string, campaign_id = 'c', undone_at: string | null = null) => ({ business_day, campaign_id, undone_at })

it('undoes what was redeemed on a day that is still open', () => {
  expect(canUndo(on('2022-08-26'), [day])).toBe(true)
  expect(canUndo(on('2022-08-25'), [day])).toBe(false)
  expect(canUndo(on('2022-08-26'), [])).toBe(false)
  expect(canUndo(on('2022-08-26', 'c', '2022-08-26T02:05:00Z'), [day])).toBe(false)
})

it('takes no other campaign’s day for its own', () => {
  expect(canUndo(on('2022-08-26', 'another'), [day])).toBe(false)
})

it('leaves it to the platform while nothing is known', () => {
  expect(canUndo(on('2022-08-26'), undefined)).toBe(true)
})

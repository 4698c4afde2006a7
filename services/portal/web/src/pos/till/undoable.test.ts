import { expect, it } from 'vitest'
import { canUndo } from './undoable'

const day = { campaign_id: 'c', day: '2022-08-26', starts_at: '2022-08-25T16:00:00Z', ends_at: '2022-08-26T16:00:00Z' }
const at = (redeemed_at: string, undone_at: string | null = null) => ({ redeemed_at, undone_at })

it('undoes what was redeemed on a day that is still open', () => {
  expect(canUndo(at('2022-08-26T02:00:00Z'), [day])).toBe(true)
  expect(canUndo(at('2022-08-25T02:00:00Z'), [day])).toBe(false)
  expect(canUndo(at('2022-08-26T02:00:00Z'), [])).toBe(false)
  expect(canUndo(at('2022-08-26T02:00:00Z', '2022-08-26T02:05:00Z'), [day])).toBe(false)
})

it('leaves it to the platform while nothing is known', () => {
  expect(canUndo(at('2022-08-26T02:00:00Z'), undefined)).toBe(true)
})

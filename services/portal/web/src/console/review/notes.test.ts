import { expect, test } from 'vitest'
import { notesOf } from './notes'

test('a note goes with what is still marked, and an empty one with nothing', () => {
  expect(notesOf(['seats', 'invoice', 'vin'], { seats: ' 行驶证上是 7 座 ', invoice: '  ', price: '旧的' })).toEqual({ seats: '行驶证上是 7 座' })
})

import { expect, test } from 'vitest'
import { standingOf, type Word } from './words'

const WORD: Word = { word_id: 'w', word: '兼职日结', folded: '兼职日结', category: '诈骗', owner: '网信办', action: 'hold', expires_at: null, listed: true, version: 1 }
const NOW = Date.parse('2026-11-27T10:00:00Z')

test.each([
  ['listed', {}],
  ['listed', { expires_at: '2026-11-27T10:00:01Z' }],
  ['expired', { expires_at: '2026-11-27T10:00:00Z' }],
  ['withdrawn', { listed: false }],
] as const)('a word is %s', (standing, changed) => {
  expect(standingOf({ ...WORD, ...changed }, NOW)).toBe(standing)
})

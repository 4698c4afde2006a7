import { afterEach, expect, it } from 'vitest'
import { speak } from '@/shared/i18n'
import { duration } from './duration'

afterEach(() => speak('zh'))

it('says the two largest units that count', () => {
  expect([432_000, 93_784, 3600, 125, 7, 0, -3].map(duration)).toEqual(['5天', '1天2小时', '1小时', '2分5秒', '7秒', '0秒', '0秒'])
  speak('en')
  expect([93_784, 0].map(duration)).toEqual(['1 d 2 h', '0 s'])
})

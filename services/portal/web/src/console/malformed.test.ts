import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { refusalOf } from '@/shared/refusal'
import ActRefusal from './ActRefusal.vue'
import { malformedIn } from './malformed'

const malformed = (detail: string) => refusalOf(400, { code: 'MALFORMED', title: '请求内容不符合要求', detail })

it('names each field that is wrong, and how', () => {
  const refused = malformed('body.name: Value error, a name in legible characters is needed, no formula; body.stocks.0.pieces: Input should be greater than 0')
  expect(malformedIn(refused)).toEqual(['名称：须为可辨认的文字，开头不能是 = + - @ 等公式符号', 'stocks.0.pieces：Input should be greater than 0'])
  expect(malformedIn(malformed('body.merchants.3.name: String too long'))).toEqual(['名称：String too long'])
  expect(mount(ActRefusal, { props: { refusal: refused } }).text()).toContain('名称：须为')
})

it('names none where the refusal names none', () => {
  expect([malformedIn(malformed('a value cannot be stored')), malformedIn(refusalOf(409, { code: 'WRONG_STATE', detail: 'body.name: no' }))]).toEqual([[], []])
})

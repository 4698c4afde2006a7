import { expect, it } from 'vitest'
import { filledIn, groups, keyboardOf, wrongWith, type Field, type Policy, type Problem } from './fields'
import { hintOf } from './fieldMessages'

const field = (name: string, kind: string): Field => ({ name, kind, label: name, choices: [] })
const problem = (code: string, detail = ''): Problem => ({ field: 'x', code, title: '', detail })
const KINDS = ['text', 'name', 'choice', 'count', 'amount', 'day', 'national_id', 'phone', 'bank_card', 'uscc', 'vin', 'invoice_code', 'invoice_number']

it('puts fields in groups as people think of them', () => {
  const found = groups([field('buyer', 'name'), field('vin', 'vin'), field('price', 'amount'), field('buyer_id', 'national_id')])
  expect(found.map((group) => [group.name, group.fields.map((one) => one.name)])).toEqual([['person', ['buyer', 'buyer_id']], ['purchase', ['vin']], ['invoice', ['price']]])
})

it.each(KINDS)('has a keyboard and a hint for a field of kind %s', (kind) => {
  expect(keyboardOf(kind).maxlength).toBeGreaterThan(5)
  expect(hintOf(kind)).not.toBe('')
})

it('says what is wrong in the words of the field', () => {
  expect(wrongWith(problem('MALFORMED', 'is needed'), field('phone', 'phone'))).toEqual({ title: '此项未填写', nextStep: '11 位手机号码' })
  expect(wrongWith(problem('MALFORMED', 'a mobile number of 11 digits is needed'), field('phone', 'phone')).title).toBe('填写的内容不对')
  expect(wrongWith(problem('ID_INVALID'), field('seller', 'uscc')).title).toBe('统一社会信用代码有误')
  expect(wrongWith(problem('MALFORMED', 'the check digit is unusual: look again'), field('vin', 'vin')).nextStep).toBe('核对无误可以继续提交')
})

it('counts what is filled in, and lets an electronic invoice go without a code', () => {
  const policy = { fields: [field('code', 'invoice_code'), field('number', 'invoice_number')], documents: ['invoice'] } as unknown as Policy
  expect(filledIn(policy, {}, [])).toEqual({ done: 0, of: 3 })
  expect(filledIn(policy, { number: '12345678901234567890' }, ['invoice'])).toEqual({ done: 2, of: 2 })
})

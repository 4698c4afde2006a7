import { expect, it } from 'vitest'
import { Refusal, refusalOf } from '@/shared/refusal'
import { problemsOf } from './filing'

it('names each place once, in the service’s order', () => {
  const problem = (field: string, code: string) => ({ field, code, title: '', detail: '' })
  const refused = refusalOf(400, { code: 'MALFORMED', problems: [problem('vin', 'MALFORMED'), problem('invoice', 'DOCUMENT_MISSING'), problem('vin', 'DUPLICATE_VIN')] })
  expect(problemsOf(refused).map((one) => [one.field, one.code])).toEqual([['vin', 'MALFORMED'], ['invoice', 'DOCUMENT_MISSING']])
  expect(problemsOf(new Refusal('WRONG_STATE', 409))).toEqual([])
})

import { expect, it } from 'vitest'
import { namedIn } from './named'

const [ONE, TWO] = ['0190a1b2-0000-7000-8000-000000000001', '0190a1b2-0000-7000-8000-00000000000a']

it('reads ids between spaces, commas and lines, each once', () => {
  expect(namedIn(` ${ONE}，${TWO.toUpperCase()}\n${ONE}\t`)).toEqual({ ids: [ONE, TWO], wrong: [] })
})

it('says what is no id, as it was typed', () => {
  expect(namedIn(`${ONE} 12345 ${TWO.slice(1)}`)).toEqual({ ids: [ONE], wrong: ['12345', TWO.slice(1)] })
  expect(namedIn(' \n')).toEqual({ ids: [], wrong: [] })
})

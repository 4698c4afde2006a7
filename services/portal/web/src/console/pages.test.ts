import { expect, test } from 'vitest'
import { pagesOf } from './pages'

const SIZE = 3

/** A service that has so many, and what it was asked for. */
function serviceOf(count: number) {
  const asked: (number | undefined)[] = []
  const load = async (last: number | undefined) => {
    asked.push(last)
    return Array.from({ length: count }, (_, place) => place + 1).filter((one) => one > (last ?? 0)).slice(0, SIZE)
  }
  return { asked, load }
}

test.each([
  ['no more pages than wanted', 9, 2, 6, [undefined, 3]],
  ['nothing after a page that is not full', 4, 9, 4, [undefined, 3]],
  ['once more after a last page that is full', 3, 9, 3, [undefined, 3]],
  ['once where there is nothing', 0, 9, 0, [undefined]],
] as const)('asks for %s', async (_, there, pages, found, calls) => {
  const { asked, load } = serviceOf(there)
  expect(await pagesOf(pages, SIZE, load)).toHaveLength(found)
  expect(asked).toEqual(calls)
})

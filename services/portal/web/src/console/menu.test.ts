import { expect, it } from 'vitest'
import { MENU, isHere, menuOf } from './menu'

const paths = (...given: Parameters<typeof menuOf>) => menuOf(...given).flatMap(({ entries }) => entries.map((entry) => entry.path))

it('shows each role its own work, in groups', () => {
  expect(paths('admin', () => true)).toEqual(['/', '/desk', '/audit', '/staff'])
  expect(paths('moderator', () => true)).toEqual(['/', '/moderation'])
  expect(menuOf('treasury_maker', () => true).map(({ group }) => group)).toEqual(['here', 'money', 'city'])
  expect(paths('citizen', () => true)).toEqual([])
})

it('leaves out what no page answers', () => {
  expect(paths('moderator', (path) => path !== '/moderation')).toEqual(['/'])
})

it('knows where one is, also on a page below', () => {
  const entry = (path: string) => MENU.find((one) => one.path === path) ?? expect.fail(path)
  expect([isHere(entry('/batches'), '/batches/b-1'), isHere(entry('/batches'), '/batches')]).toEqual([true, true])
  expect([isHere(entry('/'), '/batches'), isHere(entry('/settle'), '/settlements')]).toEqual([false, false])
})

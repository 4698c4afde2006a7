import { expect, it } from 'vitest'
import { counts, readMerchants } from './merchantSheet'

const row = (changed: Partial<Record<number, string>> = {}) =>
  ['m1', '桃城商贸', '91131102MA07LHJH1A', 'taocheng', 'supermarket、home-appliances', 's1', '一店', '人民路1号', 's1-t1'].map((cell, place) => changed[place] ?? cell).join('\t')

it('gathers lines of a merchant and of a store', () => {
  const { merchants, wrong } = readMerchants([row(), row({ 8: 's1-t2' }), '', row({ 5: 's2', 6: '二店', 8: '' })].join('\r\n'))
  expect(wrong).toBeNull()
  expect(counts(merchants)).toEqual({ merchants: 1, stores: 2, tills: 2 })
  expect(merchants[0]).toMatchObject({ categories: ['supermarket', 'home-appliances'], stores: [{ store_id: 's1', terminals: [{ terminal_id: 's1-t1' }, { terminal_id: 's1-t2' }] }, { store_id: 's2', terminals: [] }] })
})

it('names the first wrong line, and how', () => {
  const wrongOf = (...rows: string[]) => readMerchants(rows.join('\n')).wrong
  expect(wrongOf('m1\tname')).toEqual({ line: 1, how: 'columns' })
  expect(wrongOf(row(), row({ 8: '终端' }))).toEqual({ line: 2, how: 'id' })
  expect(wrongOf(row({ 1: '' }))).toEqual({ line: 1, how: 'empty' })
  expect(wrongOf(row(), row({ 1: '别名', 8: 't2' }))).toEqual({ line: 2, how: 'differs' })
  expect(wrongOf(row(), row({ 0: 'm2', 8: 't2' }))).toEqual({ line: 2, how: 'differs' })
  expect(wrongOf(row(), row())).toEqual({ line: 2, how: 'twice' })
})

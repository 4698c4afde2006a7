import { expect, it } from 'vitest'
import { readAccounts } from './accounts'
import { batchId } from './batchId'

it('reads what is pasted from Excel, and what is typed with commas', () => {
  const one = { merchant_id: 'm-1', name: '示例商行', account: '13001616100000000001' }
  expect(readAccounts('m-1\t示例商行\t1300 1616 1000 0000 0001\r\n\r\n')).toEqual({ accounts: [one], wrong: null })
  expect(readAccounts('m-1，示例商行, 13001616100000000001')).toEqual({ accounts: [one], wrong: null })
})

it('names the first line that is wrong', () => {
  expect(readAccounts('m-1\t甲\t12345\nm-2\t乙').wrong).toEqual({ line: 2, how: 'wrong' })
  expect(readAccounts('m-1\t甲\t12345\nm-1\t乙\t12346').wrong).toEqual({ line: 2, how: 'twice' })
  expect(readAccounts('').accounts).toEqual([])
})

it('names batches by what they are of, the same for the same act', () => {
  expect(batchId('taocheng', '2026-08-26', 'abcdefghijkl')).toBe('taocheng.20260826.abcdefgh')
  expect(batchId('x'.repeat(80), '2026-08-26', 'abcdefghijkl')).toMatch(/^[a-z0-9][a-z0-9.-]{1,78}[a-z0-9]$/)
})

import { unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { asPasted, readSheet, ROWS_MAX } from './readSheet'
import { workbook } from './sheet'

const SHEET = { name: '账户', heads: ['商户', '户名', '账号'], rows: [['m1', '甲 & 乙', '6222020000000000001'], ['m2', null, 42]] } as const

const stored = zipSync(unzipSync(workbook(SHEET)), { level: 0 })

test.each([['packed', workbook(SHEET)], ['stored', stored]])('what a sheet holds is read as text, %s', async (_, bytes) => {
  const rows = await readSheet(new Blob([bytes]))
  expect(rows).toEqual([['商户', '户名', '账号'], ['m1', '甲 & 乙', '6222020000000000001'], ['m2', '', '42']])
  expect(asPasted(rows.slice(1))).toBe('m1\t甲 & 乙\t6222020000000000001\nm2\t\t42')
})

test('a small file that unpacks to a huge one is refused before it is unpacked', async () => {
  const huge = zipSync({ 'xl/sharedStrings.xml': new Uint8Array(41 * 1024 * 1024) })
  expect(huge.length).toBeLessThan(1024 * 1024)
  await expect(readSheet(new Blob([huge]))).rejects.toMatchObject({ fault: 'tooLarge' })
})

test('a sheet of more rows than any act takes is refused before it is read', async () => {
  const sheet = (rows: number) => readSheet(new Blob([workbook({ ...SHEET, rows: Array<[]>(rows).fill([]) })]))
  await expect(sheet(ROWS_MAX + 1)).rejects.toMatchObject({ fault: 'tooMany' })
  expect(await sheet(50)).toHaveLength(51)
})

test('a file that says less of its size than it holds is cut, and no sheet', async () => {
  const bytes = zipSync({ '_rels/.rels': new TextEncoder().encode(`<Relationships>${' '.repeat(9_000)}</Relationships>`) })
  const view = new DataView(bytes.buffer)
  view.setUint32(new TextDecoder('latin1').decode(bytes).indexOf('PK\x01\x02') + 24, 100, true)
  await expect(readSheet(new Blob([bytes]))).rejects.toMatchObject({ fault: 'notExcel' })
})

test('a long number that Excel has rounded is refused, not guessed', async () => {
  await expect(readSheet(new Blob([workbook({ ...SHEET, rows: [['m1', '甲', 6222020000000000001]] })]))).rejects.toMatchObject({ fault: 'rounded' })
})

test.each([['text', 'm1,甲,1'], ['nothing', '']])('%s is no workbook', async (_, text) => {
  await expect(readSheet(new Blob([text]))).rejects.toMatchObject({ fault: 'notExcel' })
})

import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { workbook } from './sheet'

const SHEET = { name: '批次/一', heads: ['商户', '金额'], rows: [['=1+1 & <b>\u0007', 12.5], [null, -3]] }
const parts = unzipSync(workbook(SHEET))
const text = (path: string) => strFromU8(parts[path] ?? new Uint8Array())

it('is an archive of the five parts a workbook needs', () => {
  expect(Object.keys(parts)).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/worksheets/sheet1.xml'])
  expect(workbook(SHEET)).toEqual(workbook(SHEET))
})

it('keeps numbers as numbers and what looks like a formula as text', () => {
  expect(text('xl/worksheets/sheet1.xml')).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1 &amp; &lt;b&gt;</t></is></c><c><v>12.5</v></c>')
  expect(text('xl/worksheets/sheet1.xml')).toContain('<row><c/><c><v>-3</v></c></row>')
})

it('names its sheet as Excel allows', () => {
  expect(text('xl/workbook.xml')).toContain('<sheet name="批次 一"')
})

it('leaves out what XML has no place for, and nothing else', () => {
  const told = '全\ufffe家\uffff\ud800 \u0000👍\udc00𠮷\t\n\ufffd'
  const parts = unzipSync(workbook({ name: '👍'.repeat(16), heads: [], rows: [[told]] }))
  expect(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('>全家 👍𠮷\t\n\ufffd</t>')
  expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain(`name="${'👍'.repeat(15)}"`)
})

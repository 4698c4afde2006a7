import { expect, it } from 'vitest'
import { workbook } from './sheet'

const text = new TextDecoder().decode(workbook({ name: '批次/一', heads: ['商户', '金额'], rows: [['=1+1 & <b>', 12.5], [null, -3]] }))

it('is an archive of the five parts a workbook needs', () => {
  expect(text.startsWith('PK')).toBe(true)
  for (const part of ['[Content_Types].xml', '_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/worksheets/sheet1.xml']) expect(text).toContain(part)
})

it('keeps numbers as numbers and what looks like a formula as text', () => {
  expect(text).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1 &amp; &lt;b&gt;</t></is></c><c><v>12.5</v></c>')
  expect(text).toContain('<row><c/><c><v>-3</v></c></row>')
})

it('names its sheet as Excel allows', () => {
  expect(text).toContain('<sheet name="批次 一"')
})

/**
 * A sheet that Excel opens (.xlsx), made in the page from what it shows: numbers stay numbers, text is never a formula.
 * Only the archive is a library's. Those for whole sheets (write-excel-file, read-excel-file) start workers made of text for
 * files above some 160 KB, which the gateway's policy refuses, and unpack without a bound.
 */
import { strToU8, zipSync } from 'fflate'

export type Cell = string | number | null
export interface Sheet {
  name: string
  heads: readonly string[]
  rows: readonly (readonly Cell[])[]
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const FIRST_DAY = new Date(1980, 0, 1) // that a zip archive knows: the same content is the same file

/** What XML 1.0 has no place for (production 2, Char): one of these and no reader opens the file. */
const NO_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const escaped = (text: string) =>
  text.replace(NO_CHARACTER, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const cellOf = (cell: Cell) =>
  cell === null ? '<c/>' : typeof cell === 'number' ? `<c><v>${cell}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`

const rowOf = (cells: readonly Cell[]) => `<row>${cells.map(cellOf).join('')}</row>`

/** The bytes of a workbook with this one sheet, its parts where every reader looks for them. */
export function workbook({ name, heads, rows }: Sheet): Uint8Array<ArrayBuffer> {
  const types = ['<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>', `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>`, `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${CONTENT}.worksheet+xml"/>`]
  const relation = (type: string, target: string) => `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`
  const parts = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types">${types.join('')}</Types>`,
    '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name.replace(/[\\/?*:[\]]/g, ' ').slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `${XML}<worksheet xmlns="${MAIN}"><sheetData>${[heads, ...rows].map(rowOf).join('')}</sheetData></worksheet>`,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), { mtime: FIRST_DAY })
}

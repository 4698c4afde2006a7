/** The rows of an Excel file (.xlsx), read in the page: its first sheet, each cell as text. */
import { unzipSync, type UnzipFileInfo } from 'fflate'

export type Fault = 'notExcel' | 'tooLarge' | 'tooMany' | 'rounded'

/** Why a file cannot be read; `cell` is where. */
export class SheetFault extends Error {
  constructor(readonly fault: Fault, readonly cell = '') {
    super(`${fault} ${cell}`)
  }
}

const BYTES_MAX = 5 * 1024 * 1024
const UNPACKED_MAX = 40 * 1024 * 1024
const DIGITS_EXCEL_KEEPS = 1e15
const COLUMNS_MAX = 100
/** More than one act takes (2,000 accounts; 500 merchants, a row a till), and soon read: a page stands still while it reads. */
export const ROWS_MAX = 10_000

/** All rows, empty ones too; throws a SheetFault. */
export async function readSheet(file: Blob): Promise<string[][]> {
  if (file.size > BYTES_MAX) throw new SheetFault('tooLarge')
  try {
    return rowsOf(new Archive(new Uint8Array(await file.arrayBuffer())))
  } catch (error) {
    throw error instanceof SheetFault ? error : new SheetFault('notExcel')
  }
}

/** Whether a row is the template's first, or another heading: ids are written in ASCII. */
export const isHead = (row: readonly string[] | undefined, heads: readonly string[]): boolean => row?.[0] === heads[0] || /[^\x00-\x7f]/.test(row?.[0] ?? '')

/** As pasted from Excel: columns parted by tabs. */
export const asPasted = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\n')

/** The parts of a workbook by path. A small file may unpack to a huge one: no further than what a sheet of people's making needs. */
class Archive {
  private readonly parts: Record<string, Uint8Array>

  constructor(bytes: Uint8Array) {
    let unpacked = 0
    const isNeeded = ({ name, originalSize }: UnzipFileInfo) => {
      if (!/\.(xml|rels)$/.test(name)) return false
      unpacked += originalSize
      if (unpacked > UNPACKED_MAX) throw new SheetFault('tooLarge')
      return true
    }
    this.parts = unzipSync(bytes, { filter: isNeeded })
  }

  /** Throws a SheetFault before it is parsed if it has more than so many rows. */
  read(path: string, rowsMax = Infinity): Document {
    const text = new TextDecoder().decode(this.parts[path])
    if (rowsMax < Infinity && hasMoreRows(text, rowsMax)) throw new SheetFault('tooMany')
    const found = new DOMParser().parseFromString(text, 'application/xml')
    if (!text || all(found, 'parsererror').length > 0) throw new SheetFault('notExcel')
    return found
  }
}

function hasMoreRows(text: string, rowsMax: number): boolean {
  const row = /<(?:[^\s<>/:]+:)?row[\s/>]/g
  let rows = 0
  while (rows <= rowsMax && row.test(text)) rows++
  return rows > rowsMax
}

/** Whatever prefix or namespace the writer chose. */
const isNamed = (name: string) => (one: Element) => one.localName === name
const within = (inside: Element, name: string): Element[] => [...inside.children].filter(isNamed(name))
const all = (inside: Document | Element, name: string): Element[] => [...inside.getElementsByTagName('*')].filter(isNamed(name))

function relationsOf(archive: Archive, path: string): { id: string; type: string; path: string }[] {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(path) ?? []
  return all(archive.read(`${folder}_rels/${name}.rels`), 'Relationship').map((one) => {
    const target = one.getAttribute('Target') ?? ''
    return { id: one.getAttribute('Id') ?? '', type: (one.getAttribute('Type') ?? '').split('/').at(-1) ?? '', path: target.startsWith('/') ? target.slice(1) : folder + target }
  })
}

function rowsOf(archive: Archive): string[][] {
  const book = relationsOf(archive, '').find((one) => one.type === 'officeDocument')?.path ?? ''
  const relations = relationsOf(archive, book)
  const first = [...(all(archive.read(book), 'sheet')[0]?.attributes ?? [])].find((one) => one.name.endsWith(':id'))?.value
  const shared = relations.find((one) => one.type === 'sharedStrings')
  const sheet = archive.read(relations.find((one) => one.id === first)?.path ?? '', ROWS_MAX + 1) // a heading stands before the rows
  const texts = shared ? all(archive.read(shared.path), 'si') : []
  return all(sheet, 'row').map((row) => cellsOf(row, texts))
}

/** Runs of rich text are one; what tells how it is spoken is no part of it. */
const textOf = (inside: Element): string => all(inside, 't').filter((one) => !(one.parentNode as Element).nodeName.endsWith('rPh')).map((one) => one.textContent).join('')

function cellsOf(row: Element, texts: readonly Element[]): string[] {
  const cells: string[] = []
  for (const cell of within(row, 'c')) {
    const place = cell.getAttribute('r') ?? ''
    const column = place ? columnOf(place) : cells.length
    if (column >= COLUMNS_MAX) break
    while (cells.length < column) cells.push('')
    cells[column] = valueOf(cell, place, texts).trim()
  }
  return cells
}

const columnOf = (place: string): number => [...place.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

function valueOf(cell: Element, place: string, texts: readonly Element[]): string {
  const type = cell.getAttribute('t') ?? 'n'
  if (type === 'inlineStr') return textOf(cell)
  const value = within(cell, 'v')[0]?.textContent ?? ''
  const text = type === 's' ? texts[Number(value)] : undefined
  if (type === 's') return text ? textOf(text) : ''
  if (type !== 'n' || value === '') return value
  // A long number typed as a number: Excel has rounded it, and nobody can tell what it was.
  if (Math.abs(Number(value)) >= DIGITS_EXCEL_KEEPS) throw new SheetFault('rounded', place)
  return String(Number(value))
}

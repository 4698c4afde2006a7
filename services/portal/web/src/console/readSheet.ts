/** The rows of an Excel file (.xlsx), read in the page: its first sheet, each cell as text. */
export type Fault = 'notExcel' | 'tooLarge' | 'rounded'

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
const STORED = 0
const DEFLATED = 8

/** All rows, empty ones too; throws a SheetFault. */
export async function readSheet(file: Blob): Promise<string[][]> {
  if (file.size > BYTES_MAX) throw new SheetFault('tooLarge')
  try {
    return await rowsOf(new Archive(new Uint8Array(await file.arrayBuffer())))
  } catch (error) {
    throw error instanceof SheetFault ? error : new SheetFault('notExcel')
  }
}

/** Whether a row is the template's first, or another heading: ids are written in ASCII. */
export const isHead = (row: readonly string[] | undefined, heads: readonly string[]): boolean => row?.[0] === heads[0] || /[^\x00-\x7f]/.test(row?.[0] ?? '')

/** As pasted from Excel: columns parted by tabs. */
export const asPasted = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\n')

interface Part {
  method: number
  size: number
  at: number
}

class Archive {
  private readonly view: DataView
  private readonly parts = new Map<string, Part>()
  private unpacked = 0

  constructor(private readonly bytes: Uint8Array<ArrayBuffer>) {
    this.view = new DataView(bytes.buffer)
    let end = bytes.length - 22
    while (this.view.getUint32(end, true) !== 0x06054b50) end -= 1
    let at = this.view.getUint32(end + 16, true)
    for (let left = this.view.getUint16(end + 10, true); left > 0; left -= 1) {
      const [name, extra, comment] = [28, 30, 32].map((place) => this.view.getUint16(at + place, true)) as [number, number, number]
      const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name))
      this.parts.set(path, { method: this.view.getUint16(at + 10, true), size: this.view.getUint32(at + 20, true), at: this.view.getUint32(at + 42, true) })
      at += 46 + name + extra + comment
    }
  }

  async read(path: string): Promise<Document> {
    const part = this.parts.get(path)
    if (!part || ![STORED, DEFLATED].includes(part.method)) throw new SheetFault('notExcel')
    const start = part.at + 30 + this.view.getUint16(part.at + 26, true) + this.view.getUint16(part.at + 28, true)
    const packed = new Blob([this.bytes.subarray(start, start + part.size)]).stream()
    const text = await this.text(part.method === STORED ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw')))
    return new DOMParser().parseFromString(text, 'application/xml')
  }

  /** A small file may unpack to a huge one: no further than what a sheet of people's making needs. */
  private async text(stream: ReadableStream<Uint8Array>): Promise<string> {
    const [decoder, reader] = [new TextDecoder(), stream.getReader()]
    for (let text = ''; ; ) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      this.unpacked += value.length
      if (this.unpacked > UNPACKED_MAX) throw new SheetFault('tooLarge')
      text += decoder.decode(value, { stream: true })
    }
  }
}

/** Whatever prefix or namespace the writer chose. */
const all = (inside: Document | Element, name: string): Element[] => [...inside.getElementsByTagName('*')].filter((one) => one.localName === name)

async function relationsOf(archive: Archive, path: string): Promise<{ id: string; type: string; path: string }[]> {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(path) ?? []
  return all(await archive.read(`${folder}_rels/${name}.rels`), 'Relationship').map((one) => {
    const target = one.getAttribute('Target') ?? ''
    return { id: one.getAttribute('Id') ?? '', type: (one.getAttribute('Type') ?? '').split('/').at(-1) ?? '', path: target.startsWith('/') ? target.slice(1) : folder + target }
  })
}

async function rowsOf(archive: Archive): Promise<string[][]> {
  const book = (await relationsOf(archive, '')).find((one) => one.type === 'officeDocument')?.path ?? ''
  const relations = await relationsOf(archive, book)
  const first = [...(all(await archive.read(book), 'sheet')[0]?.attributes ?? [])].find((one) => one.name.endsWith(':id'))?.value
  const shared = relations.find((one) => one.type === 'sharedStrings')
  const texts = shared ? all(await archive.read(shared.path), 'si').map(textOf) : []
  const sheet = await archive.read(relations.find((one) => one.id === first)?.path ?? '')
  return all(sheet, 'row').map((row) => cellsOf(row, texts))
}

/** Runs of rich text are one; what tells how it is spoken is no part of it. */
const textOf = (inside: Element): string => all(inside, 't').filter((one) => !(one.parentNode as Element).nodeName.endsWith('rPh')).map((one) => one.textContent).join('')

function cellsOf(row: Element, texts: readonly string[]): string[] {
  const cells: string[] = []
  for (const cell of all(row, 'c')) {
    const place = cell.getAttribute('r') ?? ''
    const column = place ? columnOf(place) : cells.length
    if (column >= COLUMNS_MAX) break
    while (cells.length < column) cells.push('')
    cells[column] = valueOf(cell, place, texts).trim()
  }
  return cells
}

const columnOf = (place: string): number => [...place.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

function valueOf(cell: Element, place: string, texts: readonly string[]): string {
  const type = cell.getAttribute('t') ?? 'n'
  if (type === 'inlineStr') return textOf(cell)
  const value = all(cell, 'v')[0]?.textContent ?? ''
  if (type === 's') return texts[Number(value)] ?? ''
  if (type !== 'n' || value === '') return value
  // A long number typed as a number: Excel has rounded it, and nobody can tell what it was.
  if (Math.abs(Number(value)) >= DIGITS_EXCEL_KEEPS) throw new SheetFault('rounded', place)
  return String(Number(value))
}

import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { asPasted, readSheet } from './readSheet'
import { workbook } from './sheet'

const SHEET = { name: '账户', heads: ['商户', '户名', '账号'], rows: [['m1', '甲 & 乙', '6222020000000000001'], ['m2', null, 42]] } as const

/** The same archive as Excel writes it: each part deflated. */
function deflated(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer)
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const [size, name] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)]
    const packed = deflateRawSync(bytes.subarray(at + 30 + name, at + 30 + name + size))
    const head = Buffer.from(bytes.slice(at, at + 30 + name))
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(packed.length, 18)
    const central = Buffer.concat([Buffer.alloc(4), Buffer.alloc(2), head.subarray(4, 30), Buffer.alloc(14), head.subarray(30)])
    central.writeUInt32LE(offset, 42)
    centrals.push(central)
    locals.push(head, packed)
    offset += head.length + packed.length
    at += 30 + name + size
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(centrals.length, 10)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...locals, ...centrals, end]))
}

test.each([['stored', workbook(SHEET)], ['deflated', deflated(workbook(SHEET))]])('what a sheet holds is read as text, %s', async (_, bytes) => {
  const rows = await readSheet(new Blob([bytes]))
  expect(rows).toEqual([['商户', '户名', '账号'], ['m1', '甲 & 乙', '6222020000000000001'], ['m2', '', '42']])
  expect(asPasted(rows.slice(1))).toBe('m1\t甲 & 乙\t6222020000000000001\nm2\t\t42')
})

test('a long number that Excel has rounded is refused, not guessed', async () => {
  await expect(readSheet(new Blob([workbook({ ...SHEET, rows: [['m1', '甲', 6222020000000000001]] })]))).rejects.toMatchObject({ fault: 'rounded' })
})

test.each([['text', 'm1,甲,1'], ['nothing', '']])('%s is no workbook', async (_, text) => {
  await expect(readSheet(new Blob([text]))).rejects.toMatchObject({ fault: 'notExcel' })
})

import { beforeEach, expect, it, vi } from 'vitest'
import { openPaper, PAGES_MAX, PIXELS_MAX, SIDE_MAX } from './pdf'

/** The library at its door: what it was asked, and what it would draw. */
const library = vi.hoisted(() => ({
  asked: {} as Record<string, unknown>,
  drawn: [] as { viewport: { width: number; height: number; rotation: number }; annotationMode: number }[],
  isEnded: false,
  pages: 1,
  size: [595, 842] as [number, number],
  drawing: Promise.resolve(),
}))

vi.mock('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker', () => ({ default: class { terminate = () => (library.isEnded = true) } }))
vi.mock('pdfjs-dist/legacy/build/pdf.mjs', () => ({
  version: '1',
  AnnotationMode: { ENABLE: 1 },
  PDFWorker: { create: () => ({}) },
  getDocument: (asked: Record<string, unknown>) => {
    library.asked = asked
    return { promise: Promise.resolve({ numPages: library.pages, getPage: async () => page }) }
  },
}))

const page = {
  rotate: 270,
  getViewport: ({ scale, rotation }: { scale: number; rotation: number }) => {
    const [width, height] = library.size.map((side) => side * scale) as [number, number]
    return rotation % 180 ? { width: height, height: width, rotation } : { width, height, rotation }
  },
  render: (asked: (typeof library.drawn)[number]) => {
    library.drawn.push(asked)
    return { promise: library.drawing, cancel: () => undefined }
  },
}
const bytes = new Blob(['%PDF'])
const canvas = () => document.createElement('canvas')

beforeEach(() => Object.assign(library, { drawn: [], isEnded: false, pages: 1, size: [595, 842], drawing: Promise.resolve() }))

it('asks for no forms that act, and for fonts and their codes of our own host', async () => {
  await openPaper(bytes).pages
  expect(library.asked).toMatchObject({ enableXfa: false })
  for (const name of ['cMapUrl', 'standardFontDataUrl', 'iccUrl', 'wasmUrl']) expect(library.asked[name]).toMatch(/^\/\w.*\/$/)
})

it('draws a page as wide as it is shown, turned from how it lies, with the seals on it', async () => {
  const [first] = await openPaper(bytes).pages
  const on = canvas()
  await first?.draw(on, 1190, 1).done
  expect(library.drawn).toMatchObject([{ viewport: { width: 1190, rotation: 0 }, annotationMode: 1 }])
  expect([on.width, on.height]).toEqual([1190, 1684])
  expect(first?.ratio(0)).toBeCloseTo(842 / 595)
  expect(first?.ratio(1)).toBeCloseTo(595 / 842)
})

it.each([[[595, 842]], [[1, 14_400]], [[14_400, 14_400]]])('draws on no canvas larger than a browser has: a page of %s', async (size) => {
  library.size = size as [number, number]
  const [first] = await openPaper(bytes).pages
  const on = canvas()
  await first?.draw(on, 1_000_000, 0).done
  expect(on.width * on.height).toBeLessThan(PIXELS_MAX * 1.01)
  expect(Math.max(on.width, on.height)).toBeLessThanOrEqual(SIDE_MAX + 1)
})

it('takes a stop for no failure, and a failure for one', async () => {
  const [first] = await openPaper(bytes).pages
  library.drawing = Promise.reject(new Error('cancelled'))
  const stopped = first?.draw(canvas(), 100, 0)
  stopped?.stop()
  await expect(stopped?.done).resolves.toBeUndefined()
  await expect(first?.draw(canvas(), 100, 0).done).rejects.toThrow('cancelled')
})

it('shows nothing of a file with more pages than the office takes in', async () => {
  library.pages = PAGES_MAX + 1
  await expect(openPaper(bytes).pages).rejects.toThrow('more than 50 pages')
})

it('ends its reader with the paper, whatever it is at', () => {
  openPaper(bytes).close()
  expect(library.isEnded).toBe(true)
})

/**
 * A PDF is drawn, not run: its words, pictures and seals are painted, and nothing of it can be clicked. A browser's own
 * reader would follow a link of it, in the officer's tab.
 */
import { AnnotationMode, getDocument, PDFWorker, version, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import Reader from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker'

export interface Drawing {
  /** Resolves too when it was stopped; rejects for what cannot be drawn. */
  done: Promise<void>
  stop: () => void
}
export interface Page {
  /** Width by height, after so many quarter turns. */
  ratio: (turns: number) => number
  draw: (canvas: HTMLCanvasElement, width: number, turns: number) => Drawing
}
export interface Paper {
  /** Rejects for what is no PDF. */
  pages: Promise<Page[]>
  close: () => void
}

/** As many as a paper may have; a reader that counts more has another file before it than the office took in. */
export const PAGES_MAX = 50
/** Of one canvas: a browser draws nothing on a larger one, and says nothing. */
export const PIXELS_MAX = 16_000_000
export const SIDE_MAX = 16_000
/** Fonts and their codes, for paper that brings none: laid there by the build (`vite/pdfData.ts`). */
const DATA = import.meta.env.DEV ? '/node_modules/pdfjs-dist/' : `/assets/pdfjs-${version}/`

/** Each paper has a reader of its own, which ends with it, whatever it is at. */
export function openPaper(bytes: Blob): Paper {
  const port = new Reader()
  const worker = PDFWorker.create({ port })
  return { pages: read(bytes, worker), close: () => port.terminate() }
}

async function read(bytes: Blob, worker: PDFWorker): Promise<Page[]> {
  const pdf = await getDocument({
    worker,
    data: new Uint8Array(await bytes.arrayBuffer()),
    enableXfa: false,
    cMapUrl: `${DATA}cmaps/`,
    standardFontDataUrl: `${DATA}standard_fonts/`,
    iccUrl: `${DATA}iccs/`,
    wasmUrl: `${DATA}wasm/`,
    verbosity: 0,
  }).promise
  if (pdf.numPages > PAGES_MAX) throw new Error(`more than ${PAGES_MAX} pages`)
  return Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => drawable(await pdf.getPage(index + 1))))
}

function drawable(page: PDFPageProxy): Page {
  const seen = (scale: number, turns: number) => page.getViewport({ scale, rotation: (page.rotate + turns * 90) % 360 })
  return {
    ratio: (turns) => seen(1, turns).width / seen(1, turns).height,
    draw: (canvas, width, turns) => {
      const plain = seen(1, turns)
      const most = Math.min(Math.sqrt(PIXELS_MAX / (plain.width * plain.height)), SIDE_MAX / Math.max(plain.width, plain.height))
      const viewport = seen(Math.min(width / plain.width, most), turns)
      canvas.width = Math.ceil(viewport.width)
      canvas.height = Math.ceil(viewport.height)
      // An invoice has its red seal as the look of a signature's field. Links have no look.
      const task = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE })
      let isStopped = false
      const done = task.promise.catch((error: unknown) => {
        if (!isStopped) throw error
      })
      return { done, stop: () => void ((isStopped = true), task.cancel()) }
    },
  }
}

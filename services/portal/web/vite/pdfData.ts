/** What a PDF may lack and its reader asks for: a font's codes, fonts, colours, and decoders of scanned pages. */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const FROM = fileURLToPath(new URL('../node_modules/pdfjs-dist/', import.meta.url))
/** Codes of Chinese fonts only; no scripts, nor what runs a PDF's own. */
const WANTED: Record<string, RegExp> = {
  cmaps: /^(Adobe-(GB1|CNS1)|GB|Uni(GB|CNS)|B5|ETen|HK|CNS).*\.bcmap$/,
  standard_fonts: /\.(pfb|ttf)$/,
  iccs: /\.icc$/,
  wasm: /^(jbig2|openjpeg|qcms_bg)\.wasm$/,
}

/** Laid under a name with the version in it, since it is kept for good by browsers. */
export function pdfData(): Plugin {
  return {
    name: 'jinqiu:pdf-data',
    apply: 'build',
    generateBundle() {
      const { version } = JSON.parse(readFileSync(`${FROM}package.json`, 'utf8')) as { version: string }
      for (const [folder, wanted] of Object.entries(WANTED)) {
        for (const name of readdirSync(FROM + folder).filter((one) => wanted.test(one))) {
          this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${version}/${folder}/${name}`, source: readFileSync(`${FROM}${folder}/${name}`) })
        }
      }
    },
  }
}

/** Two things that the build does for a gateway which compresses nothing and pages that ask no other host. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|css|html|svg|json|wasm)$/

/** Lays a `.gz` beside each text file, the same bytes for the same content. */
export function gzipped(): Plugin {
  let folder = ''
  return {
    name: 'jinqiu:gzipped',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (TEXT.test(name)) writeFileSync(join(folder, `${name}.gz`), gzipSync(readFileSync(join(folder, name)), { level: 9 }))
      }
    },
  }
}

/** Vant's icon font: a file of ours instead of 25 KiB inside the style sheet, and no address of a foreign host. */
export function vantIconFont(): Plugin {
  return {
    name: 'jinqiu:vant-icon-font',
    enforce: 'pre',
    transform(code, id) {
      if (!/vant\/es\/icon\/index\.css/.test(id)) return null
      const font = /url\(data:font\/woff2;[^,]*base64,([^)'"]+)\)/.exec(code)?.[1]
      if (!font) throw new Error('Vant no longer carries its icon font where it did')
      writeFileSync(join(dirname(id.split('?')[0] ?? id), 'vant-icon.woff2'), Buffer.from(font, 'base64'))
      return code.replace(/src:url\([^}]*/, 'src:url(./vant-icon.woff2) format("woff2")')
    },
  }
}

/** In `npm run dev`, a door's page at the address that the gateway has it at. */
export function doors(names: string[]): Plugin {
  return {
    name: 'jinqiu:doors',
    apply: 'serve',
    configureServer: (server) => {
      server.middlewares.use((request, _answer, next) => {
        const name = /^\/(\w+)(\?.*)?$/.exec(request.url ?? '')?.[1]
        if (name && names.includes(name)) request.url = `/${name}/index.html`
        next()
      })
    },
  }
}

/** The portal's build: one workspace, five entries, one an audience. */
import { fileURLToPath } from 'node:url'
import { VantResolver } from '@vant/auto-import-resolver'
import vue from '@vitejs/plugin-vue'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'
import { pdfData } from './vite/pdfData.ts'
import { doors, gzipped, vantIconFont } from './vite/plugins.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const DOORS = ['m', 'pos', 'console', 'screen']
/** What every door loads at first. */
const COMMON = new RegExp(
  [
    'node_modules/(@?vue|vue-router|openapi-fetch)/',
    'plugin-vue:export-helper',
    'src/shared/(alone|answer|categories|elder|i18n|money|once|refusal|session|start|time|tokens|unopened|api/index)\\.',
    'src/shared/ui/(aside|EmptyNote|LoadingNote|PageFrame|RefusalNotice|Switches|UnopenedNote)\\.',
  ].join('|'),
)
const gateway = process.env.GATEWAY ?? 'http://127.0.0.1:8080'

export default defineConfig({
  appType: 'mpa',
  plugins: [
    vue(),
    components({ dirs: [], dts: false, resolvers: [VantResolver(), ElementPlusResolver({ importStyle: 'css' })] }),
    vantIconFont(),
    pdfData(),
    gzipped(),
    doors(DOORS),
  ],
  resolve: { alias: { '@': at('./src') } },
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      input: { index: at('./index.html'), ...Object.fromEntries(DOORS.map((door) => [door, at(`./${door}/index.html`)])) },
      // One file, not ten: a browser fetches six at a time, and each turn is a way to the server and back.
      output: { codeSplitting: { groups: [{ name: 'common', test: COMMON }] } },
    },
  },
  server: {
    host: '127.0.0.1',
    // The gateway checks that a cookie's request comes from our own pages: it hears its own name as their origin.
    proxy: {
      '^/(api/|portal.json)': {
        target: gateway,
        changeOrigin: true,
        configure: (proxy) => proxy.on('proxyReq', (request) => request.getHeader('origin') && request.setHeader('origin', gateway)),
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts'],
    server: { deps: { inline: ['vant', 'element-plus'] } },
  },
})

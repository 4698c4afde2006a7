/**
 * What a first visit loads, gzipped, against each audience's budget, in no more files than a browser fetches at once;
 * exits 1 beyond. All an audience has stands beside, but for workers and WebAssembly; 150 KiB of the desk's come with
 * the first PDF. Looks into `dist`, or the folder that is named.
 */
import { readFileSync, statSync } from 'node:fs'

const DIST = new URL(`../${process.argv[2] ?? 'dist'}/`, import.meta.url)
const BUDGETS_KIB = { 'index.html': [80, 80], 'm/index.html': [80, 140], 'pos/index.html': [80, 120], 'console/index.html': [130, 520], 'screen/index.html': [240, 300] }
const FILES_AT_ONCE = 6
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', DIST), 'utf8'))

/** Files a chunk brings, with those it may load later where `isLater`. */
function filesOf(name, isLater, found = new Set(), seen = new Set()) {
  if (seen.has(name)) return found
  seen.add(name)
  const chunk = manifest[name]
  for (const file of [chunk.file, ...(chunk.css ?? [])]) if (/\.(js|css)$/.test(file)) found.add(file)
  for (const next of [...(chunk.imports ?? []), ...(isLater ? (chunk.dynamicImports ?? []) : [])]) filesOf(next, isLater, found, seen)
  return found
}

const kib = (files) => [...files].reduce((sum, file) => sum + statSync(new URL(`${file}.gz`, DIST)).size, 0) / 1024
let over = 0
for (const [entry, [first, all]] of Object.entries(BUDGETS_KIB)) {
  const files = filesOf(entry, false)
  const [now, later] = [kib(files), kib(filesOf(entry, true))]
  const isOver = now > first || later > all || files.size > FILES_AT_ONCE
  over += isOver
  process.stdout.write(`${entry.padEnd(20)} ${now.toFixed(1).padStart(6)} of ${first} KiB in ${files.size} files at first, ${later.toFixed(1).padStart(6)} of ${all} in all${isOver ? '  TOO LARGE' : ''}\n`)
}
process.exit(over ? 1 : 0)

/** Types of every service's doors, from openapi/*.json; with --check it only says which are stale, and exits 1. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import openapi, { astToString } from 'openapi-typescript'

const FROM = new URL('../openapi/', import.meta.url)
const TO = new URL('../src/shared/api/schema/', import.meta.url)
const isCheck = process.argv.includes('--check')
mkdirSync(TO, { recursive: true })
let stale = 0
for (const name of readdirSync(FROM).filter((name) => name !== 'refusals.json')) {
  const text = astToString(await openapi(new URL(name, FROM), { alphabetize: true, defaultNonNullable: false }))
  const target = new URL(name.replace('.json', '.d.ts'), TO)
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
  if (isCheck) {
    stale += 1
    process.stderr.write(`stale: ${target.pathname.split('/').pop()}; mend it with: make api\n`)
  } else writeFileSync(target, text)
}
process.exit(stale ? 1 : 0)

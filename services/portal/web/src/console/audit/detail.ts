/** What an act was told, to be read by people: its JSON as `name: value`, a line each. */

/** The lines of it; what is no JSON object is one line, as it is. */
export function linesOf(detail: string): string[] {
  const told = parsed(detail)
  if (!isObject(told)) return detail ? [detail] : []
  return Object.entries(told).map(([name, value]) => `${name}: ${said(value)}`)
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.some(isObject) ? value.map((one) => `\n  - ${said(one)}`).join('') : value.map(said).join(', ')
  if (isObject(value)) return Object.entries(value).map(([name, inner]) => `${name}: ${said(inner)}`).join(', ')
  return value === null ? '—' : String(value)
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(detail: string): unknown {
  try {
    return JSON.parse(detail)
  } catch {
    return undefined
  }
}

/** Instants in a form's `datetime-local`: the city's wall clock, whatever zone the machine is in. */
const OFFSET = '+08:00' // China has one zone and no summer time
const OFFSET_MS = 8 * 3_600_000

/** `2026-11-27T10:00` → the instant; empty for what is no time. */
export function instantOf(local: string): string {
  const at = new Date(`${local}${OFFSET}`)
  return local && !Number.isNaN(at.getTime()) ? at.toISOString() : ''
}

/** An instant → `2026-11-27T10:00` in the city. */
export const localOf = (instant: string | number): string => new Date(new Date(instant).getTime() + OFFSET_MS).toISOString().slice(0, 16)

/** An instant → its day in the city, `2026-11-27`. */
export const dayOf = (instant: string | number): string => localOf(instant).slice(0, 10)

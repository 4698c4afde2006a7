/** What a reviewer tells the buyer beside a field that is to be corrected. */

/** Notes of what is still marked, without empty ones. */
export const notesOf = (marked: readonly string[], notes: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(marked.map((name) => [name, notes[name]?.trim() ?? '']).filter(([, text]) => text))

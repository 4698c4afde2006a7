/** A list that a service answers in pages, each after the last of the one before. */

/** From its head, so many pages of `size` at most; `load` gets the last one so far, at first nothing. */
export async function pagesOf<T>(pages: number, size: number, load: (last: T | undefined) => Promise<T[]>): Promise<T[]> {
  const found: T[] = []
  for (let page = 0; page < pages; page++) {
    const next = await load(found.at(-1))
    found.push(...next)
    if (next.length < size) break
  }
  return found
}

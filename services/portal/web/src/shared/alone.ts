/** One at a time in all tabs of this browser; where it has no locks (a page that is not secure), at once. */
export const alone = async <T>(name: string, act: () => Promise<T>): Promise<T> => (navigator.locks ? await navigator.locks.request(name, act) : act())

/** The names that something is done under now, here or in another tab. */
export const heldNames = async (): Promise<ReadonlySet<string | undefined>> => new Set((await navigator.locks?.query())?.held?.map((lock) => lock.name))

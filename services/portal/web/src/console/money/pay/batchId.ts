/** Names of batches and files that officers make: what they are of, and a part of the act's key, so that a repeat is the same. */
const KEY_CHARACTERS = 8

/** `taocheng.20260826.k7m2p4qa`. */
export const batchId = (of: string, day: string, key: string): string => [of.slice(-50), day.replace(/\D/g, ''), key.slice(0, KEY_CHARACTERS)].filter(Boolean).join('.').replace(/^[^a-z0-9]+/, '')

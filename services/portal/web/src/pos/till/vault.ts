/** Where this browser keeps what makes it a till: its key, which no script can take out, and who it is. */
import type { PlatformKey } from './signing'

export interface Identity {
  terminalId: string
  keyId: string
  platform: PlatformKey
}

const DATABASE = 'jinqiu.till'
const STORE = 'held'

let isPersistAsked = false

/** The key of this till; made when there is none, and kept before anybody hears of it. */
export async function keyPair(): Promise<CryptoKeyPair> {
  const known = await read<CryptoKeyPair>('pair')
  if (known) return known
  const made = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
  await write('pair', made)
  return made
}

/** Which till this browser is; undefined before it was enrolled. */
export const identity = (): Promise<Identity | undefined> => read<Identity>('identity')

/** Be this till from now on. */
export async function become(who: Identity): Promise<void> {
  await write('identity', who)
  if (isPersistAsked) return
  isPersistAsked = true
  await navigator.storage?.persist?.() // a till cleared by the browser would have to be enrolled again
}

/** Be no till any more: the key is gone for good. */
export async function forget(): Promise<void> {
  await inStore('readwrite', (store) => store.clear())
}

const read = <T>(name: string) => inStore('readonly', (store) => store.get(name) as IDBRequest<T | undefined>)
const write = (name: string, value: unknown) => inStore('readwrite', (store) => store.put(value, name))

async function inStore<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened()
  try {
    return await answered(act(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE)
  return answered(request)
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'))
  })
}

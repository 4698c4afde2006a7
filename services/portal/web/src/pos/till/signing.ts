/** Requests of this till and answers to it, signed with Ed25519 over just the bytes that are sent (the till's contract). */

export interface SigningKey {
  keyId: string
  privateKey: CryptoKey
}

export interface PlatformKey {
  keyId: string
  publicKey: CryptoKey
}

const KEY_ID = 'Jinqiu-Key-Id'
const TIMESTAMP = 'Jinqiu-Timestamp'
const SIGNATURE = 'Jinqiu-Signature'
const KEY_ID_BYTES = 8
const LINE_END = 10

type Bytes = Uint8Array<ArrayBuffer>
const encoder = new TextEncoder()

/** What is signed; `first` is the method of a request or the status of an answer. */
export function message(first: string, target: string, timestamp: string, key: string, body: Bytes): Bytes {
  const head = encoder.encode(`${first}\n${target}\n${timestamp}\n${key}\n`)
  const whole = new Uint8Array(head.length + body.length + 1)
  whole.set(head)
  whole.set(body, head.length)
  whole[whole.length - 1] = LINE_END
  return whole
}

/** The headers that prove a request to be this till's. */
export async function signatureOf(request: Request, body: Bytes, key: SigningKey, nowMs: number): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(nowMs / 1000))
  const over = message(request.method, targetOf(request), timestamp, keyOf(request), body)
  const signature = await crypto.subtle.sign('Ed25519', key.privateKey, over)
  return { [KEY_ID]: key.keyId, [TIMESTAMP]: timestamp, [SIGNATURE]: base64(new Uint8Array(signature)) }
}

/** Whose signature an answer bears; undefined for none. */
export const signerOf = (answer: Response): string | undefined => answer.headers.get(KEY_ID) ?? undefined

/** Whether the platform signed just this answer to just this request. */
export async function isPlatforms(answer: Response, request: Request, platform: PlatformKey): Promise<boolean> {
  const body = new Uint8Array(await answer.clone().arrayBuffer())
  const over = message(String(answer.status), targetOf(request), answer.headers.get(TIMESTAMP) ?? '', keyOf(request), body)
  try {
    return await crypto.subtle.verify('Ed25519', platform.publicKey, bytesOf(answer.headers.get(SIGNATURE) ?? ''), over)
  } catch {
    return false
  }
}

/** A key's id is made of the key. */
export async function keyIdOf(publicKey: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey))
  return Array.from(digest.subarray(0, KEY_ID_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export const base64 = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes))
export const bytesOf = (text: string): Bytes => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))

function targetOf(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return pathname + search
}

const keyOf = (request: Request) => request.headers.get('Idempotency-Key') ?? ''

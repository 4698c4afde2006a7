/** The till's own doors: what is asked here is signed with its key, and only answers that the platform signed are believed. */
import createClient from 'openapi-fetch'
import { ref, shallowRef } from 'vue'
import { asked, redemption } from '@/shared/api'
import type { paths } from '@/shared/api/schema/redemption'
import { caught, type Refusal } from '@/shared/refusal'
import { noteServerTime, serverNow } from '@/shared/time'
import { bytesOf, isPlatforms, signatureOf, signerOf, type PlatformKey } from './signing'
import { become, identity, keyPair, type Identity } from './vault'

const ANSWER_WITHIN_MS = 8000
/** Said before anybody looked at the signature, so not signed: a stranger's key, and whoever has to wait. */
const MAY_BE_UNSIGNED = new Set([401, 429, 502, 503, 504])
/** This key will not be heard again. */
const STOPS = new Set(['KEY_REVOKED', 'SIGNATURE_INVALID'])

/** Whether the last thing that was asked got no answer. */
export const isCut = ref(false)
/** Why this till is no longer heard; undefined while it is. */
export const stopped = shallowRef<Refusal>()

const client = createClient<paths>({ baseUrl: location.origin, fetch: signedFetch })
export const till = { GET: client.GET, POST: client.POST }

/** The answer's data, as `asked` gives it; on the way it notes whether the line and the key still hold. */
export async function heard<Data>(call: Parameters<typeof asked<Data>>[0]): Promise<Data> {
  try {
    const data = await asked<Data>(call)
    isCut.value = false
    stopped.value = undefined
    return data
  } catch (error) {
    const refusal = caught(error)
    isCut.value = refusal.status === 0
    if (STOPS.has(refusal.code)) stopped.value = refusal
    throw refusal
  }
}

/** The key that the platform signs its answers with. */
export async function platformKey(): Promise<PlatformKey> {
  const told = await asked(redemption.GET('/api/redemption/v1/platform-keys'))
  const publicKey = await crypto.subtle.importKey('raw', bytesOf(told.public_key), 'Ed25519', false, ['verify'])
  return { keyId: told.key_id, publicKey }
}

async function signedFetch(request: Request): Promise<Response> {
  const [who, pair] = [await identity(), await keyPair()]
  if (!who) throw new Error('this browser is no till')
  const body = new Uint8Array(await request.clone().arrayBuffer())
  const proof = await signatureOf(request, body, { keyId: who.keyId, privateKey: pair.privateKey }, serverNow())
  const headers = { ...Object.fromEntries(request.headers), ...proof }
  const sentAt = Date.now()
  const answer = await fetch(request.url, {
    method: request.method, headers, body: body.length ? body : null,
    credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  })
  noteServerTime(answer.headers.get('date'), sentAt, Date.now())
  if (!(await isBelieved(answer, request, who))) throw new Error('not the platform’s answer')
  return answer
}

async function isBelieved(answer: Response, request: Request, who: Identity): Promise<boolean> {
  const signer = signerOf(answer)
  if (!signer) return MAY_BE_UNSIGNED.has(answer.status)
  if (signer !== who.platform.keyId) {
    who = { ...who, platform: await platformKey() } // the platform has a new key, and says so itself
    await become(who)
  }
  return isPlatforms(answer, request, who.platform)
}

import { expect, it } from 'vitest'
import { base64, bytesOf, isPlatforms, keyIdOf, message, signatureOf } from './signing'

const HERE = ['https:', 'till.invalid'].join('//')

const NOW = Date.parse('2022-08-26T02:00:00.900Z')
const text = (value: string) => new TextEncoder().encode(value)
const pairOf = () => crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
const request = () =>
  new Request(`${HERE}/api/redemption/v1/redemptions?since=a%2Bb`, { method: 'POST', headers: { 'Idempotency-Key': 'k-123456' } })

async function answerBy(pair: CryptoKeyPair, status: number, body: string): Promise<Response> {
  const over = message(String(status), '/api/redemption/v1/redemptions?since=a%2Bb', '1661479200', 'k-123456', text(body))
  const signature = base64(new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, over)))
  return new Response(body, { status, headers: { 'Jinqiu-Key-Id': 'p', 'Jinqiu-Timestamp': '1661479200', 'Jinqiu-Signature': signature } })
}

it('signs method, target, second, key and body, each on its line', async () => {
  const pair = await pairOf()
  const body = text('{"a":1}')
  const headers = await signatureOf(request(), body, { keyId: 'mine', privateKey: pair.privateKey }, NOW)
  expect(headers['Jinqiu-Key-Id']).toBe('mine')
  expect(headers['Jinqiu-Timestamp']).toBe('1661479200')
  const over = text('POST\n/api/redemption/v1/redemptions?since=a%2Bb\n1661479200\nk-123456\n{"a":1}\n')
  expect(await crypto.subtle.verify('Ed25519', pair.publicKey, bytesOf(headers['Jinqiu-Signature'] ?? ''), over)).toBe(true)
})

it('believes the platform, and nobody who changed a letter or answers something else', async () => {
  const platform = await pairOf()
  const key = { keyId: 'p', publicKey: platform.publicKey }
  expect(await isPlatforms(await answerBy(platform, 201, '{"discount_fen":5000}'), request(), key)).toBe(true)
  expect(await isPlatforms(await answerBy(await pairOf(), 201, '{"discount_fen":5000}'), request(), key)).toBe(false)
  const changed = await answerBy(platform, 201, '{"discount_fen":5000}')
  expect(await isPlatforms(new Response('{"discount_fen":9000}', { status: 201, headers: changed.headers }), request(), key)).toBe(false)
  expect(await isPlatforms(new Response('{}', { status: 201 }), request(), key)).toBe(false)
})

it('names a key by the first 16 hex digits of its SHA-256', async () => {
  expect(await keyIdOf(new Uint8Array(32))).toBe('66687aadf862bd77')
})

it('makes keys that no script can take out', async () => {
  const { privateKey } = await pairOf()
  await expect(crypto.subtle.exportKey('pkcs8', privateKey)).rejects.toThrow()
})

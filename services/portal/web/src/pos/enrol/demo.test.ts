import { afterEach, expect, it, vi } from 'vitest'
import { codeFor, merchantsWithRoom } from './demo'

afterEach(() => vi.unstubAllGlobals())

it.each([['merchants', merchantsWithRoom], ['a code', () => codeFor('m-1')]])('leaves nobody logged in when it gets no answer to its question for %s', async (_, ask) => {
  const calls: string[] = []
  vi.stubGlobal('fetch', async ({ method, url }: Request) => {
    calls.push(`${method} ${new URL(url).pathname.split('/').pop()}`)
    if (url.endsWith('/logins')) return Response.json({}, { status: 201 })
    if (method === 'DELETE') return new Response(null, { status: 204 })
    return url.endsWith('/session') ? Response.json({ session: null }) : new Response('', { status: 503 })
  })
  await expect(ask()).rejects.toThrow('BUSY_RETRY')
  expect([calls[0], calls.at(-1)]).toEqual(['POST logins', 'DELETE session'])
})

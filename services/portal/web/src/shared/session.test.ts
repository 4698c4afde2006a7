import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { logOut, session, stayLoggedIn, type Session } from './session'

const of = (subject_id: string): Session => ({ subject_id, role: 'citizen', district_id: null, name: '王*', expires_at: new Date(Date.now() + 60_000).toISOString() })
const calls = vi.fn<(call: string) => void>()
let inBrowser: Session | null = null
let renewed = Promise.resolve()

/** Locks as a browser has them, all under one name. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve()
  return { request: (_: string, act: () => Promise<unknown>) => (last = last.then(act, act)) }
}

const come = () => document.dispatchEvent(new Event('visibilitychange'))
const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined)
vi.useFakeTimers({ toFake: ['setInterval'] })
stayLoggedIn()

beforeEach(() => {
  vi.clearAllMocks()
  session.value = inBrowser = of('a')
  vi.stubGlobal('fetch', async (request: Request) => {
    calls(`${request.method} as ${request.headers.get('Jinqiu-Subject')}`)
    if (request.method === 'DELETE') return new Response(null, { status: 204 })
    if (request.method === 'PUT') await renewed
    return Response.json({ session: inBrowser, server_time: '' })
  })
  Object.defineProperty(navigator, 'locks', { value: oneAtATime(), configurable: true })
})
afterEach(() => vi.unstubAllGlobals())

it('a page begins anew when somebody else has the browser’s session, or nobody', async () => {
  for (const now of [of('b'), null]) {
    inBrowser = now
    reload.mockClear()
    come()
    await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
  }
})

it('a page that comes back from behind another one asks whose it is', async () => {
  inBrowser = of('b')
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
})

it('hears of a log-in in another tab', async () => {
  inBrowser = of('b')
  new BroadcastChannel('jinqiu.session').postMessage('in')
  await vi.waitFor(() => expect(reload).toHaveBeenCalledOnce())
})

it('goes on with the same person, and a page of nobody’s is theirs who logged in', async () => {
  come()
  await vi.waitFor(() => expect(calls).toHaveBeenCalledTimes(1))
  session.value = null
  come()
  await vi.waitFor(() => expect(session.value?.subject_id).toBe('a'))
  expect(reload).not.toHaveBeenCalled()
})

it('logs out after a renewal that is under way, so that none sets the cookie again', async () => {
  let answer: () => void = () => undefined
  renewed = new Promise((go) => (answer = go))
  vi.advanceTimersByTime(60_000)
  await vi.waitFor(() => expect(calls).toHaveBeenCalledTimes(1))
  const out = logOut()
  await new Promise((go) => setTimeout(go, 0))
  expect(calls.mock.calls).toEqual([['PUT as a']])
  answer()
  await out
  expect(calls.mock.lastCall).toEqual(['DELETE as a'])
  expect(session.value).toBeNull()
})

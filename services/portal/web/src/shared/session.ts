/** Who is logged in. The browser's cookie says so to the services; no script can read it, no address carries a token. */
import { ref, watch, type Ref } from 'vue'
import { alone } from './alone'
import { actAs, asked, identity } from './api'
import type { components } from './api/schema/identity'
import { caught } from './refusal'
import { serverNow } from './time'

export type Session = components['schemas']['SessionView']
export type Role = components['schemas']['Role']

/** Undefined until asked, null for nobody. */
export const session: Ref<Session | null | undefined> = ref()
watch(session, (now) => actAs(now?.subject_id), { flush: 'sync' })

/** Heard by every other tab once somebody logged in or out. */
const tabs = new BroadcastChannel('jinqiu.session')
/** What changes the cookie goes one after another: an answer that comes late sets none over a newer one. */
const inTurn = <T>(act: () => Promise<T>) => alone('jinqiu.session', act)

let asking: Promise<unknown> | undefined

/** Return once it is known whose session this browser has; asks once, again only when no answer came. */
export async function knowSession(): Promise<void> {
  if (session.value !== undefined) return
  asking ??= lookUp()
    .then((found) => {
      session.value ??= found
    })
    .finally(() => {
      asking = undefined
    })
  await asking
}

/** Send a citizen a code by text message. */
export const sendCode = (phone: string) => asked(identity.POST('/api/identity/v1/codes', { body: { phone } }))

/** Log a citizen in by phone and code. */
export const logInByCode = (phone: string, code: string) =>
  keep(() => asked(identity.POST('/api/identity/v1/logins', { body: { phone, code } })))

/** Sign a citizen up under the real name, and log in. */
export const register = (person: components['schemas']['Register']) =>
  keep(() => asked(identity.POST('/api/identity/v1/registrations', { body: person })))

/** Log a member of staff in; a password chosen by an administrator gets PASSWORD_CHANGE_NEEDED. */
export const logInByPassword = (login: string, password: string) =>
  keep(() => asked(identity.POST('/api/identity/v1/staff/logins', { body: { login, password } })))

/** Change one's own password. */
export const changePassword = (login: string, password: string, newPassword: string) =>
  asked(identity.PUT('/api/identity/v1/staff/password', { body: { login, password, new_password: newPassword } }))

/** Log in without proof, which only a stack of the demo allows. */
export const logInForDemo = (login: components['schemas']['DemoLogin']) =>
  keep(() => asked(identity.POST('/api/identity/v1/demo/logins', { body: login })))

const RENEW_BEFORE_MS = 3_600_000
const LOOK_EVERY_MS = 60_000

/** Prolong the session while a page is open, an hour before it ends, and stay with the person who has it; called once an audience. */
export function stayLoggedIn(): void {
  setInterval(() => void inTurn(renew), LOOK_EVERY_MS)
  const look = () => void inTurn(lookAgain)
  tabs.addEventListener('message', look)
  addEventListener('pageshow', (event) => event.persisted && look())
  document.addEventListener('visibilitychange', () => !document.hidden && look())
}

/** Something was refused that is only for who is logged in: say so if nobody is any more. The page stays as it is. */
export const lookWhetherLoggedIn = (): Promise<void> =>
  inTurn(async () => {
    if (session.value && (await lookUp().catch(() => undefined)) === null) session.value = null
  })

/** Forget who was here. */
export const logOut = (): Promise<void> =>
  inTurn(async () => {
    await asked(identity.DELETE('/api/identity/v1/session'))
    session.value = null
    tabs.postMessage('out')
  })

/** Once a log-in has set the cookie: who that is, by name. */
const keep = (logIn: () => Promise<unknown>): Promise<Session | null> =>
  inTurn(async () => {
    await logIn()
    tabs.postMessage('in')
    return (session.value = await lookUp())
  })

async function renew(): Promise<void> {
  const now = session.value
  if (!now || Date.parse(now.expires_at) - serverNow() > RENEW_BEFORE_MS) return
  try {
    await asked(identity.PUT('/api/identity/v1/session'))
    session.value = await lookUp()
  } catch (error) {
    if (caught(error).code === 'UNAUTHENTICATED') session.value = null
  }
}

/** Who logs in or out in one tab does so in all: a page that shows something of somebody else begins anew. */
async function lookAgain(): Promise<void> {
  const before = session.value
  const now = before === undefined ? undefined : await lookUp().catch(() => undefined)
  if (now === undefined) return
  if (before && before.subject_id !== now?.subject_id) location.reload()
  else session.value = now
}

const lookUp = async () => (await asked(identity.GET('/api/identity/v1/session'))).session

/** Who is logged in. The browser's cookie says so to the services; no script can read it, no address carries a token. */
import { ref, type Ref } from 'vue'
import { asked, identity } from './api'
import type { components } from './api/schema/identity'
import { caught } from './refusal'
import { serverNow } from './time'

export type Session = components['schemas']['SessionView']
export type Role = components['schemas']['Role']
type LoggedIn = components['schemas']['LoggedIn']

/** Undefined until asked, null for nobody. */
export const session: Ref<Session | null | undefined> = ref()

let asking: Promise<unknown> | undefined

/** Return once it is known whose session this browser has; asks once, again only when no answer came. */
export async function knowSession(): Promise<void> {
  if (session.value !== undefined) return
  asking ??= asked(identity.GET('/api/identity/v1/sessions/current'))
    .then((found) => {
      session.value ??= found.session
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
  keep(asked(identity.POST('/api/identity/v1/logins', { body: { phone, code } })))

/** Sign a citizen up under the real name, and log in. */
export const register = (person: components['schemas']['Register']) =>
  keep(asked(identity.POST('/api/identity/v1/registrations', { body: person })))

/** Log a member of staff in; a password chosen by an administrator gets PASSWORD_CHANGE_NEEDED. */
export const logInByPassword = (login: string, password: string) =>
  keep(asked(identity.POST('/api/identity/v1/staff/logins', { body: { login, password } })))

/** Change one's own password. */
export const changePassword = (login: string, password: string, newPassword: string) =>
  asked(identity.PUT('/api/identity/v1/staff/password', { body: { login, password, new_password: newPassword } }))

/** Log in without proof, which only a stack of the demo allows. */
export const logInForDemo = (login: components['schemas']['DemoLogin']) =>
  keep(asked(identity.POST('/api/identity/v1/demo/logins', { body: login })) as Promise<LoggedIn>)

const RENEW_BEFORE_MS = 3_600_000
const LOOK_EVERY_MS = 60_000

/** Prolong the session while a page is open, an hour before it ends; called once an audience. */
export function stayLoggedIn(): void {
  setInterval(async () => {
    const now = session.value
    if (!now || Date.parse(now.ends_at) - serverNow() > RENEW_BEFORE_MS) return
    try {
      session.value = await asked(identity.POST('/api/identity/v1/sessions/renewals'))
    } catch (error) {
      if (caught(error).code === 'UNAUTHENTICATED') session.value = null
    }
  }, LOOK_EVERY_MS)
}

/** Forget who was here. */
export async function logOut(): Promise<void> {
  await asked(identity.DELETE('/api/identity/v1/sessions/current'))
  session.value = null
}

async function keep(loggedIn: Promise<LoggedIn>): Promise<Session> {
  const headers = { Authorization: `Bearer ${(await loggedIn).token}` }
  return (session.value = await asked(identity.POST('/api/identity/v1/sessions', { headers })))
}

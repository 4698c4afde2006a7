/** Become a till (终端登记): a desk gave a code, under which this browser hands in the public half of its key. */
import { asked, redemption } from '@/shared/api'
import { platformKey, stopped } from './api'
import { base64 } from './signing'
import { become, forget, keyPair } from './vault'

export const CODE_LENGTH = 10

/** As a person types it: case, spaces and dashes make no difference. */
export const codeOf = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '').slice(0, CODE_LENGTH)

/** Whether this browser can be a till at all: it must be able to hold a key. */
export async function canHoldKey(): Promise<boolean> {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
    return typeof indexedDB !== 'undefined'
  } catch {
    return false
  }
}

/** Enrol under a code; the same code again, after an answer that was lost, is the same enrolment. Answers the till's id. */
export async function enrol(code: string): Promise<string> {
  const platform = await platformKey()
  const publicKey = new Uint8Array(await crypto.subtle.exportKey('raw', (await keyPair()).publicKey))
  const told = await asked(redemption.POST('/api/redemption/v1/till-enrolments', { body: { code, public_key: base64(publicKey) } }))
  await become({ terminalId: told.terminal_id, keyId: told.key_id, platform })
  return told.terminal_id
}

/** Be no till any more, so that a new key can be enrolled: one that was revoked stays revoked. */
export async function leave(): Promise<void> {
  await forget()
  stopped.value = undefined
}

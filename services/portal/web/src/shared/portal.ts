/** What this installation tells of itself in `portal.json`; only a demo has log-ins in it. */
import type { components } from './api/schema/identity'
import { Refusal } from './refusal'

export interface DemoLogin {
  /** The name of its door. */
  at: string
  login: components['schemas']['DemoLogin']
}

export interface Portal {
  demo: boolean
  logins: DemoLogin[]
}

/** Ask for it; throws Refusal when nothing comes. */
export async function loadPortal(): Promise<Portal> {
  const answer = await fetch('/portal.json').catch(() => undefined)
  if (!answer?.ok) throw new Refusal('OFFLINE', 0)
  return (await answer.json()) as Portal
}

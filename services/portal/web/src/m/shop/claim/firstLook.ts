/**
 * The first look at the rounds. It is asked for before anything of the page is drawn: on a slow phone the answer comes
 * while the page is being made. What is looked at later is asked anew.
 */
import { asked, vouchers } from '@/shared/api'
import { noteExactServerTime } from '@/shared/time'

type Look = Awaited<ReturnType<typeof lookNow>>
let first: { campaignId: string | undefined; look: Promise<Look> } | undefined

/** The campaign in the address of the claim page; null where another page is gone to. */
export function campaignIn(hash: string): string | undefined | null {
  const [path, query] = hash.replace(/^#/, '').split('?')
  if (path !== '' && path !== '/') return null
  return new URLSearchParams(query).get('campaign') ?? undefined
}

/** Ask, if it is the claim page that is gone to. */
export function beginFirstLook(hash: string): void {
  const campaignId = campaignIn(hash)
  if (campaignId === null) return
  first = { campaignId, look: lookNow(campaignId) }
  first.look.catch(() => undefined) // whoever takes it hears of it
}

/** All rounds, or those of a campaign, and the server's time; throws Refusal. */
export function lookAtRounds(campaignId: string | undefined): Promise<Look> {
  const begun = first
  first = undefined
  return begun && begun.campaignId === campaignId ? begun.look : lookNow(campaignId)
}

async function lookNow(campaignId: string | undefined) {
  const sentAt = Date.now()
  const answer = await asked(vouchers.GET('/api/vouchers/v1/rounds', { params: { query: { campaign_id: campaignId } } }))
  noteExactServerTime(answer.server_time, sentAt, Date.now())
  return answer
}

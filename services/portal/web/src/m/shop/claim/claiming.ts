/**
 * Claiming (领取), which always ends in a definite answer. One key a stock and person, whatever the network does, the
 * page is reloaded or another tab of the phone is looked at meanwhile: `once` keeps it, so this lives outside of pages.
 */
import { reactive, watch } from 'vue'
import { asked, vouchers } from '@/shared/api'
import { isPending, once } from '@/shared/once'
import { caught, refusalFor } from '@/shared/refusal'
import { session } from '@/shared/session'
import { serverNow } from '@/shared/time'
import type { Round } from '../services'
import type { Outcome } from './button'
import { lookAtHeld, noteWon } from './held'
import { dropTicket, ticketFor } from './tickets'

/** By stock id, for whoever is logged in. */
export const outcomes = reactive(new Map<string, Outcome>())

watch(
  () => session.value?.subject_id,
  () => outcomes.clear(),
)

const actOf = (stockId: string) => `claim.${stockId}`
const EARLY_MS = 300
const EARLY_TRIES = 10

/** Claim of each stock what one may have; answers when each has its definite answer. */
export async function claim(round: Round, stockIds: readonly string[]): Promise<void> {
  await Promise.all(stockIds.map((stockId) => claimOne(round, stockId)))
}

/** Go on with what an earlier page sent and got no answer to. */
export function resume(rounds: readonly Round[]): void {
  for (const round of rounds) {
    const open = round.stocks.map((stock) => stock.stock_id).filter((stockId) => isPending(actOf(stockId)))
    if (open.length > 0) void claim(round, open)
  }
}

async function claimOne(round: Round, stockId: string): Promise<void> {
  if (outcomes.get(stockId)?.is === 'queuing') return
  const who = session.value?.subject_id
  const tell = (outcome: Outcome | undefined) => {
    if (session.value?.subject_id !== who) return
    if (outcome) outcomes.set(stockId, outcome)
    else outcomes.delete(stockId)
  }
  tell({ is: 'queuing' })
  try {
    const won = await once(actOf(stockId), (key) => sendFor(who, round, stockId, key), {
      forS: Infinity,
      onWait: (why) => tell({ is: 'queuing', why }),
    })
    noteWon({ ...won, round_id: round.round_id, issued_at: new Date(serverNow()).toISOString() })
    tell(undefined)
  } catch (error) {
    const refusal = caught(error)
    if (refusal.code === 'PERSON_LIMIT') await lookAtHeld() // had on another phone, or another stock counts too
    if (refusal.status === 401) session.value = null
    tell({ is: 'refused', refusal, at: serverNow() })
  }
}

/** One try, for the person whose key it is and nobody else. */
async function sendFor(who: string | undefined, round: Round, stockId: string, key: string) {
  for (let early = 0, stale = 0; ; ) {
    if (session.value?.subject_id !== who) throw refusalFor('UNAUTHENTICATED', 401)
    const ticket = await ticketFor(round.round_id)
    try {
      return await asked(vouchers.POST('/api/vouchers/v1/claims', { params: { header: { 'Idempotency-Key': key } }, body: { ticket, stock_id: stockId } }))
    } catch (error) {
      const { code } = caught(error)
      if (code.startsWith('TICKET_') && stale++ === 0) dropTicket(round.round_id) // a new ticket, the same key
      else if (code === 'ROUND_NOT_OPEN' && early++ < EARLY_TRIES && Date.parse(round.opens_at) <= serverNow()) await new Promise((go) => setTimeout(go, EARLY_MS)) // our clock is a little fast
      else throw error
    }
  }
}

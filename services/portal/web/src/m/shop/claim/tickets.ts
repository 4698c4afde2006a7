/** Tickets (领取凭证): the right to knock at a round, fetched before the rush and kept in memory only. */
import { asked, vouchers } from '@/shared/api'
import { refusalFor } from '@/shared/refusal'
import { session } from '@/shared/session'
import { serverNow } from '@/shared/time'

const SPARE_MS = 20_000
const kept = new Map<string, { ticket: string; expiresAt: number }>()

/** A ticket of whoever is logged in, good for some time yet; throws Refusal. */
export async function ticketFor(roundId: string): Promise<string> {
  const who = session.value?.subject_id
  if (!who) throw refusalFor('UNAUTHENTICATED', 401)
  const place = `${who} ${roundId}`
  const found = kept.get(place)
  if (found && found.expiresAt - serverNow() > SPARE_MS) return found.ticket
  const { ticket, expires_at } = await asked(vouchers.POST('/api/vouchers/v1/rounds/{round_id}/tickets', { params: { path: { round_id: roundId } } }))
  kept.set(place, { ticket, expiresAt: Date.parse(expires_at) })
  return ticket
}

/** It was refused: the next one is new. */
export function dropTicket(roundId: string): void {
  kept.delete(`${session.value?.subject_id} ${roundId}`)
}

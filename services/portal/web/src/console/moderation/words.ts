/** The word list (敏感词表) as the desk asks for it. */
import { pagesOf } from '@/console/pages'
import { asked, jobfair } from '@/shared/api'
import type { components } from '@/shared/api/schema/jobfair'
import type { Action } from './wordMessages'

export type Word = components['schemas']['WordView']
export type Terms = Pick<components['schemas']['WordBody'], 'category' | 'owner' | 'reason'> & { action: Action; expires_at: string | null }

export const PAGE = 200
const act = (key: string) => ({ 'Idempotency-Key': key })

/** So many pages from the head. */
export const wordsUntil = (pages: number): Promise<Word[]> =>
  pagesOf<Word>(pages, PAGE, (last) => asked(jobfair.GET('/api/jobfair/v1/words', { params: { query: { after: last?.word_id ?? '' } } })))

export const list = (word: string, terms: Terms) => (key: string) => asked(jobfair.POST('/api/jobfair/v1/words', { params: { header: act(key) }, body: { word, ...terms } }))
export const change = ({ word_id, version, category, owner, expires_at }: Word, action: Action, reason: string) => (key: string) =>
  asked(jobfair.POST('/api/jobfair/v1/words/{word_id}/changes', { params: { path: { word_id }, header: act(key) }, body: { version, category, owner, expires_at, action, reason } }))
export const withdraw = ({ word_id }: Word, reason: string) => (key: string) =>
  asked(jobfair.POST('/api/jobfair/v1/words/{word_id}/withdrawals', { params: { path: { word_id }, header: act(key) }, body: { reason } }))

/** Where a word stands at this time. */
export const standingOf = (word: Word, now: number): 'listed' | 'expired' | 'withdrawn' =>
  !word.listed ? 'withdrawn' : word.expires_at !== null && Date.parse(word.expires_at) <= now ? 'expired' : 'listed'

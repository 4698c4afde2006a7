/** What can be done again later is another act then, though an earlier one was never answered. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { VueWrapper } from '@vue/test-utils'
import { keyOf } from '@/shared/testing/pressed'
import AskDialog from './AskDialog.vue'
import DifferencesPage from './money/differences/DifferencesPage.vue'
import RoundsPage from './money/rounds/RoundsPage.vue'
import RoundTable from './money/rounds/RoundTable.vue'
import DeskPage from './moderation/DeskPage.vue'
import LiveComments from './moderation/LiveComments.vue'
import MutesPanel from './moderation/MutesPanel.vue'
import QuestionQueue from './moderation/QuestionQueue.vue'
import WordForm from './moderation/WordForm.vue'
import WordsPage from './moderation/WordsPage.vue'
import { actName } from './review/reviews'

vi.mock('@/shared/sse', async () => {
  const { ref } = await import('vue')
  return { follow: () => ({ heardAt: ref(), isStale: ref(false) }) }
})

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const AT = '2022-08-26T02:00:00Z'
const CAMPAIGNS = { '/public-campaigns': { campaigns: [{ campaign_id: 'c', name: '', districts: [] }] } }
const click = (page: VueWrapper, words: string) => page.findAll('button').find((one) => one.text() === words)?.trigger('click')

/** The keys of the act on one state, on that state again, and on a later one. */
async function keysOn<State>(now: State, later: State, pressed: (state: State) => Promise<string>) {
  const keys = [await pressed(now), await pressed(now), await pressed(later)]
  return { isSameAgain: keys[0] === keys[1], isSameLater: keys[0] === keys[2] }
}
const ANOTHER = { isSameAgain: true, isSameLater: false }

it.each(['pause', 'resume'] as const)('a round that moved since is another one to %s', async (move) => {
  const pool = { round_id: 'r1', name: '', campaign_id: 'c', district_id: 'd', opens_at: AT, closes_at: AT, total: 1, remaining: 1, issued: 0, total_fen: 1, remaining_fen: 1, issued_lately: 0, lately_s: 0, empties_at: null }
  const pressed = (version: number) => {
    const now = { ...pool, state: move === 'pause' ? 'OPEN' : 'PAUSED', version }
    return keyOf(RoundsPage, {
      role: 'treasury_maker',
      says: { '/burn': { pools: [now], server_time: AT }, '/pools': { pools: [] }, ...CAMPAIGNS },
      press: async (page) => {
        page.getComponent(RoundTable).vm.$emit('move', move, now)
        await page.vm.$nextTick()
        page.getComponent(AskDialog).vm.$emit('confirm', '停')
      },
    })
  }
  expect(await keysOn(3, 5, pressed)).toEqual(ANOTHER)
})

it('a reconciliation after the last run is another run', async () => {
  const pressed = (run_id: string) =>
    keyOf(DifferencesPage, {
      role: 'finance',
      says: { '/differences': [], '/reconciliations': [{ run_id, finished_at: AT }], ...CAMPAIGNS },
      press: (page) => click(page, '立即对账'),
    })
  expect(await keysOn('run-1', 'run-2', pressed)).toEqual(ANOTHER)
})

const room = { room_id: 'r', name: '', state: 'OPEN', version: 1, review_first: false, now: AT, stage: { version: 0, segments: [] }, cards: { version: 0, job_ids: [] } }
const onDesk = (version: number, press: (page: VueWrapper) => unknown) =>
  keyOf(DeskPage, { role: 'moderator', props: { roomId: 'r' }, press, says: { '/rooms/r': { ...room, version }, '/held-comments': [], '/question-queue': [], '/mutes': [] } })
const yes = async (page: VueWrapper) => {
  await page.vm.$nextTick()
  await page.get('dialog form').trigger('submit')
}

it('a viewer who speaks again after a mute is muted again', async () => {
  const pressed = (comment_id: string) =>
    onDesk(1, (page) => {
      page.getComponent(LiveComments).vm.$emit('mute', { comment_id, by: '', text: '', at_ms: 0 }, 'v'.repeat(16))
      return yes(page)
    })
  expect(await keysOn('web-v-1', 'web-v-2', pressed)).toEqual(ANOTHER)
})

it('a later mute is another one to end', async () => {
  const pressed = (until: string) =>
    onDesk(1, (page) => {
      page.getComponent(MutesPanel).vm.$emit('unmute', { viewer: 'v'.repeat(16), times: 1, until })
      return yes(page)
    })
  expect(await keysOn(AT, '2022-08-26T03:00:00Z', pressed)).toEqual(ANOTHER)
})

it('a question is pinned again after another one was', async () => {
  const pressed = (version: number) =>
    onDesk(version, (page) => page.getComponent(QuestionQueue).vm.$emit('move', { question_id: 'q', text: '', state: 'WAITING', votes: 1, second: null }, 'pins'))
  expect(await keysOn(4, 6, pressed)).toEqual(ANOTHER)
})

it('a word that was taken off the list is listed again', async () => {
  const word = { word_id: 'w', word: '骗子', folded: '骗子', category: '', owner: '', action: 'hold', expires_at: null, listed: false, version: 2 }
  const pressed = (words: readonly object[]) =>
    keyOf(WordsPage, {
      role: 'moderator',
      says: { '/words': words },
      press: async (page) => {
        await Promise.all(page.getComponent(WordForm).findAll('input[required]').map((input) => input.setValue('骗子')))
        await page.getComponent(WordForm).trigger('submit')
      },
    })
  expect(await keysOn([], [word], pressed)).toEqual(ANOTHER)
})

it('a file that came back is judged again', () => {
  const step = { state: 'SUBMITTED', at: AT } as const
  expect(actName('return', { claim_no: 'n', steps: [step, step] })).not.toBe(actName('return', { claim_no: 'n', steps: [step] }))
})

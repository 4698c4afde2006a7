/** An act that is refused leaves all that was typed for it, and the refusal beside it. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { routerKey } from 'vue-router'
import { session } from '@/shared/session'
import { useActs } from './act'
import AllocationChanges from './money/plan/AllocationChanges.vue'
import RoundsPage from './money/rounds/RoundsPage.vue'
import RoundTable from './money/rounds/RoundTable.vue'
import DecisionBar from './review/DecisionBar.vue'

const AT = '2022-08-26T02:00:00Z'
const REFUSED = { code: 'WRONG_STATE', title: '状态已变', next_step: '请刷新' }
let isRefused: boolean

beforeEach(() => {
  localStorage.clear()
  isRefused = true
  session.value = { subject_id: 's-1', role: 'treasury_maker', district_id: null, name: '王*', expires_at: '' }
})
afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

function opened(page: Parameters<typeof mount>[0], props: Record<string, unknown>, says: Record<string, unknown> = {}): VueWrapper {
  vi.stubGlobal('fetch', async (request: Request) => {
    const known = Object.entries(says).find(([end]) => new URL(request.url).pathname.endsWith(end))
    if (request.method === 'GET') return known ? Response.json(known[1]) : new Response('{}', { status: 404 })
    return isRefused ? Response.json(REFUSED, { status: 409 }) : Response.json({})
  })
  return mount(page, { props, attachTo: document.body, global: { stubs: { RouterLink: true, PageFrame: { template: '<main><slot /></main>' } }, provide: { [routerKey as symbol]: {} } } })
}
const press = (page: VueWrapper, words: RegExp) => page.findAll('button').find((one) => words.test(one.text()))?.trigger('click')
const answer = async (page: VueWrapper) => {
  await page.get('dialog[open] form').trigger('submit')
  await vi.waitFor(async () => {
    await flushPromises()
    if (page.find('dialog[open] button[type=submit][disabled]').exists()) throw new Error('under way')
  })
}

it('a return that is refused keeps its note, and is told as moved only once it is done', async () => {
  const file = { claim_no: 'n', state: 'SUBMITTED', steps: [], labels: {}, rejection_reasons: [], amount_fen: 1, assigned_to: null }
  const page = opened(DecisionBar, { file, stands: { mayDecide: true }, acts: useActs(), marked: ['vin'], way: { levels: [], notice_s: 0, fix_within_s: 60 } })
  await press(page, /退回/)
  await page.get('dialog[open] input').setValue('看不清')
  await answer(page)
  expect(page.get('dialog[open]').text()).toContain('状态已变')
  expect([page.get<HTMLInputElement>('dialog[open] input').element.value, page.emitted('moved')?.length, page.emitted('refused')?.length]).toEqual(['看不清', undefined, 1])
  await page.get('dialog[open] button[type=button]').trigger('click')
  await press(page, /退回/)
  expect(page.get('dialog[open]').text()).not.toContain('状态已变')
  isRefused = false
  await answer(page)
  expect([page.find('dialog[open]').exists(), page.emitted('moved')?.length]).toEqual([false, 1])
})

it('a pause that is refused keeps its reason', async () => {
  const pool = { round_id: 'r1', name: '', campaign_id: 'c', district_id: 'd', opens_at: AT, closes_at: AT, total: 1, remaining: 1, issued: 0, total_fen: 1, remaining_fen: 1, issued_lately: 0, lately_s: 0, empties_at: null, state: 'OPEN', version: 1 }
  const page = opened(RoundsPage, {}, { '/burn': { pools: [pool], server_time: AT }, '/pools': { pools: [] }, '/public-campaigns': { campaigns: [] } })
  await vi.waitFor(async () => {
    await flushPromises()
    page.getComponent(RoundTable).vm.$emit('move', 'pause', pool)
  })
  await flushPromises()
  await page.get('dialog[open] textarea').setValue('有人抢刷')
  await answer(page)
  expect([page.get<HTMLTextAreaElement>('dialog[open] textarea').element.value, page.get('dialog[open]').text()]).toEqual(['有人抢刷', expect.stringContaining('状态已变')])
  isRefused = false
  await answer(page)
  expect(page.find('dialog[open]').exists()).toBe(false)
})

it('another allocation that is refused keeps its amount', async () => {
  const campaign = { allocation_changes: [], programs: [{ program_id: 'p', district_name: '城东', purpose: '汽车', allocated_fen: 100 }] }
  const page = opened(AllocationChanges, { campaign, isCity: true })
  await press(page, /城东/)
  await page.get('dialog[open] input').setValue('12.5')
  await answer(page)
  expect([page.get<HTMLInputElement>('dialog[open] input').element.value, page.emitted('changed')]).toEqual(['12.5', undefined])
})

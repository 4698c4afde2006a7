import { afterEach, expect, it, vi } from 'vitest'
import { language, speak } from '../i18n'
import type { Refusal } from '../refusal'
import { asked, vouchers } from '.'

const SOLD_OUT = { code: 'SOLD_OUT', status: 409, title: '本批消费券已领完', next_step: '请关注下一轮', detail: '请关注下一轮', trace_id: 'abc' }

afterEach(() => {
  vi.unstubAllGlobals()
  speak('zh')
})

async function refusedBy(answer: () => Promise<Response>): Promise<Refusal> {
  vi.stubGlobal('fetch', answer)
  return asked(vouchers.GET('/api/vouchers/v1/rounds')).then(
    () => Promise.reject(new Error('was not refused')),
    (refusal: Refusal) => refusal,
  )
}

it('tells the service’s own sentence and next step, in English by switch', async () => {
  const refusal = await refusedBy(async () => Response.json(SOLD_OUT, { status: 409 }))
  expect([refusal.title, refusal.nextStep, refusal.detail, refusal.isOpen]).toEqual(['本批消费券已领完', '请关注下一轮', '', false])
  speak('en')
  await vi.waitFor(() => expect(refusal.title).toBe('All vouchers of this batch are claimed'))
  expect(language.value).toBe('en')
})

it('takes whatever is no answer for none: a lost network, a body that breaks off, a page of a proxy', async () => {
  const broken = new ReadableStream({ start: (body) => body.error(new TypeError('network error')) })
  const answers = [
    () => Promise.reject(new TypeError('Failed to fetch')),
    async () => new Response(broken, { headers: { 'content-type': 'application/json' } }),
    async () => new Response('<html>bad gateway', { status: 502 }),
  ]
  for (const answer of answers) {
    const refusal = await refusedBy(answer)
    expect([refusal.isOpen, refusal.title !== '', refusal.nextStep !== '']).toEqual([true, true, true])
  }
})

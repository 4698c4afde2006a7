import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { speak } from '@/shared/i18n'
import { Refusal } from '@/shared/refusal'
import RefundForm from './RefundForm.vue'

const sent = vi.hoisted(() => ({ refunds: [] as { key: string; fen: number }[], answers: [] as unknown[] }))
vi.mock('./till/api', () => ({
  heard: (call: Promise<unknown>) => call,
  till: {
    GET: async () => ({ shopper_fen: 1, returned_fen: 1 }),
    POST: async (_: string, { params, body }: { params: { header: { 'Idempotency-Key': string } }; body: { amount_fen: number } }) => {
      sent.refunds.push({ key: params.header['Idempotency-Key'], fen: body.amount_fen })
      const answer = sent.answers.shift()
      if (answer instanceof Refusal) throw answer
      return answer
    },
  },
}))

beforeEach(() => {
  localStorage.clear()
  speak('zh')
  sent.refunds = []
})

const opened = async () => {
  const form = mount(RefundForm, { props: { one: { request_no: 'r-123456', order_amount_fen: 60_000 } as never } })
  await flushPromises()
  return form
}
const submitted = async (form: Awaited<ReturnType<typeof opened>>) => {
  await form.trigger('submit')
  await flushPromises()
}
const UNHEARD = new Refusal('KEY_REVOKED', 401)

/** One of ¥200 that was sent and whose answer was lost. */
async function lost() {
  vi.useFakeTimers({ toFake: ['Date'] })
  const form = await opened()
  await form.get('input').setValue('200')
  await flushPromises()
  sent.answers = [{ then: (_: unknown, failed: (why: Refusal) => void) => { vi.setSystemTime(Date.now() + 60_000); failed(new Refusal('OFFLINE', 0)) } }]
  await submitted(form)
  vi.useRealTimers()
  return form
}

it('holds the amount of a refund that was not answered, also where the form is opened again, and only asks again', async () => {
  for (const form of [await lost(), await opened()]) {
    expect(form.text()).toContain('先前一笔 ¥200.00 的退款还没有答复')
    expect(form.get('input').element).toMatchObject({ value: '200.00', readOnly: true })
    expect(form.findAll('button').map((button) => button.text())).toEqual(['再问一次'])
  }
})

it('asks again under the same number until there is an answer, and then lets another amount be given', async () => {
  const form = await lost()
  sent.answers = [UNHEARD, new Refusal('OVER_REFUND', 409)]
  await submitted(form)
  expect(form.get('input').element.readOnly).toBe(true)
  await submitted(form)
  expect(sent.refunds.map((one) => one.fen)).toEqual([20_000, 20_000, 20_000])
  expect(new Set(sent.refunds.map((one) => one.key)).size).toBe(1)
  expect(form.find('[data-code="OVER_REFUND"]').exists()).toBe(true)
  expect(form.get('input').element.readOnly).toBe(false)
})

it('an order’s open refund is no other’s', async () => {
  await lost()
  const other = mount(RefundForm, { props: { one: { request_no: 'r-1234567', order_amount_fen: 60_000 } as never } })
  expect(other.get('input').element.readOnly).toBe(false)
})

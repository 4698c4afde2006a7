import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { speak } from '@/shared/i18n'
import OutcomePanel from './OutcomePanel.vue'

vi.mock('./till/sound', () => ({ play: () => undefined }))
beforeEach(() => {
  speak('zh')
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

const act = { requestNo: 'r-1', storeId: 's-1', wish: 'redeem', order: { order_no: 'A1', order_amount_fen: 60_000 } }
const redeemed = { kind: 'redeemed', act, at: 0, answer: { to_pay_fen: 55_000, discount_fen: 5_000, voucher_tail: '1234' } } as never

/** Whether Enter, pressed where the focus is, presses the button there. */
function isHeard(repeat = false): boolean {
  const press = new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true })
  return document.activeElement?.dispatchEvent(press) ?? false
}

it('keeps an answer before the cashier whatever Enter follows on its heels, and lets a later one go on', async () => {
  const panel = mount(OutcomePanel, { props: { outcome: { kind: 'asking', act, tries: 1 } as never }, attachTo: document.body })
  vi.advanceTimersByTime(5_000)
  await panel.setProps({ outcome: redeemed })
  await nextTick()
  expect(document.activeElement?.textContent).toContain('下一位')
  vi.advanceTimersByTime(300)
  expect(isHeard()).toBe(false)
  vi.advanceTimersByTime(900)
  expect(isHeard(true)).toBe(false)
  expect(isHeard()).toBe(true)
  panel.unmount()
})

it('who gave up waiting has pressed a key of their own: Enter goes on at once', async () => {
  const panel = mount(OutcomePanel, { props: { outcome: { kind: 'given-up', act } as never }, attachTo: document.body })
  await nextTick()
  expect(isHeard()).toBe(true)
  panel.unmount()
})

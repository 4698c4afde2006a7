import { mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { speak } from '@/shared/i18n'
import { Refusal } from '@/shared/refusal'
import type { Round } from '../services'
import BigButton from './BigButton.vue'
import StockRow from './StockRow.vue'

vi.mock('vue-router', () => ({ RouterLink: 'a', useRoute: () => ({ fullPath: '/' }) }))
beforeEach(() => speak('zh'))

const round = { stocks: [], opens_at: '2026-08-26T02:00:00Z' } as unknown as Round
const stock = { face_value_fen: 5000, threshold_fen: 30_000, total: 9, remaining: 9 } as never
const words = (why?: Refusal) => [
  mount(BigButton, { props: { button: { is: 'queuing', why }, round, chances: [], now: 0, nameOf: String } }).get('button').text(),
  mount(StockRow, { props: { stock, stand: { is: 'queuing', why }, isBefore: false, isOver: false } }).get('.says').text(),
]

it('says of a claim that it is being made, and once it was turned away that it is tried again: in no queue does it stand', () => {
  expect(words()).toEqual(['正在领取，请稍候…', '…领取中'])
  expect(words(new Refusal('BUSY_RETRY', 503))).toEqual(['正在再试，请稍候…', '…再试中'])
})

import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keyOf } from '@/shared/testing/pressed'
import ConsentCard from './ConsentCard.vue'
import ConsentsPage from './ConsentsPage.vue'

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const withdrawn = (given_at: string) =>
  keyOf(ConsentsPage, {
    role: 'citizen',
    says: { '/own-consents': { consents: [{ purpose: 'campaign', title: '', text: '', text_version: '1', if_withdrawn: '', needed: true, withdrawn_at: null, given_at }] } },
    press: (page) => page.getComponent(ConsentCard).vm.$emit('withdraw'),
  })

it('takes a consent back under one key until that is answered, and one that was given again under another', async () => {
  const first = await withdrawn('2022-08-26T02:00:00Z')
  expect(await withdrawn('2022-08-26T02:00:00Z')).toBe(first)
  expect(await withdrawn('2022-08-27T02:00:00Z')).not.toBe(first)
})

import { mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { speak } from '@/shared/i18n'
import DocumentSlot from './DocumentSlot.vue'
import { BYTES_MAX } from './upload'

beforeEach(() => speak('zh'))

it('says how large a file may be where one is larger', async () => {
  const slot = mount(DocumentSlot, { props: { claimNo: 'c-1', kind: 'invoice', labels: {} } })
  const file = new File([new Uint8Array(BYTES_MAX + 1)], 'a.pdf', { type: 'application/pdf' })
  const input = slot.get('input')
  Object.defineProperty(input.element, 'files', { value: [file] })
  await input.trigger('change')
  await vi.waitFor(() => expect(slot.get('[data-code="TOO_LARGE"]').text()).toContain('文件超过 10 MB'))
})

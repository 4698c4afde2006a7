import { mount } from '@vue/test-utils'
import { afterEach, expect, it } from 'vitest'
import { speak } from '@/shared/i18n'
import ConsentText from './ConsentText.vue'

afterEach(() => speak('zh'))

const consent = { purpose: 'campaign', title: '领券与补贴', text: '', needed: true, version: '1' } as never
const label = () => mount(ConsentText, { props: { consent, isWrong: false, modelValue: [] } }).get('label').text()

it('calls a purpose in the reader’s language what is agreed to', () => {
  expect(label()).toBe('我已阅读并同意：领券与补贴')
  speak('en')
  expect(label()).toBe('I have read this and agree: Vouchers and subsidies')
})

import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import { speak } from '@/shared/i18n'
import { refusalOf } from '@/shared/refusal'
import ActDialog from './ActDialog.vue'

beforeEach(() => {
  speak('zh')
  HTMLDialogElement.prototype.showModal = function showModal() { this.open = true }
  HTMLDialogElement.prototype.close = function close() { this.open = false }
})

it('stays open with what was typed until the act is done, and says why it was not', async () => {
  const act = vi.fn<(reason: string) => Promise<boolean>>().mockResolvedValueOnce(false).mockResolvedValueOnce(true)
  const page = mount(ActDialog, { props: { refusal: refusalOf(503, { code: 'BUSY_RETRY', title: '系统繁忙，请稍候' }) }, attachTo: document.body })
  await page.vm.ask({ title: '禁言', says: '', reasons: ['why_advert'], act })
  const dialog = page.find('dialog').element
  expect(page.text()).not.toContain('系统繁忙')

  await page.find('input[type=text]').setValue('刷屏')
  await page.find('form').trigger('submit')
  await flushPromises()
  expect([dialog.open, page.find<HTMLInputElement>('input[type=text]').element.value]).toEqual([true, '刷屏'])
  expect(page.text()).toContain('系统繁忙')

  await page.find('form').trigger('submit')
  await flushPromises()
  expect(dialog.open).toBe(false)
  expect(act.mock.calls[0]).toEqual(act.mock.calls[1])
})

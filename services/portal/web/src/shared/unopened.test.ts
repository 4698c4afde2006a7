import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { speak } from './i18n'
import UnopenedNote from './ui/UnopenedNote.vue'
import { unopened, watchOpening } from './unopened'

const page = { template: '<p />' }
const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined)
beforeEach(() => {
  speak('zh')
  reload.mockClear()
  unopened.value = undefined
})
afterEach(() => vi.unstubAllGlobals())

/** A phone on its first page, whose second one cannot be loaded. */
async function stuck() {
  const away = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: page }, { path: '/shops', component: away }, { path: '/car', component: page }] })
  watchOpening(router)
  await router.push('/')
  const note = mount(UnopenedNote)
  expect(note.text()).toBe('')
  await router.push('/shops').catch(() => undefined)
  await flushPromises()
  return { router, note }
}
const network = (isBack: boolean) => vi.stubGlobal('fetch', async () => (isBack ? new Response() : Promise.reject(new TypeError('offline'))))

it('says that a page was not opened, until another one is', async () => {
  const { router, note } = await stuck()
  expect(note.text()).toContain('网络连接不上，页面没有打开')
  await router.push('/car')
  await flushPromises()
  expect(note.text()).toBe('')
})

it('goes there once the network is back, and not before', async () => {
  const { note } = await stuck()
  network(false)
  await note.get('button').trigger('click')
  await flushPromises()
  expect(reload).not.toHaveBeenCalled()
  network(true)
  window.dispatchEvent(new Event('online'))
  await flushPromises()
  expect(location.hash).toBe('#/shops')
  expect(reload).toHaveBeenCalled()
})

it('who is where they wanted to be is left there when the network comes back', async () => {
  const { router } = await stuck()
  await router.push('/car')
  network(true)
  window.dispatchEvent(new Event('online'))
  await flushPromises()
  expect(reload).not.toHaveBeenCalled()
})

import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { refusalOf } from '../refusal'
import RefusalNotice from './RefusalNotice.vue'

const page = { template: '<i />' }

async function noticeAt(path: string, code: string) {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/log-in', component: page }, { path: '/rounds', component: page }] })
  await router.push(path)
  return mount(RefusalNotice, { props: { refusal: refusalOf(401, { code }) }, global: { plugins: [router] } }).find('a')
}

it('leads who must log in to the log-in and back, in a tab of its own', async () => {
  const link = await noticeAt('/rounds?state=OPEN', 'UNAUTHENTICATED')
  const { pathname, searchParams } = new URL(link.attributes('href') ?? '', location.origin)
  expect([pathname, searchParams.get('to'), link.attributes('target')]).toEqual(['/log-in', '/rounds?state=OPEN', '_blank'])
})

it('leads nowhere from the log-in itself, and nobody who is only refused', async () => {
  expect((await noticeAt('/log-in', 'UNAUTHENTICATED')).exists()).toBe(false)
  expect((await noticeAt('/rounds', 'FORBIDDEN')).exists()).toBe(false)
  expect(mount(RefusalNotice, { props: { refusal: refusalOf(401, { code: 'UNAUTHENTICATED' }) } }).find('a').exists()).toBe(false)
})

import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { speak } from '@/shared/i18n'
import { held } from '../claim/held'
import VoucherPage from './VoucherPage.vue'

const router = createRouter({ history: createMemoryHistory(), routes: ['wallet', 'log-in'].map((name) => ({ name, path: `/${name}`, component: { template: '<br>' } })) })
beforeEach(() => speak('zh'))
afterEach(() => vi.unstubAllGlobals())

/** The page of a voucher that was claimed, where the wallet answers this. */
async function shown(status: number, body: unknown): Promise<string> {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }))
  held.value = [{ voucher_id: 'v-1' }] as never
  const page = mount(VoucherPage, { props: { voucherId: 'v-1' }, global: { plugins: [router], stubs: { PageFrame: { template: '<div><slot /></div>' } } } })
  await vi.waitFor(() => expect(page.find('[data-loading]').exists()).toBe(false))
  const text = page.text()
  page.unmount()
  return text
}

it('says that a voucher is being booked only once the wallet was seen without it', async () => {
  expect(await shown(200, [])).toContain('刚领到的券正在入账')
})

it('asks who is logged out to log in, and says of no voucher that it is being booked', async () => {
  const text = await shown(401, { code: 'UNAUTHENTICATED', title: '请先登录', next_step: '登录后再试' })
  expect(text).toContain('请先登录')
  expect(text).toContain('去登录')
  expect(text).not.toContain('正在入账')
})

it('offers another try where the wallet is away', async () => {
  const text = await shown(503, { code: 'BUSY_RETRY', title: '系统繁忙，请稍候' })
  expect(text).toContain('重试')
  expect(text).not.toContain('正在入账')
})

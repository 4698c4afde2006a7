/** For tests: under which key a page sends its act, while nothing that it sends is ever answered. */
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { vi } from 'vitest'
import type { Component } from 'vue'
import { session, type Role } from '../session'

export interface Pressing {
  role: Role
  /** What the services say, by how the address ends. */
  says: Record<string, unknown>
  props?: Record<string, unknown>
  press: (page: VueWrapper) => unknown
}

/** Open the page anew, press, and leave it unanswered: the key, which a later page finds again for the same act. */
export async function keyOf(page: Component, { role, says, props, press }: Pressing): Promise<string> {
  const sent = vi.fn<(key: string | null) => void>()
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname
    const known = Object.entries(says).find(([end]) => path.endsWith(end))
    if (request.method === 'GET') return known ? Response.json(known[1]) : new Response('{}', { status: 404 })
    sent(request.headers.get('Idempotency-Key'))
    return new Promise<Response>(() => undefined)
  })
  session.value = { subject_id: 's-1', role, district_id: null, name: '王*', expires_at: '' }
  const opened = mount(page, { props, attachTo: document.body, global: { stubs: { RouterLink: true, PageFrame: { template: '<main><slot /></main>' } } } })
  await vi.waitFor(async () => {
    await flushPromises()
    await press(opened)
    await flushPromises()
    if (sent.mock.calls.length === 0) throw new Error('nothing was sent')
  })
  opened.unmount()
  return sent.mock.calls[0]?.[0] ?? ''
}

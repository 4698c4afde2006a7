import { expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { FakeSource, streamsAlone } from '@/shared/testing/fakeSource'
import { session } from '@/shared/session'
import { useWall } from './useWall'
import type { Wall } from './wall/frame'

const NOW = 1_800_000_000_000
const frame = (at_ms: number) => ({ fair_id: 'f', at_ms, rooms: [] }) as Wall
const tell = (at_ms: number, id: number) => FakeSource.all.at(-1)?.tell('figures', frame(at_ms), String(id))

streamsAlone(NOW)

it('does not stand still after one frame of a clock that ran ahead, and does not look live meanwhile', () => {
  const scope = effectScope()
  const wall = scope.run(() => useWall('f', () => undefined))
  tell(NOW, 7)
  expect([wall?.frame.value?.at_ms, wall?.isEarly.value]).toEqual([NOW, false])
  tell(NOW + 3_600_000, 8)
  expect([wall?.frame.value?.at_ms, wall?.isEarly.value]).toEqual([NOW + 3_600_000, true])
  tell(NOW + 1000, 9)
  expect([wall?.frame.value?.at_ms, wall?.isEarly.value]).toEqual([NOW + 1000, false])
  scope.stop()
})

it('shows nothing from a hub that is behind', () => {
  const scope = effectScope()
  const wall = scope.run(() => useWall('f', () => undefined))
  tell(NOW, 7)
  tell(NOW - 1000, 6)
  expect(wall?.frame.value?.at_ms).toBe(NOW)
  scope.stop()
})

it('says that somebody must log in once its stream is refused for want of a session, and not because a service is down', async () => {
  const scope = effectScope()
  session.value = { subject_id: 's', role: 'bureau', district_id: null, name: '', expires_at: '' }
  scope.run(() => useWall('f', () => undefined))
  const refused = async (answer: Response) => {
    vi.stubGlobal('fetch', async () => answer)
    FakeSource.all.at(-1)?.refuse()
    await vi.advanceTimersByTimeAsync(1000)
    return session.value
  }
  expect(await refused(new Response('{}', { status: 503 }))).toMatchObject({ subject_id: 's' })
  expect(await refused(Response.json({ session: null }))).toBeNull()
  scope.stop()
})

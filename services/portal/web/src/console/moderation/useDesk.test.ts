import { expect, it } from 'vitest'
import { effectScope } from 'vue'
import { FakeSource, streamsAlone } from '@/shared/testing/fakeSource'
import type { RoomFrame } from './desk'
import { useDesk } from './useDesk'

const NOW = 1_800_000_000_000
const said = (...ids: string[]) => ids.map((comment_id) => ({ comment_id, by: 'a', text: comment_id, at_ms: NOW }))
const tell = (at_ms: number, id: number, ...ids: string[]) =>
  FakeSource.all.at(-1)?.tell('figures', { at_ms, comments: said(...ids) } as RoomFrame, String(id))

streamsAlone(NOW)

it('hears what is said after one frame of a clock that ran ahead, and says meanwhile that it did', () => {
  const scope = effectScope()
  const desk = scope.run(() => useDesk('r'))
  const shown = () => [desk?.comments.value.map((one) => one.comment_id), desk?.isEarly.value]
  tell(NOW + 3_600_000, 8, 'a')
  expect(shown()).toEqual([['a'], true])
  tell(NOW, 9, 'a', 'b')
  expect(shown()).toEqual([['b', 'a'], false])
  scope.stop()
})

it('takes no comment from a hub that is behind', () => {
  const scope = effectScope()
  const desk = scope.run(() => useDesk('r'))
  tell(NOW, 9, 'b')
  tell(NOW - 1000, 8, 'a')
  expect(desk?.comments.value.map((one) => one.comment_id)).toEqual(['b'])
  scope.stop()
})

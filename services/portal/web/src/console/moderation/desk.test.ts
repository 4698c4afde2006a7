import { expect, it } from 'vitest'
import { MOVES, openQuestions, SEEN_MAX, stageOf, stillSeen, viewerOf, withFrame, type Comment, type Question, type Room, type RoomFrame } from './desk'

const comment = (id: number): Comment => ({ comment_id: `1-abcdefgh-jklmnop-${id}`, by: 'abcdef', text: String(id), at_ms: id })
const frame = (...ids: number[]) => ({ comments: ids.map(comment) }) as RoomFrame

it('reads who said a comment from its id, also when their name has dashes', () => {
  expect(viewerOf('1-abcdefgh-jklmnop-17-2')).toBe('abcdefgh-jklmnop')
  expect([viewerOf('1-short-17'), viewerOf('')]).toEqual([null, null])
})

it('keeps each comment once, the newest on top, and no more than are seen', () => {
  const first = withFrame([], frame(1, 2, 3))
  expect(withFrame(first, frame(2, 3, 4)).map((one) => one.at_ms)).toEqual([4, 3, 2, 1])
  let all: Comment[] = []
  for (let n = 0; n < SEEN_MAX + 30; n++) all = withFrame(all, frame(n))
  expect([all.length, all[0]?.at_ms]).toEqual([SEEN_MAX, SEEN_MAX + 29])
  expect(stillSeen(new Set(['gone', comment(SEEN_MAX).comment_id]), all).size).toBe(1)
})

it('lists open questions: what is on the page, what is held, then by votes', () => {
  const question = (question_id: string, state: Question['state'], votes: number) => ({ question_id, state, votes, text: '', second: null })
  const all = [question('w1', 'WAITING', 1), question('done', 'ANSWERED', 9), question('h', 'HELD', 0), question('w5', 'WAITING', 5), question('p', 'PINNED', 2)]
  expect(openQuestions(all).map((one) => one.question_id)).toEqual(['p', 'h', 'w5', 'w1'])
  expect(MOVES.HELD).not.toContain('pins')
})

it('knows who is on stage and who comes next', () => {
  const at = (second: number) => new Date(second * 1000).toISOString()
  const room = { stage: { segments: [{ company_id: 'a', starts_at: at(0), ends_at: at(10) }, { company_id: 'b', starts_at: at(10), ends_at: at(20) }] } } as Room
  const now = stageOf(room, 5000)
  expect([now.current?.company_id, now.next?.company_id, now.place, now.all]).toEqual(['a', 'b', 0, 2])
  expect(stageOf(room, 25_000).current).toBeUndefined()
})

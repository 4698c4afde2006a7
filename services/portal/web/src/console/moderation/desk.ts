/** What the moderator's desk concludes by itself. */
import type { components } from '@/shared/api/schema/jobfair'

type Schemas = components['schemas']
export type Comment = Schemas['Comment']
export type RoomFrame = Schemas['RoomFrame']
export type Question = Schemas['QuestionView']
export type Room = Schemas['ShownRoomView']

/** Comments kept in sight; what is older is found in the reports. */
export const SEEN_MAX = 120

/** Who said it: a comment's id is `<source>-<viewer, 16 characters>-<message>`; null for one of another form. */
export function viewerOf(commentId: string): string | null {
  return /^[^-]+-([0-9A-Za-z_-]{16})-/.exec(commentId)?.[1] ?? null
}

/** The newest first, each once; `before` in the same order. */
export function withFrame(before: readonly Comment[], frame: RoomFrame): Comment[] {
  const known = new Set(before.map((one) => one.comment_id))
  const fresh = frame.comments.filter((one) => !known.has(one.comment_id)).reverse()
  return fresh.length === 0 ? [...before] : [...fresh, ...before].slice(0, SEEN_MAX)
}

/** Those marked as taken back that can still be seen. */
export function stillSeen(retracted: ReadonlySet<string>, comments: readonly Comment[]): Set<string> {
  return new Set(comments.map((one) => one.comment_id).filter((id) => retracted.has(id)))
}

export type Move = 'releases' | 'pins' | 'unpinnings' | 'answers' | 'dismissals'

/** What may be done with a question in its state (rules of the queue), the usual first. */
export const MOVES: Record<Question['state'], readonly Move[]> = {
  HELD: ['releases', 'dismissals'],
  WAITING: ['pins', 'answers', 'dismissals'],
  PINNED: ['answers', 'unpinnings', 'dismissals'],
  ANSWERED: [],
  DISMISSED: [],
}

const ORDER: readonly Question['state'][] = ['PINNED', 'HELD', 'WAITING']

/** What is open: on the page now, then what waits for a word of ours, then by votes. */
export function openQuestions(all: readonly Question[]): Question[] {
  return all
    .filter((one) => MOVES[one.state].length > 0)
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || b.votes - a.votes)
}

/** Who is on stage at this time and who comes next. */
export function stageOf(room: Room, now: number) {
  const segments = room.stage.segments
  const place = segments.findIndex((one) => Date.parse(one.starts_at) <= now && now < Date.parse(one.ends_at))
  return { current: segments[place], next: segments.find((one) => Date.parse(one.starts_at) > now), place, all: segments.length }
}

/** All that a moderator's desk reads and follows of one room. */
import { shallowRef } from 'vue'
import { useAnswer } from '@/shared/answer'
import { asked, jobfair } from '@/shared/api'
import { follow } from '@/shared/sse'
import { stillSeen, withFrame, type Comment, type RoomFrame } from './desk'

export const STALE_AFTER_S = 8
const HELD_EVERY_S = 2
const QUESTIONS_EVERY_S = 4
const ROOM_EVERY_S = 5
const MUTES_EVERY_S = 10

export function useDesk(roomId: string) {
  const params = { path: { room_id: roomId } }
  const room = useAnswer(() => asked(jobfair.GET('/api/jobfair/v1/rooms/{room_id}', { params })), { everyS: ROOM_EVERY_S })
  const held = useAnswer(() => asked(jobfair.GET('/api/jobfair/v1/rooms/{room_id}/held-comments', { params })), { everyS: HELD_EVERY_S })
  const questions = useAnswer(() => asked(jobfair.GET('/api/jobfair/v1/rooms/{room_id}/question-queue', { params })), { everyS: QUESTIONS_EVERY_S })
  const mutes = useAnswer(() => asked(jobfair.GET('/api/jobfair/v1/rooms/{room_id}/mutes', { params })), { everyS: MUTES_EVERY_S })

  const comments = shallowRef<Comment[]>([])
  const retracted = shallowRef<ReadonlySet<string>>(new Set())
  const frame = shallowRef<RoomFrame>()
  const stream = follow(`/api/jobfair/v1/rooms/${encodeURIComponent(roomId)}/stream`, {
    on: {
      figures: (came: RoomFrame) => {
        if (frame.value && came.at_ms < frame.value.at_ms) return
        frame.value = came
        comments.value = withFrame(comments.value, came)
        retracted.value = stillSeen(retracted.value, comments.value)
      },
      retraction: ({ comment_id }: { comment_id: string }) => {
        retracted.value = new Set([...retracted.value, comment_id])
      },
    },
    staleAfterS: STALE_AFTER_S,
  })

  const reload = () => Promise.all([room.reload(), held.reload(), questions.reload(), mutes.reload()])
  return { room, held, questions, mutes, comments, retracted, frame, stream, reload }
}

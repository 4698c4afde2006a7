/** All that a moderator's desk reads and follows of one room. */
import { computed, shallowRef } from 'vue'
import { useAnswer } from '@/shared/answer'
import { asked, jobfair } from '@/shared/api'
import { follow, newerFrame, type Placed } from '@/shared/sse'
import { isAhead, useServerNow } from '@/shared/time'
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
  const shown = shallowRef<Placed<RoomFrame>>()
  const frame = computed(() => shown.value?.frame)
  const now = useServerNow()
  /** The clock it was counted by ran ahead. */
  const isEarly = computed(() => frame.value !== undefined && isAhead(frame.value.at_ms, now.value))
  const stream = follow(`/api/jobfair/v1/rooms/${encodeURIComponent(roomId)}/stream`, {
    on: {
      figures: (frame: RoomFrame, place: number) => {
        const came = { frame, place }
        shown.value = newerFrame(shown.value, came)
        if (shown.value !== came) return
        comments.value = withFrame(comments.value, frame)
        retracted.value = stillSeen(retracted.value, comments.value)
      },
      retraction: ({ comment_id }: { comment_id: string }) => {
        retracted.value = new Set([...retracted.value, comment_id])
      },
    },
    staleAfterS: STALE_AFTER_S,
  })

  const reload = () => Promise.all([room.reload(), held.reload(), questions.reload(), mutes.reload()])
  return { room, held, questions, mutes, comments, retracted, frame, isEarly, stream, reload }
}

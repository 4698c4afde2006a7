/** All that a wall follows: its stream, what was counted last for the first picture, and the fair's plan. */
import { computed, shallowRef, watch } from 'vue'
import { useAnswer } from '@/shared/answer'
import { asked, jobfair } from '@/shared/api'
import { follow } from '@/shared/sse'
import { useServerNow } from '@/shared/time'
import { newerFrame, roomToShow, withRetracted, type Retraction, type Wall } from './wall/frame'
import { STALE_AFTER_S } from './wall/freshness'

const PLAN_EVERY_S = 20

export function useWall(fairId: string, wantedRoom: () => string | undefined) {
  const params = { path: { fair_id: fairId } }
  const frame = shallowRef<Wall>()
  const retracted = shallowRef<ReadonlySet<string>>(new Set())
  const now = useServerNow()

  function show(came: Wall): void {
    frame.value = newerFrame(frame.value, came)
  }

  const fair = useAnswer(() => asked(jobfair.GET('/api/jobfair/v1/fairs/{fair_id}', { params })), { everyS: PLAN_EVERY_S })
  // The first picture, before any frame comes; nothing where no room was counted yet.
  watch(fair.data, async (plan) => {
    if (frame.value || !plan?.rooms.some((one) => one.state !== 'PLANNED')) return
    const { data } = await jobfair.GET('/api/jobfair/v1/fairs/{fair_id}/figures', { params }).catch(() => ({ data: undefined }))
    if (data) show(data)
  })
  const stream = follow(`/api/jobfair/v1/fairs/${encodeURIComponent(fairId)}/wall`, {
    on: {
      figures: show,
      retraction: ({ comment_id }: Retraction) => {
        retracted.value = withRetracted(retracted.value, comment_id)
      },
    },
    staleAfterS: STALE_AFTER_S,
  })

  const room = computed(() => frame.value && roomToShow(frame.value.rooms, wantedRoom()))
  const plan = computed(() => fair.data.value?.rooms.find((one) => one.room_id === room.value?.room_id))
  /** Closed by the last frame, or by the plan where no frame comes any more. */
  const isFinal = computed(() => room.value?.state === 'CLOSED' || plan.value?.state === 'CLOSED')
  const isBroken = computed(() => stream.state.value === 'stale')
  /** Who watches is heard of every few seconds: somebody should be. */
  const isExpected = computed(() => room.value?.state === 'OPEN' && (room.value.figures.online ?? 0) > 0)
  return { frame, retracted, now, fair, stream, room, plan, isFinal, isBroken, isExpected }
}

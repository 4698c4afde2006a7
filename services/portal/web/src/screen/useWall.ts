/** All that a wall follows: its stream, what was counted last for the first picture, and the fair's plan. */
import { computed, shallowRef, watch } from 'vue'
import { useAnswer } from '@/shared/answer'
import { asked, jobfair } from '@/shared/api'
import { lookWhetherLoggedIn } from '@/shared/session'
import { follow, newerFrame, type Placed } from '@/shared/sse'
import { isAhead, useServerNow } from '@/shared/time'
import { roomToShow, withRetracted, type Retraction, type Wall } from './wall/frame'
import { STALE_AFTER_S } from './wall/freshness'

const PLAN_EVERY_S = 20
/** Of the first picture: it stands on no log, so whatever the stream tells is newer. */
const NO_PLACE = -1

export function useWall(fairId: string, wantedRoom: () => string | undefined) {
  const params = { path: { fair_id: fairId } }
  const shown = shallowRef<Placed<Wall>>()
  const frame = computed(() => shown.value?.frame)
  const retracted = shallowRef<ReadonlySet<string>>(new Set())
  const now = useServerNow()

  function show(frame: Wall, place: number): void {
    shown.value = newerFrame(shown.value, { frame, place })
  }

  const fair = useAnswer(() => asked(jobfair.GET('/api/jobfair/v1/fairs/{fair_id}', { params })), { everyS: PLAN_EVERY_S })
  // The first picture, before any frame comes; nothing where no room was counted yet.
  watch(fair.data, async (plan) => {
    if (frame.value || !plan?.rooms.some((one) => one.state !== 'PLANNED')) return
    const { data } = await jobfair.GET('/api/jobfair/v1/fairs/{fair_id}/figures', { params }).catch(() => ({ data: undefined }))
    if (data) show(data, NO_PLACE)
  })
  const stream = follow(`/api/jobfair/v1/fairs/${encodeURIComponent(fairId)}/wall`, {
    on: {
      figures: show,
      retraction: ({ comment_id }: Retraction) => {
        retracted.value = withRetracted(retracted.value, comment_id)
      },
    },
    staleAfterS: STALE_AFTER_S,
    onRefused: lookWhetherLoggedIn,
  })

  const room = computed(() => frame.value && roomToShow(frame.value.rooms, wantedRoom()))
  const plan = computed(() => fair.data.value?.rooms.find((one) => one.room_id === room.value?.room_id))
  /** Closed by the last frame, or by the plan where no frame comes any more. */
  const isFinal = computed(() => room.value?.state === 'CLOSED' || plan.value?.state === 'CLOSED')
  const isBroken = computed(() => stream.state.value === 'stale')
  /** The clock it was counted by ran ahead. */
  const isEarly = computed(() => frame.value !== undefined && isAhead(frame.value.at_ms, now.value))
  /** Who watches is heard of every few seconds: somebody should be. */
  const isExpected = computed(() => room.value?.state === 'OPEN' && (room.value.figures.online ?? 0) > 0)
  return { frame, retracted, now, fair, stream, room, plan, isFinal, isBroken, isEarly, isExpected }
}

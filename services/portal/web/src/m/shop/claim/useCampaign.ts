/** What the claim page shows: the campaign, its districts, the rounds of one, and the round that is looked at. */
import { computed, ref, watch } from 'vue'
import { useRoute } from 'vue-router'
import { useAnswer } from '@/shared/answer'
import { asked, treasury } from '@/shared/api'
import { knowSession, session } from '@/shared/session'
import { serverNow, useServerNow } from '@/shared/time'
import type { Round } from '../services'
import { lookAtRounds } from './firstLook'
import { held, lookAtHeld } from './held'
import { campaignOf, currentRound, districtOf, districtsOf, nextChances } from './rounds'

const LOOK_EVERY_S = 10
const TICK_MS = 250
const DISTRICT = 'jinqiu.district'

export function useCampaign() {
  const wanted = useRoute().query.campaign
  const now = useServerNow(TICK_MS)
  const campaignId = ref(typeof wanted === 'string' ? wanted : undefined)
  const chosenDistrict = ref(localStorage.getItem(DISTRICT))
  const chosenRound = ref<string>()

  const look = useAnswer(
    async () => {
      const answer = await lookAtRounds(campaignId.value)
      campaignId.value ??= campaignOf(answer.rounds, serverNow())
      void keepKnowing()
      return answer
    },
    { everyS: LOOK_EVERY_S },
  )
  const campaigns = useAnswer(async () => (await asked(treasury.GET('/api/treasury/v1/public-campaigns'))).campaigns)

  const campaign = computed(() => campaigns.data.value?.find((one) => one.campaign_id === campaignId.value))
  const rounds = computed(() => look.data.value?.rounds.filter((round) => round.campaign_id === campaignId.value) ?? [])
  const districts = computed(() => districtsOf(campaign.value, rounds.value))
  const district = computed(() => districtOf(rounds.value, now.value, districts.value, chosenDistrict.value))
  const ofDistrict = computed(() => rounds.value.filter((round) => round.district_id === district.value))
  const round = computed(() => ofDistrict.value.find((one) => one.round_id === chosenRound.value) ?? currentRound(ofDistrict.value, now.value))
  const chances = computed(() => (round.value ? nextChances(rounds.value, now.value, round.value) : []))
  const lookedAt = computed(() => Date.parse(look.data.value?.server_time ?? ''))

  function goTo(districtId: string, wantedRound?: Round): void {
    chosenDistrict.value = districtId
    chosenRound.value = wantedRound?.round_id
    localStorage.setItem(DISTRICT, districtId)
  }

  watch(() => session.value?.subject_id, lookAtHeld, { immediate: true })

  return { now, look, lookedAt, campaigns, campaign, rounds, districts, district, ofDistrict, round, chances, goTo }
}

/** What no answer came to at first is asked again with each look. */
async function keepKnowing(): Promise<void> {
  if (session.value === undefined) await knowSession().catch(() => undefined)
  else if (session.value?.role === 'citizen' && held.value === undefined) await lookAtHeld()
}

/** Pages of the phone; each but the first is loaded when it is gone to. */
import type { RouteRecordRaw } from 'vue-router'
import CampaignPage from './CampaignPage.vue'
import { carRoutes } from './car/routes'

export const routes: RouteRecordRaw[] = [{ path: '/', name: 'campaign', component: CampaignPage }, ...carRoutes]

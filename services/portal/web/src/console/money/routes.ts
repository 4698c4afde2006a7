/** Pages about money. */
import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/shared/session'
import { MONEY } from '@/console/menu'

const MAKERS: readonly Role[] = ['treasury_maker']

export const routes: RouteRecordRaw[] = [
  { path: '/campaigns', component: () => import('./plan/CampaignsPage.vue'), meta: { roles: MONEY } },
  { path: '/campaigns/:id', component: () => import('./plan/CampaignPage.vue'), props: true, meta: { roles: MONEY } },
  { path: '/campaigns/:id/fund', component: () => import('./plan/FundPage.vue'), props: true, meta: { roles: MAKERS } },
  { path: '/grants/:id', component: () => import('./plan/GrantPage.vue'), props: true, meta: { roles: MONEY } },
  { path: '/rounds', component: () => import('./rounds/RoundsPage.vue'), meta: { roles: MONEY } },
  { path: '/settle', component: () => import('./pay/SettlePage.vue'), meta: { roles: MONEY } },
  { path: '/batches', component: () => import('./pay/BatchesPage.vue'), meta: { roles: MONEY } },
  { path: '/batches/:id', component: () => import('./pay/BatchPage.vue'), props: true, meta: { roles: MONEY } },
  { path: '/payouts/:id', component: () => import('./pay/PayoutPage.vue'), props: true, meta: { roles: MONEY } },
  { path: '/accounts', component: () => import('./pay/AccountsPage.vue'), meta: { roles: MONEY } },
  { path: '/accounts/:id', component: () => import('./pay/AccountFilePage.vue'), props: true, meta: { roles: MONEY } },
  { path: '/differences', component: () => import('./differences/DifferencesPage.vue'), meta: { roles: MONEY } },
  { path: '/voids', component: () => import('./voids/VoidsPage.vue'), meta: { roles: MONEY } },
]

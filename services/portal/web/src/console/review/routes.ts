/** The officers' review of subsidy claims. */
import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/shared/session'

const REVIEW: readonly Role[] = ['district_reviewer', 'city_reviewer', 'finance', 'auditor']

export const routes: RouteRecordRaw[] = [
  { path: '/review', name: 'review', component: () => import('./QueuePage.vue'), meta: { roles: REVIEW } },
  { path: '/review/:claimNo', name: 'review-file', component: () => import('./FilePage.vue'), props: true, meta: { roles: REVIEW } },
]

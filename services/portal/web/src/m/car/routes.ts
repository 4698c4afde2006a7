/** Pages of the car buyer; each is loaded when it is gone to. */
import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/shared/session'

const CITIZEN: Role[] = ['citizen']

export const carRoutes: RouteRecordRaw[] = [
  { path: '/car', name: 'car', component: () => import('./CarPage.vue') },
  { path: '/car/policies/:policyId', name: 'car-policy', component: () => import('./PolicyPage.vue'), props: true },
  { path: '/car/policies/:policyId/notice', name: 'car-notice', component: () => import('./NoticePage.vue'), props: true },
  { path: '/car/claims/:claimNo', name: 'car-claim', component: () => import('./ClaimPage.vue'), props: true, meta: { roles: CITIZEN } },
  { path: '/car/claims/:claimNo/form', name: 'car-form', component: () => import('./FormPage.vue'), props: true, meta: { roles: CITIZEN } },
]

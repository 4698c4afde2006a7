/** Pages of the desk, each loaded when it is gone to; a part with many pages has its own list. */
import type { RouteRecordRaw } from 'vue-router'
import { MONEY, STAFF } from './menu'
import { routes as merchants } from './merchants/routes'
import { moderationRoutes } from './moderation/routes'
import { routes as money } from './money/routes'
import { routes as review } from './review/routes'

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'work', component: () => import('./home/HomePage.vue'), meta: { roles: STAFF } },
  ...money,
  ...merchants,
  ...review,
  ...moderationRoutes,
  { path: '/audit', component: () => import('./audit/AuditPage.vue'), meta: { roles: ['auditor', 'admin'] } },
  { path: '/way/:id?', component: () => import('./audit/WayPage.vue'), props: true, meta: { roles: MONEY } },
  { path: '/staff', component: () => import('./staff/StaffPage.vue'), meta: { roles: ['admin'] } },
]

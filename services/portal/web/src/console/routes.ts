/** Pages of the desk, each loaded when it is gone to. */
import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/shared/session'
import { moderationRoutes } from './moderation/routes'

const MONEY: Role[] = ['treasury_maker', 'treasury_checker', 'finance', 'auditor', 'admin']
const STAFF: Role[] = [...MONEY, 'district_reviewer', 'city_reviewer', 'moderator', 'bureau', 'merchant_admin']

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'rounds', component: () => import('./RoundsPage.vue'), meta: { roles: STAFF } },
  ...moderationRoutes,
]

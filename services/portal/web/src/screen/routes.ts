/** Pages of the wall: which fair, and its wall; a room of its own where one is asked for. */
import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/shared/session'
import FairsPage from './FairsPage.vue'

const WATCHERS: Role[] = ['bureau', 'auditor', 'admin']

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'fairs', component: FairsPage, meta: { roles: WATCHERS } },
  { path: '/fairs/:fairId/:roomId?', name: 'wall', component: () => import('./WallPage.vue'), props: true, meta: { roles: WATCHERS } },
]

/** Pages of the wall. */
import type { RouteRecordRaw } from 'vue-router'
import FairsPage from './FairsPage.vue'

export const routes: RouteRecordRaw[] = [{ path: '/', name: 'fairs', component: FairsPage, meta: { roles: ['bureau', 'auditor', 'admin'] } }]

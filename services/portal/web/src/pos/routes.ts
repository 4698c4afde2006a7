/** Pages of the till. Who holds an enrolled till is the cashier: there is no log-in. */
import type { RouteRecordRaw } from 'vue-router'
import TillPage from './TillPage.vue'
import { identity } from './till/vault'

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'till', component: TillPage, beforeEnter: async () => ((await identity().catch(() => undefined)) ? true : '/enrol') },
  { path: '/enrol', name: 'enrol', component: () => import('./enrol/EnrolPage.vue'), beforeEnter: async () => ((await identity().catch(() => undefined)) ? '/' : true) },
]

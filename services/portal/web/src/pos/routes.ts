/** Pages of the till. */
import type { RouteRecordRaw } from 'vue-router'
import ReadyPage from './ReadyPage.vue'

export const routes: RouteRecordRaw[] = [{ path: '/', name: 'ready', component: ReadyPage, meta: { roles: ['cashier', 'merchant_admin'] } }]

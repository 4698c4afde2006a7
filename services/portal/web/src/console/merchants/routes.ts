/** Merchants, their stores, tills and keys. */
import type { RouteRecordRaw } from 'vue-router'
import { MONEY } from '@/console/menu'
import { knowSession, session, type Role } from '@/shared/session'

const OFFICERS: readonly Role[] = [...MONEY, 'admin']

export const routes: RouteRecordRaw[] = [
  {
    path: '/desk',
    component: () => import('./MerchantsPage.vue'),
    meta: { roles: [...OFFICERS, 'merchant_admin'] },
    // Who acts for one merchant goes straight to it.
    beforeEnter: async () => {
      await knowSession()
      return session.value?.role === 'merchant_admin' ? '/desk/own' : true
    },
  },
  { path: '/desk/own', component: () => import('./MerchantPage.vue'), meta: { roles: ['merchant_admin'] } },
  { path: '/desk/merchants/:id', component: () => import('./MerchantPage.vue'), props: true, meta: { roles: OFFICERS } },
]

/** Pages of the shopper; all but the claim page are loaded when they are gone to. */
import type { RouteRecordRaw } from 'vue-router'
import CampaignPage from './claim/CampaignPage.vue'

export const shopRoutes: RouteRecordRaw[] = [
  { path: '/', name: 'campaign', component: CampaignPage },
  { path: '/wallet', name: 'wallet', component: () => import('./wallet/WalletPage.vue'), meta: { roles: ['citizen'] } },
  { path: '/wallet/:voucherId', name: 'voucher', component: () => import('./wallet/VoucherPage.vue'), props: true, meta: { roles: ['citizen'] } },
  { path: '/shops', name: 'shops', component: () => import('./stores/StoresPage.vue') },
  { path: '/consents', name: 'consents', component: () => import('./consents/ConsentsPage.vue'), meta: { roles: ['citizen'] } },
  { path: '/register', name: 'register', component: () => import('./sign-up/SignUpPage.vue') },
]

/** Pages of the phone, by audience: who shops, who buys a car. */
import type { RouteRecordRaw } from 'vue-router'
import { carRoutes } from './car/routes'
import { shopRoutes } from './shop/routes'

export const routes: RouteRecordRaw[] = [...shopRoutes, ...carRoutes]

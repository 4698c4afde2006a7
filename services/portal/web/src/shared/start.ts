/** How every audience begins: tokens, routes by hash, who is logged in, one log-in page for all. */
import { createApp, h, type Component } from 'vue'
import { createRouter, createWebHashHistory, type Router, type RouteRecordRaw } from 'vue-router'
import './tokens.css'
import './elder'
import { knowSession, session, stayLoggedIn, type Role } from './session'
import UnopenedNote from './ui/UnopenedNote.vue'
import { watchOpening } from './unopened'

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may see this page; nobody else gets past the log-in. Without it, everybody. */
    roles?: readonly Role[]
  }
}

export interface Audience {
  app: Component
  routes: RouteRecordRaw[]
  /** How its people prove who they are. */
  logIn: 'citizen' | 'staff'
}

/** Mount an audience's application; answers its router. */
export function start({ app, routes, logIn }: Audience): Router {
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [...routes, { path: '/log-in', component: () => import('./ui/LogIn.vue'), props: { by: logIn } }, { path: '/:rest(.*)', redirect: '/' }],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  })
  router.beforeEach(async (to) => {
    const { roles } = to.meta
    if (!roles) return true
    await knowSession().catch(() => undefined)
    if (session.value && roles.includes(session.value.role)) return true
    return { path: '/log-in', query: { to: to.fullPath } }
  })
  void knowSession().catch(() => undefined)
  stayLoggedIn()
  watchOpening(router)
  createApp({ render: () => [h(app), h(UnopenedNote)] }).use(router).mount('#app')
  return router
}

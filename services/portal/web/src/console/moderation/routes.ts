/** The moderator's desk: choose a room, lead it. */
import type { RouteRecordRaw } from 'vue-router'

export const moderationRoutes: RouteRecordRaw[] = [
  { path: '/moderation', name: 'moderation', component: () => import('./RoomsPage.vue'), meta: { roles: ['moderator'] } },
  { path: '/moderation/words', name: 'moderation-words', component: () => import('./WordsPage.vue'), meta: { roles: ['moderator'] } },
  { path: '/moderation/:roomId', name: 'moderation-room', component: () => import('./DeskPage.vue'), props: true, meta: { roles: ['moderator'] } },
]

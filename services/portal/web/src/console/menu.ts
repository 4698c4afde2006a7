/** The desk's menu: each part in one line, seen by those whose work it is, once it is there. */
import type { Role } from '@/shared/session'

export type Label = 'work' | 'campaigns' | 'rounds' | 'settle' | 'batches' | 'accounts' | 'differences' | 'voids' | 'way' | 'review' | 'merchants' | 'moderation' | 'audit' | 'staff'
export type Group = 'here' | 'money' | 'city' | 'watch'

export interface Entry {
  path: string
  label: Label
  group: Group
  roles: readonly Role[]
}

/** Who plan, check, pay and look at money. */
export const HANDLERS: readonly Role[] = ['treasury_maker', 'treasury_checker', 'finance']
export const MONEY: readonly Role[] = [...HANDLERS, 'auditor']
const REVIEW: readonly Role[] = ['district_reviewer', 'city_reviewer', 'finance', 'auditor']
const SHOPS: readonly Role[] = [...MONEY, 'admin', 'merchant_admin']
export const STAFF: readonly Role[] = [...MONEY, 'admin', 'district_reviewer', 'city_reviewer', 'moderator', 'bureau', 'merchant_admin']

export const MENU: readonly Entry[] = [
  { path: '/', label: 'work', group: 'here', roles: STAFF },
  { path: '/campaigns', label: 'campaigns', group: 'money', roles: MONEY },
  { path: '/rounds', label: 'rounds', group: 'money', roles: MONEY },
  { path: '/settle', label: 'settle', group: 'money', roles: MONEY },
  { path: '/batches', label: 'batches', group: 'money', roles: MONEY },
  { path: '/accounts', label: 'accounts', group: 'money', roles: MONEY },
  { path: '/differences', label: 'differences', group: 'money', roles: MONEY },
  { path: '/voids', label: 'voids', group: 'money', roles: MONEY },
  { path: '/way', label: 'way', group: 'money', roles: MONEY },
  { path: '/review', label: 'review', group: 'city', roles: REVIEW },
  { path: '/desk', label: 'merchants', group: 'city', roles: SHOPS },
  { path: '/moderation', label: 'moderation', group: 'city', roles: ['moderator', 'bureau'] },
  { path: '/audit', label: 'audit', group: 'watch', roles: ['auditor', 'admin'] },
  { path: '/staff', label: 'staff', group: 'watch', roles: ['admin'] },
]

/** What this role sees, by group; `isThere` tells of a path whether a page answers it. */
export function menuOf(role: Role, isThere: (path: string) => boolean): { group: Group; entries: Entry[] }[] {
  const seen = MENU.filter((entry) => entry.roles.includes(role) && isThere(entry.path))
  return [...new Set(seen.map((entry) => entry.group))].map((group) => ({ group, entries: seen.filter((entry) => entry.group === group) }))
}

/** Whether the entry is where one is: its own page or one below it. */
export const isHere = (entry: Entry, path: string): boolean => (entry.path === '/' ? path === '/' : path === entry.path || path.startsWith(`${entry.path}/`))

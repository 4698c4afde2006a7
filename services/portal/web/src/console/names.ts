/** Names for the ids that services answer with: districts and campaigns from treasury, staff from identity. */
import { reactive, shallowRef } from 'vue'
import { asked, identity, treasury } from '@/shared/api'
import type { components } from '@/shared/api/schema/treasury'

export type PublicCampaign = components['schemas']['PublicCampaign']

const IDS_AT_ONCE = 100
const campaigns = shallowRef<readonly PublicCampaign[]>()
const staff = reactive(new Map<string, string>())
const heardOf = new Set<string>()
const wanted = new Set<string>()
let asking = false
let learning = Promise.resolve()

/** All approved campaigns, the latest first; empty until they are known. */
export function knownCampaigns(): readonly PublicCampaign[] {
  if (!campaigns.value && !asking) void learnCampaigns()
  return campaigns.value ?? []
}

/** Ask again: one was approved. */
export async function learnCampaigns(): Promise<void> {
  asking = true
  try {
    campaigns.value = (await asked(treasury.GET('/api/treasury/v1/public-campaigns'))).campaigns
  } catch {
    campaigns.value ??= [] // names only: ids stand in their place
  } finally {
    asking = false
  }
}

/** `桃城区`; the id where no campaign names it. */
export const districtName = (id: string): string => knownCampaigns().flatMap((one) => one.districts).find((one) => one.district_id === id)?.name ?? id

/** The campaign's name; the id where it is not approved yet. */
export const campaignName = (id: string): string => knownCampaigns().find((one) => one.campaign_id === id)?.name ?? id

/** A member of staff by their log-in; asked for once, many at a time. */
export function staffName(id: string | null | undefined): string {
  if (!id) return ''
  const known = staff.get(id)
  if (known !== undefined) return known
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id
  if (!heardOf.has(id)) {
    if (wanted.size === 0) learning = Promise.resolve().then(learnStaff)
    heardOf.add(id)
    wanted.add(id)
  }
  return '…'
}

/** Ask for names of staff that a sheet needs whole. */
export async function knowStaff(ids: readonly (string | null)[]): Promise<void> {
  for (const id of ids) staffName(id)
  await learning
}

async function learnStaff(): Promise<void> {
  const ids = [...wanted].slice(0, IDS_AT_ONCE)
  for (const id of ids) wanted.delete(id)
  const found = await asked(identity.GET('/api/identity/v1/staff-names', { params: { query: { id: ids } } })).catch(() => ({ names: {} as Record<string, string> }))
  for (const id of ids) staff.set(id, found.names[id] ?? id.slice(0, 8))
  if (wanted.size > 0) await learnStaff()
}

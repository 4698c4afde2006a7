/** A campaign and where its money is, in one answer. */
import { asked, treasury } from '@/shared/api'
import type { components } from '@/shared/api/schema/treasury'

export type Campaign = components['schemas']['CampaignView']
export type Money = components['schemas']['Money']
export type Program = components['schemas']['ProgramView']
export interface Plan {
  campaign: Campaign
  /** Null until it is approved: nothing is in the books. */
  total: Money | null
  byProgram: Readonly<Record<string, Money>>
}

/** Throws Refusal when there is no such campaign. */
export async function loadPlan(campaignId: string): Promise<Plan> {
  const params = { path: { campaign_id: campaignId } }
  const campaign = await asked(treasury.GET('/api/treasury/v1/campaigns/{campaign_id}', { params }))
  if (campaign.state === 'DRAFT') return { campaign, total: null, byProgram: {} }
  const { total, by_program } = await asked(treasury.GET('/api/treasury/v1/campaigns/{campaign_id}/balance', { params }))
  return { campaign, total, byProgram: by_program }
}

/** What of a program's money no grant has. */
export const freeOf = (plan: Plan, programId: string): number => plan.byProgram[programId]?.allocated_fen ?? 0

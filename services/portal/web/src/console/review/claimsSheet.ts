/** A queue of claims as a sheet: yuan as numbers, so that Excel can add them up. */
import type { Sheet } from '@/console/sheet'
import { duration } from '@/shared/subsidies/duration'
import { minute } from '@/shared/time'
import { t } from './messages'
import type { Entry } from './reviews'

export const claimsSheet = (name: string, entries: readonly Entry[], policyName: (id: string) => string, takenBy: (entry: Entry) => string): Sheet => ({
  name,
  heads: [t('number'), t('policy'), t('filedAt'), t('amount'), t('clock'), t('limit'), t('taken')],
  rows: entries.map((one) => [one.claim_no, policyName(one.policy_id), minute(one.filed_at), one.amount_fen / 100, duration(one.office_time_s), duration(one.service_time_s), takenBy(one)]),
})

/** Where a claim stands, in one sentence for its buyer. */
import { defineMessages } from '@/shared/i18n'
import { refusalFor } from '@/shared/refusal'
import { failureName } from '@/shared/subsidies/words'
import { minute } from '@/shared/time'
import type { Claim } from './claims'
import { stateSays } from './messages'

const t = defineMessages({
  late: { zh: '补正期限已过', en: 'it was not corrected in time' },
})

export function says(claim: Claim): string {
  const why = refusalFor(claim.rejected_for ?? '')
  switch (claim.state) {
    case 'PUBLICISED':
      return stateSays('PUBLICISED', { until: claim.notice_until ? minute(claim.notice_until) : '—' })
    case 'PAY_FAILED':
      return stateSays('PAY_FAILED', { why: failureName(claim.pay_failure) })
    case 'REJECTED':
      return stateSays('REJECTED', { why: why.title, next: why.nextStep })
    case 'LAPSED':
      return stateSays('LAPSED', { why: claim.rejected_for ? why.title : t('late') })
    default:
      return stateSays(claim.state)
  }
}

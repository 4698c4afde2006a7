/** What became of a voucher, in a sentence. */
import { minute } from '@/shared/time'
import type { Voucher } from '../services'
import { lastMoment } from '../words'
import { t } from './messages'

export function fateOf({ state, state_since, valid_until, store_name }: Voucher): string {
  if (state === 'REDEEMED') return store_name ? t('usedAt', { at: minute(state_since), store: store_name }) : t('usedWhen', { at: minute(state_since) })
  return state === 'VOID' ? t('voided', { at: minute(state_since) }) : t('expiredAt', { at: lastMoment(valid_until) })
}

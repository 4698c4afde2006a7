/** How an outcome looks and sounds: the colour with its sign, its sentence, and what the cashier can do now. */
import { t } from '../messages'
import type { Outcome } from './counter'
import type { Tune } from './sound'

export interface Face {
  colour: 'green' | 'red' | 'amber' | 'blue' | 'plain'
  sign: string
  title: string
  lines: string[]
  /** The sum to charge, where it is not the voucher's own answer. */
  sum?: number
  tune?: Tune
  /** Whether the next customer can come. */
  isOver: boolean
  canGiveUp: boolean
}

export function faceOf(outcome: Outcome): Face {
  const { act } = outcome
  switch (outcome.kind) {
    case 'redeemed':
      return { colour: 'green', sign: '✓', title: t('done'), lines: [], tune: 'good', isOver: true, canGiveUp: false }
    case 'undone':
      return { colour: 'blue', sign: '↩', title: t('undone'), lines: [act.isGivenUp ? t('undoneGiven') : t('undoneSays')], tune: 'good', isOver: true, canGiveUp: false }
    case 'given-up':
      return { colour: 'amber', sign: '!', title: t('given'), lines: [t('givenSays')], sum: act.order.order_amount_fen, tune: 'wait', isOver: true, canGiveUp: false }
    case 'refused':
      return { colour: 'red', sign: '✕', title: outcome.refusal.title, lines: [outcome.refusal.nextStep, act.wish === 'redeem' ? t('refused') : t('refusedUndo')], tune: 'bad', isOver: true, canGiveUp: false }
    case 'asking':
      return asking(outcome)
  }
}

function asking({ act, tries, refusal }: Outcome & { kind: 'asking' }): Face {
  const canGiveUp = act.wish === 'redeem'
  if (!refusal) return { colour: 'plain', sign: '…', title: act.wish === 'redeem' ? t('asking') : t('askingUndo'), lines: [], isOver: false, canGiveUp: false }
  const isLost = refusal.status === 0
  const lines = isLost ? [t('lostSays', { n: tries })] : [refusal.nextStep, t('again', { n: tries })]
  return { colour: 'amber', sign: '!', title: isLost ? t('lost') : refusal.title, lines, tune: 'wait', isOver: false, canGiveUp }
}

/** Words that all pages about money use: states, kinds, goods. */
import { defineMessages } from '@/shared/i18n'

const states = defineMessages({
  DRAFT: { zh: '待复核', en: 'To be checked' },
  CANCELLED: { zh: '已撤回', en: 'Withdrawn' },
  APPROVED: { zh: '已复核', en: 'Approved' },
  ACCEPTED: { zh: '已下达', en: 'Funded' },
  DECLINED: { zh: '未接收', en: 'Declined' },
  CLOSED: { zh: '已结束', en: 'Closed' },
  SCHEDULED: { zh: '未开始', en: 'Not open yet' },
  OPEN: { zh: '进行中', en: 'Open' },
  PAUSED: { zh: '已暂停', en: 'Paused' },
  PREPARED: { zh: '待复核', en: 'To be checked' },
  SENT: { zh: '银行处理中', en: 'At the bank' },
  DONE: { zh: '已办结', en: 'Done' },
  DUE: { zh: '待编批', en: 'Due' },
  UNKNOWN: { zh: '银行未答复', en: 'Bank has not said' },
  PAID: { zh: '已支付', en: 'Paid' },
  FAILED: { zh: '支付失败', en: 'Failed' },
  NETTED: { zh: '已轧平', en: 'Evened out' },
  CLAWED_BACK: { zh: '已追回', en: 'Clawed back' },
  ENDED: { zh: '已了结', en: 'Ended' },
  VOID: { zh: '已作废', en: 'Voided' },
})

const goods = defineMessages({
  'home-appliances': { zh: '家电', en: 'Home appliances' },
  cars: { zh: '汽车', en: 'Cars' },
  supermarket: { zh: '商超', en: 'Supermarkets' },
})

type StateName = Parameters<typeof states>[0]
const STATES = new Set(['DRAFT', 'CANCELLED', 'APPROVED', 'ACCEPTED', 'DECLINED', 'CLOSED', 'SCHEDULED', 'OPEN', 'PAUSED', 'PREPARED', 'SENT', 'DONE', 'DUE', 'UNKNOWN', 'PAID', 'FAILED', 'NETTED', 'CLAWED_BACK', 'ENDED', 'VOID'])

/** A state in words; one that is new here as it is. */
export const stateName = (state: string): string => (STATES.has(state) ? states(state as StateName) : state)

/** How a state is coloured, beside its word. */
export function toneOf(state: string): '' | 'good' | 'warn' | 'bad' {
  if (['OPEN', 'ACCEPTED', 'PAID', 'DONE', 'NETTED', 'ENDED'].includes(state)) return 'good'
  if (['DRAFT', 'PREPARED', 'PAUSED', 'UNKNOWN', 'APPROVED', 'SENT', 'DUE'].includes(state)) return 'warn'
  return ['FAILED', 'DECLINED', 'CLAWED_BACK'].includes(state) ? 'bad' : ''
}

export const GOODS = ['home-appliances', 'cars', 'supermarket'] as const

/** A category of goods in words; one that is new here as it is. */
export const goodsName = (category: string): string => ((GOODS as readonly string[]).includes(category) ? goods(category as (typeof GOODS)[number]) : category)

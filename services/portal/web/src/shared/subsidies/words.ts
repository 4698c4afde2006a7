/** Words of subsidies that buyer and officer share. Policies name their parts in Chinese; English is ours where it is known. */
import type { components } from '@/shared/api/schema/subsidies'
import { defineMessages, language } from '@/shared/i18n'
import type { State } from './journey'

type Policy = components['schemas']['PolicyView']

/** What a claim in this state is called. */
export const stateName: (state: State) => string = defineMessages({
  DRAFT: { zh: '草稿', en: 'Draft' },
  SUBMITTED: { zh: '系统核验中', en: 'Being checked' },
  WAITLISTED: { zh: '候补中', en: 'On the waiting list' },
  AUTO_CHECKED: { zh: '待审核', en: 'Waiting for review' },
  DISTRICT_APPROVED: { zh: '待市级审核', en: 'Waiting for the city' },
  CITY_APPROVED: { zh: '审核通过', en: 'Approved' },
  PUBLICISED: { zh: '公示中', en: 'In public notice' },
  IN_BATCH: { zh: '拨付中', en: 'Being paid' },
  PAID: { zh: '已到账', en: 'Paid' },
  PAY_FAILED: { zh: '拨付未成功', en: 'Payment failed' },
  RETURNED_FOR_FIX: { zh: '待补正', en: 'To be corrected' },
  REJECTED: { zh: '已驳回', en: 'Rejected' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  LAPSED: { zh: '已失效', en: 'Lapsed' },
  CLAWED_BACK: { zh: '已追回', en: 'Taken back' },
})

/** What the step into this state is called. */
export const stepName: (state: State) => string = defineMessages({
  DRAFT: { zh: '填写', en: 'Draft' },
  SUBMITTED: { zh: '提交申领', en: 'Filed' },
  WAITLISTED: { zh: '进入候补', en: 'Put on the waiting list' },
  AUTO_CHECKED: { zh: '系统核验', en: 'Checked by the system' },
  DISTRICT_APPROVED: { zh: '区级审核', en: 'Review by the district' },
  CITY_APPROVED: { zh: '市级审核', en: 'Review by the city' },
  PUBLICISED: { zh: '公示', en: 'Public notice' },
  IN_BATCH: { zh: '办理拨付', en: 'Payment under way' },
  PAID: { zh: '补贴到账', en: 'Paid' },
  PAY_FAILED: { zh: '拨付未成功', en: 'Payment failed' },
  RETURNED_FOR_FIX: { zh: '退回补正', en: 'Returned to be corrected' },
  REJECTED: { zh: '驳回', en: 'Rejected' },
  WITHDRAWN: { zh: '撤回', en: 'Withdrawn' },
  LAPSED: { zh: '失效', en: 'Lapsed' },
  CLAWED_BACK: { zh: '补贴追回', en: 'Taken back' },
})

/** How a state looks beside its word. */
export function stateTone(state: State): '' | 'good' | 'warn' | 'bad' {
  if (state === 'PAID') return 'good'
  if (['REJECTED', 'LAPSED', 'CLAWED_BACK', 'PAY_FAILED'].includes(state)) return 'bad'
  return ['RETURNED_FOR_FIX', 'WAITLISTED', 'DRAFT'].includes(state) ? 'warn' : ''
}

const bankReason = defineMessages({
  ACCOUNT_CLOSED: { zh: '账户已销户', en: 'the account is closed' },
  NAME_DIFFERS: { zh: '户名与申领人不一致', en: 'the account is in another name' },
  ACCOUNT_FROZEN: { zh: '账户被冻结', en: 'the account is frozen' },
  NO_SUCH_ACCOUNT: { zh: '没有这个账号', en: 'there is no such account' },
  UNKNOWN: { zh: '银行未说明原因', en: 'the bank gives no reason' },
})
const BANK_REASONS = ['ACCOUNT_CLOSED', 'NAME_DIFFERS', 'ACCOUNT_FROZEN', 'NO_SUCH_ACCOUNT'] as const

/** Why the bank could not pay; what it says in words of its own is told as it is. */
export function failureName(reason: string): string {
  const known = BANK_REASONS.find((one) => one === reason)
  return known ? bankReason(known) : reason || bankReason('UNKNOWN')
}

const ENGLISH: Partial<Record<string, string>> = {
  buyer: 'Buyer', buyer_id: 'ID number of the buyer', phone: 'Phone', owner: 'Registered owner', seller: 'Dealer', vin: 'VIN', seats: 'Seats', use: 'Use of the car',
  invoice_code: 'Invoice code', invoice_number: 'Invoice number', invoice_day: 'Invoice date', registration_day: 'Registration date', price: 'Price without tax', bank_card: 'Bank card',
  invoice: 'Invoice', registration: 'Registration certificate', driving_licence: 'Vehicle licence', household: 'Household', pickup: 'Pickup, non-commercial', commercial: 'Commercial',
  company: 'Company', company_code: 'Company code', contact: 'Contact', equipment: 'Equipment or software', equipment_price: 'Price of the equipment', contract: 'Contract',
  export_usd: 'Exports in USD', customs_record: 'Customs record',
}

/** What a field, a document or a choice is called; `labels` are the service's. */
export function labelOf(name: string, labels: Partial<Record<string, string>>): string {
  return (language.value === 'en' ? ENGLISH[name] : undefined) ?? labels[name] ?? name
}

/** All names of a policy: of its fields, documents and choices. */
export function labelsOf(policy: Policy | undefined): Record<string, string> {
  return policy ? { ...policy.labels, ...Object.fromEntries(policy.fields.map((field) => [field.name, field.label])) } : {}
}

/** The form of a policy as a phone shows it: groups, keyboards, and what is wrong with a field in a buyer's words. */
import type { components } from '@/shared/api/schema/subsidies'
import { refusalFor } from '@/shared/refusal'
import { hintOf, wrongOf } from './fieldMessages'

export type Field = components['schemas']['FieldView']
export type Policy = components['schemas']['PolicyView']
export type Problem = components['schemas']['ProblemView']
export type GroupName = 'person' | 'purchase' | 'invoice' | 'account'

const GROUP_OF: Partial<Record<string, GroupName>> = {
  name: 'person', national_id: 'person', phone: 'person', invoice_code: 'invoice', invoice_number: 'invoice', day: 'invoice', amount: 'invoice', bank_card: 'account',
}
const ORDER: GroupName[] = ['person', 'purchase', 'invoice', 'account']

/** The fields in groups as people think of them, each in the policy's order. */
export function groups(fields: readonly Field[]): { name: GroupName; fields: Field[] }[] {
  const of = (field: Field) => GROUP_OF[field.kind] ?? 'purchase'
  return ORDER.map((name) => ({ name, fields: fields.filter((field) => of(field) === name) })).filter((group) => group.fields.length > 0)
}

export interface Keyboard {
  type: 'text' | 'tel' | 'date'
  inputmode: 'text' | 'numeric' | 'decimal' | 'tel'
  maxlength: number
  autocomplete: string
  /** Shown in capitals, as the service reads it. */
  capitals: boolean
}

const PLAIN: Keyboard = { type: 'text', inputmode: 'text', maxlength: 120, autocomplete: 'off', capitals: false }
const KEYBOARDS: Partial<Record<string, Partial<Keyboard>>> = {
  name: { autocomplete: 'name', maxlength: 40 },
  national_id: { maxlength: 24, capitals: true },
  phone: { type: 'tel', inputmode: 'tel', maxlength: 20, autocomplete: 'tel-national' },
  bank_card: { inputmode: 'numeric', maxlength: 30 },
  amount: { inputmode: 'decimal', maxlength: 20 },
  count: { inputmode: 'numeric', maxlength: 7 },
  vin: { maxlength: 24, capitals: true },
  uscc: { maxlength: 24, capitals: true },
  invoice_code: { inputmode: 'numeric', maxlength: 16 },
  invoice_number: { inputmode: 'numeric', maxlength: 26 },
  day: { type: 'date' },
}

/** How a phone asks for a field of this kind. */
export const keyboardOf = (kind: string): Keyboard => ({ ...PLAIN, ...KEYBOARDS[kind] })

export interface Wrong {
  title: string
  nextStep: string
}

/** What is wrong with a field, and what to do: for a form's own mistakes in the field's words, else the table's. */
export function wrongWith(problem: Problem, field: Field | undefined): Wrong {
  const own = field ? wrongOf(problem, field.kind) : undefined
  if (own) return own
  const refusal = refusalFor(problem.code)
  return { title: refusal.title, nextStep: refusal.nextStep }
}

/** What to write there, before anything is. */
export const hintFor = (field: Field): string => hintOf(field.kind)

/** How much is filled in: fields and documents that have something. An electronic invoice's code may stay empty. */
export function filledIn(policy: Policy, typed: Readonly<Record<string, string>>, documents: readonly string[]): { done: number; of: number } {
  const isWhole = policy.fields.some((field) => field.kind === 'invoice_number' && (typed[field.name] ?? '').replace(/\D/g, '').length === 20)
  const fields = policy.fields.filter((field) => !(isWhole && field.kind === 'invoice_code'))
  const done = fields.filter((field) => typed[field.name]).length + policy.documents.filter((kind) => documents.includes(kind)).length
  return { done, of: fields.length + policy.documents.length }
}

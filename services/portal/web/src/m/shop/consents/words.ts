/** What a consent is called and what follows from taking it back: the service's words, and ours where English is read. */
import type { components } from '@/shared/api/schema/identity'
import { language } from '@/shared/i18n'

export type Consent = components['schemas']['OwnConsentView']

const ENGLISH: Partial<Record<string, { name: string; follows: string }>> = {
  campaign: {
    name: 'Vouchers and subsidies',
    follows:
      'You are logged out at once. You can no longer claim or show vouchers, or apply for subsidies; unused vouchers expire. Applications you have filed go on. Records that the law demands are kept until the campaign’s money is settled. To come back, register and agree again.',
  },
  job_fair: {
    name: 'Live job fair',
    follows:
      'You can still claim vouchers and apply for subsidies. Résumés you have sent are not taken back by this: take each back in the job fair’s list of applications. You are asked for your consent again each time you apply.',
  },
}
const english = (consent: Pick<Consent, 'purpose'>) => (language.value === 'en' ? ENGLISH[consent.purpose] : undefined)

export const purposeName = (consent: Pick<Consent, 'purpose' | 'title'>): string => english(consent)?.name ?? consent.title
export const follows = (consent: Consent): string => english(consent)?.follows ?? consent.if_withdrawn

/** What a service answers when it will not: machine code, sentence, next step, in the reader's language. */
import { ref, watchEffect } from 'vue'
import { defineMessages, language } from './i18n'
import type { components } from './api/schema/identity'

type Problem = components['schemas']['Problem']
export type Code = NonNullable<Problem['code']>
export type EnglishWords = Record<string, readonly [title: string, nextStep: string]>

const t = defineMessages({
  offline: { zh: '网络连接不上', en: 'No connection' },
  offlineNext: { zh: '请检查网络后重试，不会重复办理', en: 'Check your network and try again; nothing is done twice' },
  strange: { zh: '系统繁忙，请稍候', en: 'The system is busy' },
  strangeNext: { zh: '请稍后重试', en: 'Please try again shortly' },
})

const LOOKED_UP = { title: '…', next_step: '…' }

const english = ref<EnglishWords>()
watchEffect(() => {
  if (language.value === 'en' && !english.value)
    void import('./refusalEnglish').then((words) => {
      english.value = words.ENGLISH
    })
})

/** Thrown by `asked`; `code` is one of the table's, or OFFLINE when no answer came at all. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    private readonly problem: Partial<Problem> = {},
  ) {
    super(code)
  }

  /** One sentence. */
  get title(): string {
    if (this.code === 'OFFLINE') return t('offline')
    return (language.value === 'en' ? english.value?.[this.code]?.[0] : undefined) ?? this.problem.title ?? t('strange')
  }

  /** What to do now. */
  get nextStep(): string {
    if (this.code === 'OFFLINE') return t('offlineNext')
    return (language.value === 'en' ? english.value?.[this.code]?.[1] : undefined) ?? this.problem.next_step ?? t('strangeNext')
  }

  /** What was wrong in particular (English, for specialists); empty when it only repeats the next step. */
  get detail(): string {
    return this.problem.detail && this.problem.detail !== this.problem.next_step ? this.problem.detail : ''
  }

  /** After so many seconds it may be asked again; 0 where waiting is no help. */
  get retryAfterS(): number {
    return this.problem.retry_after_s ?? (this.isOpen ? 1 : 0)
  }

  /** For the hotline. */
  get traceId(): string {
    return this.problem.trace_id ?? ''
  }

  /** Members of this refusal alone (RFC 9457, section 3.2). */
  get more(): Record<string, unknown> {
    return this.problem
  }

  /** Whether it is still open if the act was done: the same key has to be sent again. */
  get isOpen(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** The refusal in an answer's body; whatever it is, a person is told something. */
export function refusalOf(status: number, body: unknown): Refusal {
  const problem = typeof body === 'object' && body !== null ? (body as Partial<Problem>) : {}
  return new Refusal(problem.code ?? 'BUSY_RETRY', status, problem)
}

const table = ref<Partial<Record<string, Partial<Problem>>>>()
let isAsked = false

/**
 * A code with the table's words, where no answer carries them: why a claim was rejected, what is wrong with one field,
 * what a page refuses by itself. They are read when shown, as the table may come after the refusal.
 */
export function refusalFor(code: string, status = 409): Refusal {
  if (!isAsked) {
    isAsked = true
    void import('../../openapi/refusals.json').then(
      (words) => (table.value = words.default),
      () => (isAsked = false), // no network: the next one asks again
    )
  }
  const words = () => (table.value ? table.value[code] : LOOKED_UP)
  return new Refusal(code, status, {
    get title() { return words()?.title },
    get next_step() { return words()?.next_step },
  })
}

/** Anything that was caught, as a refusal; a mistake of ours is thrown on. */
export function caught(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

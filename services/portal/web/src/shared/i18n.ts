/** Words of pages: Chinese first, English by switch. A page's texts stand beside it, both languages in one place. */
import { ref, watchEffect } from 'vue'

export type Language = 'zh' | 'en'
type Words = Record<Language, string>
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
type Values<Text extends string> = [Names<Text>] extends [never] ? [] : [values: Record<Names<Text>, string | number>]

const KEPT = 'jinqiu.language'

/** The language now; a page that reads it is drawn anew when it changes. */
export const language = ref<Language>(localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh')

watchEffect(() => {
  document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en'
})

/** Change the language of all pages of this browser, for good. */
export function speak(wanted: Language): void {
  language.value = wanted
  localStorage.setItem(KEPT, wanted)
}

/**
 * The texts of a page as a function: `t('left', { count: 3 })`. A missing language, an unknown name and a missing value
 * are errors of types.
 */
export function defineMessages<const M extends Record<string, Words>>(messages: M) {
  return <Key extends keyof M & string>(key: Key, ...values: Values<M[Key]['zh']>): string => {
    const given = (values[0] ?? {}) as Record<string, string | number>
    return (messages[key] as Words)[language.value].replace(/\{(\w+)\}/g, (_, name: string) => String(given[name] ?? ''))
  }
}

/** What is sold in a category (品类), in words. */
import { defineMessages, language } from './i18n'

/** Those a page can offer to choose from. */
export const KNOWN_CATEGORIES = ['home-appliances', 'cars', 'supermarket'] as const

const word = defineMessages({
  'home-appliances': { zh: '家电', en: 'Home appliances' },
  cars: { zh: '汽车', en: 'Cars' },
  supermarket: { zh: '商超', en: 'Supermarket' },
})

/** One without a word of ours is shown as it is. */
export function categoryName(category: string): string {
  const known = KNOWN_CATEGORIES.find((one) => one === category)
  return known ? word(known) : category
}

/** `家电、汽车`. */
export const categoryNames = (categories: readonly string[]): string => categories.map(categoryName).join(language.value === 'zh' ? '、' : ', ')

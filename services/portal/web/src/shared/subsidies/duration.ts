/** Lengths of time as people say them. */
import { language } from '@/shared/i18n'

const UNITS = [
  { s: 86_400, zh: '天', en: 'd' },
  { s: 3600, zh: '小时', en: 'h' },
  { s: 60, zh: '分', en: 'min' },
  { s: 1, zh: '秒', en: 's' },
] as const

/** `2天3小时`: the two largest units that count, never below nothing. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const first = UNITS.findIndex((unit) => whole >= unit.s)
  if (first < 0) return language.value === 'zh' ? '0秒' : '0 s'
  let left = whole
  const said = UNITS.slice(first, first + 2).flatMap((unit) => {
    const count = Math.floor(left / unit.s)
    left -= count * unit.s
    return count === 0 ? [] : [language.value === 'zh' ? `${count}${unit.zh}` : `${count} ${unit.en}`]
  })
  return said.join(language.value === 'zh' ? '' : ' ')
}

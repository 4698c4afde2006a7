/** Figures as they are read from afar. */
import { language } from '@/shared/i18n'

const MYRIAD_FROM = 100_000

/** `12,345` whole up to 99,999, then `28.5万`, in English `285k`: digits and unit apart, since their sizes differ. */
export function figureParts(value: number): { digits: string; unit: string } {
  if (value < MYRIAD_FROM) return { digits: value.toLocaleString('zh-CN'), unit: '' }
  const [by, unit] = language.value === 'en' ? [1000, 'k'] : [10_000, '万']
  return { digits: (value / by).toLocaleString('zh-CN', { maximumFractionDigits: 2 }), unit }
}

export function figure(value: number): string {
  const { digits, unit } = figureParts(value)
  return digits + unit
}

/** `03:20`, beyond an hour `1:03:20`; of the show's own seconds. */
export function clock(seconds: number): string {
  const left = Math.max(0, Math.floor(seconds))
  const two = (part: number) => String(part).padStart(2, '0')
  const minutes = `${two(Math.floor(left / 60) % 60)}:${two(left % 60)}`
  return left < 3600 ? minutes : `${Math.floor(left / 3600)}:${minutes}`
}

const CLOCK: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric', weekday: 'short', timeZone: 'Asia/Shanghai' }
const FORMATS = { zh: new Intl.DateTimeFormat('zh-CN', CLOCK), en: new Intl.DateTimeFormat('en-GB', CLOCK) }

/** `11月27日 周五`. */
export function dateOnWall(ms: number): string {
  const parts = FORMATS[language.value].formatToParts(ms)
  const of = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return language.value === 'zh' ? `${of('month')}${/月/.test(of('month')) ? '' : '月'}${of('day')}日 ${of('weekday')}` : `${of('weekday')} ${of('day')} ${of('month')}`
}

/** The city's time on pages, whatever the device's clock and zone say. */
import { onScopeDispose, ref, type Ref } from 'vue'
import { language } from './i18n'

const ZONE = 'Asia/Shanghai'

// The server's clock stands in [low, high] of ours: each answer says the second it was made in, and narrows that.
let low = -Infinity
let high = Infinity

/** An answer that was asked for at `sentAt` and came at `cameAt` (ms of our clock) was made in this second. */
export function noteServerTime(date: string | null, sentAt: number, cameAt: number): void {
  const second = Date.parse(date ?? '')
  if (Number.isNaN(second)) return
  const [least, most] = [second - cameAt, second + 1000 - sentAt]
  const isNews = least > high || most < low // a clock was set: what was known is void
  low = isNews ? least : Math.max(low, least)
  high = isNews ? most : Math.min(high, most)
}

/** Exactly: an answer that carries the server's time with its fraction of a second. */
export function noteExactServerTime(instant: string, sentAt: number, cameAt: number): void {
  const at = Date.parse(instant)
  if (!Number.isNaN(at)) [low, high] = [at - cameAt, at - sentAt]
}

/** Milliseconds since 1970 by the server's clock, as well as it is known. */
export function serverNow(): number {
  return Date.now() + (Number.isFinite(low) ? (low + high) / 2 : 0)
}

/** Clocks that are in order, and what a page knows of them, differ by less. */
const AHEAD_MAX_MS = 5000

/** Whether something says of itself that it is of a time to come: a clock ran ahead, and how old it is nobody knows. */
export const isAhead = (at: number, now: number): boolean => at - now > AHEAD_MAX_MS

/** The server's time as a ref that moves every `everyMs` while its component lives. */
export function useServerNow(everyMs = 1000): Readonly<Ref<number>> {
  const now = ref(serverNow())
  const timer = setInterval(() => {
    now.value = serverNow()
  }, everyMs)
  onScopeDispose(() => clearInterval(timer))
  return now
}

const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' }
const MINUTE: Intl.DateTimeFormatOptions = { month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
const SECOND: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }
const made = new Map<string, Intl.DateTimeFormat>()

function formatted(instant: string | number, options: Intl.DateTimeFormatOptions, name: string): string {
  const locale = language.value === 'zh' ? 'zh-CN' : 'en-GB'
  let format = made.get(locale + name)
  if (!format) made.set(locale + name, (format = new Intl.DateTimeFormat(locale, { ...options, timeZone: ZONE })))
  return format.format(new Date(instant))
}

/** `2022年8月26日`. */
export const day = (instant: string | number): string => formatted(instant, DAY, 'day')
/** `8月26日 周五 10:00`. */
export const minute = (instant: string | number): string => formatted(instant, MINUTE, 'minute').replace('日周', '日 周').replace(' at ', ', ')
/** `10:00:05`. */
export const second = (instant: string | number): string => formatted(instant, SECOND, 'second')

/** `1天 02:03:04`, never below nothing. */
export function countdown(ms: number): string {
  const left = Math.max(0, Math.ceil(ms / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = [Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60].map(two).join(':')
  const days = Math.floor(left / 86_400)
  return days === 0 ? clock : language.value === 'zh' ? `${days}天 ${clock}` : `${days}d ${clock}`
}

/** The show's curve: what happened in each minute. */
import type { components } from '@/shared/api/schema/jobfair'
import type { EChartsOption } from '../charts/echarts'
import { CORAL, FONT, GOLD, RULE, SAND } from '../charts/palette'

type Minute = components['schemas']['ShownMinute']

/** As many minutes as a wall can tell apart. */
export const MINUTES_MAX = 180
const ACTS = ['comments', 'likes', 'questions', 'clicks', 'applies']

export interface Point {
  minute: number
  joins: number
  acts: number
}

/** Without gaps from the first minute on, since a minute in which nothing happened is not kept; the newest only. */
export function curveOf(minutes: readonly Minute[]): Point[] {
  const known = new Map(minutes.map((one) => [one.minute, one.counts]))
  const last = Math.max(...known.keys())
  const first = Math.max(Math.min(...known.keys()), last - MINUTES_MAX + 1)
  if (!Number.isFinite(last)) return []
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const counts = known.get(first + place) ?? {}
    return { minute: first + place, joins: counts.joins ?? 0, acts: ACTS.reduce((sum, name) => sum + (counts[name] ?? 0), 0) }
  })
}

/** `bands` are the companies' times in minutes of the show; every second one is shaded. */
export function curveOption(points: readonly Point[], bands: readonly [number, number][], [joins, acts]: readonly [string, string], scale: number): EChartsOption {
  const text = { color: SAND, fontSize: Math.max(9, 14 * scale), fontFamily: FONT }
  const [first, last] = [points[0]?.minute ?? 0, points.at(-1)?.minute ?? 0]
  const line = (name: string, of: 'joins' | 'acts', color: string) => ({
    name, type: 'line' as const, showSymbol: false, smooth: 0.25, data: points.map((one) => [one.minute, one[of]]),
    lineStyle: { color, width: 2.5 * scale, type: of === 'acts' ? ('dashed' as const) : ('solid' as const) },
    ...(of === 'joins' && { areaStyle: { color: { type: 'linear' as const, x: 0, y: 0, x2: 0, y2: 1, colorStops: [{ offset: 0, color: 'rgba(242,193,78,.42)' }, { offset: 1, color: 'rgba(242,193,78,0)' }] } } }),
  })
  const end = Math.max(last, first + 1)
  const shaded = bands
    .filter(([from, to], place) => place % 2 === 0 && to > first && from < end)
    .map(([from, to]): [{ xAxis: number }, { xAxis: number }] => [{ xAxis: Math.max(from, first) }, { xAxis: Math.min(to, end) }])
  return {
    grid: { left: 4 * scale, right: 14 * scale, top: 12 * scale, bottom: 2 * scale, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', min: first, max: end, minInterval: 1, axisLabel: { ...text, formatter: (minute: number) => `${minute}′` }, splitLine: { show: false }, axisLine: { lineStyle: { color: RULE } } },
    yAxis: { type: 'value', minInterval: 1, splitNumber: 3, axisLabel: text, splitLine: { lineStyle: { color: RULE } } },
    series: [
      { ...line(joins, 'joins', GOLD), markArea: { silent: true, itemStyle: { color: 'rgba(255,226,190,.05)' }, data: shaded } },
      line(acts, 'acts', CORAL),
    ],
  }
}

/** The funnel's picture: steps in their own order, narrow ones still to be seen. */
import type { EChartsOption } from '../charts/echarts'

export interface Step {
  name: string
  count: number
  note: string
}

const COLOURS = ['#f2c14e', '#e8983f', '#d96a3a', '#c8404a']

export function funnelOption(steps: readonly Step[], scale: number): EChartsOption {
  const most = Math.max(1, ...steps.map((one) => one.count))
  return {
    series: [{
      type: 'funnel', sort: 'none', left: 0, right: 0, top: 0, bottom: 0, gap: 4 * scale, min: 0, max: most, minSize: '6%', maxSize: '100%', silent: true,
      label: { show: false }, labelLine: { show: false }, itemStyle: { borderWidth: 0 },
      data: steps.map((one, place) => ({ name: one.name, value: one.count, itemStyle: { color: COLOURS[place] } })),
    }],
  }
}

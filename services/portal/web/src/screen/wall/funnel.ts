/** The funnel's picture: steps in their own order, narrow ones still to be seen. */
import type { EChartsOption } from '../charts/echarts'
import { FONT, IVORY, NIGHT, SAND } from '../charts/palette'

export interface Step {
  name: string
  count: number
  note: string
}

const COLOURS = ['#f2c14e', '#e8983f', '#d96a3a', '#c8404a']

export function funnelOption(steps: readonly Step[], scale: number): EChartsOption {
  const most = Math.max(1, ...steps.map((one) => one.count))
  const size = (px: number) => Math.max(9, px * scale)
  return {
    series: [{
      type: 'funnel', sort: 'none', left: 0, right: '47%', top: 4 * scale, bottom: 4 * scale, gap: 4 * scale, min: 0, max: most, minSize: '6%', maxSize: '100%', silent: true,
      labelLine: { length: 12 * scale, lineStyle: { color: SAND } },
      label: {
        position: 'right', fontFamily: FONT, color: IVORY, fontSize: size(18), lineHeight: size(24),
        formatter: ({ dataIndex }) => `{name|${steps[dataIndex]?.name ?? ''}}  {count|${steps[dataIndex]?.count.toLocaleString('zh-CN') ?? ''}}\n{note|${steps[dataIndex]?.note ?? ''}}`,
        rich: { name: { fontSize: size(16), color: IVORY }, count: { fontSize: size(22), fontWeight: 'bold', color: IVORY }, note: { fontSize: size(14), color: SAND } },
      },
      itemStyle: { borderColor: NIGHT, borderWidth: 0 },
      data: steps.map((one, place) => ({ name: one.name, value: one.count, itemStyle: { color: COLOURS[place] } })),
    }],
  }
}

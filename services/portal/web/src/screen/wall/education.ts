/** Levels of education as a ring. */
import type { EChartsOption } from '../charts/echarts'
import { FONT, IVORY, SAND } from '../charts/palette'

const COLOURS = ['#f2c14e', '#e8983f', '#d96a3a', '#c8404a', '#8f5a7a', '#7fd6b4']
const LABELLED_FROM = 0.04 // narrower slices have their number in the words beside the chart only

export function educationOption(levels: readonly { name: string; viewers: number; says: string }[], scale: number): EChartsOption {
  const size = (px: number) => Math.max(9, px * scale)
  const sum = levels.reduce((all, one) => all + one.viewers, 0)
  return {
    series: [{
      type: 'pie', radius: ['42%', '62%'], center: ['50%', '50%'], silent: true, startAngle: 100, color: COLOURS,
      itemStyle: { borderColor: '#2a0f17', borderWidth: 2 * scale },
      label: { color: IVORY, fontFamily: FONT, fontSize: size(14), formatter: '{b}\n{c}', lineHeight: size(17) },
      labelLine: { length: 5 * scale, length2: 6 * scale, lineStyle: { color: SAND } },
      data: levels.filter((one) => one.viewers > 0).map((one) => ({ name: one.name, value: one.viewers, label: { show: one.viewers / sum >= LABELLED_FROM } })),
    }],
  }
}

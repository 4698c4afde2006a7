/** Levels of education as a ring. */
import type { EChartsOption } from '../charts/echarts'

export const COLOURS = ['#f2c14e', '#e8983f', '#d96a3a', '#c8404a', '#8f5a7a', '#7fd6b4']

export function educationOption(levels: readonly { name: string; viewers: number }[], scale: number): EChartsOption {
  return {
    series: [{
      type: 'pie', radius: ['58%', '96%'], center: ['50%', '50%'], silent: true, startAngle: 100, color: COLOURS,
      itemStyle: { borderColor: '#2a0f17', borderWidth: 2 * scale },
      label: { show: false }, labelLine: { show: false },
      data: levels.map((one) => ({ name: one.name, value: one.viewers })),
    }],
  }
}

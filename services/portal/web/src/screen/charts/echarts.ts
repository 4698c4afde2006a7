/** The parts of ECharts that the wall draws with; nothing else of it is loaded. */
import { BarChart, FunnelChart, LineChart, PieChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent } from 'echarts/components'
import { init, use, type ECharts } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, FunnelChart, LineChart, PieChart, GridComponent, MarkAreaComponent, CanvasRenderer])

export { init, type ECharts }
export type { EChartsOption } from 'echarts'

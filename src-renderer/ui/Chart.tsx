import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'

register([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export type ChartProps = {
  readonly label: string
  readonly option: EChartsCoreOption
  readonly height: number
  /** Tells the position on the category axis that was clicked. */
  readonly onPick?: (index: number) => void
}

/** An ECharts drawing that follows its frame. The same figures always stand in a table beside it. */
export function Chart({ label, option, height, onPick }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(null)
  const latestPick = useRef(onPick)

  useEffect(() => {
    latestPick.current = onPick
  })
  useEffect(() => {
    if (!frame.current) return
    const drawn = init(frame.current, null, { renderer: 'svg' })
    chart.current = drawn
    drawn.on('click', ({ dataIndex }) => latestPick.current?.(dataIndex))
    const observer = new ResizeObserver(() => drawn.resize())
    observer.observe(frame.current)
    return () => {
      observer.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => chart.current?.setOption(option, { notMerge: true }), [option])

  return <div ref={frame} className="chart" role="img" aria-label={label} style={{ height }} />
}

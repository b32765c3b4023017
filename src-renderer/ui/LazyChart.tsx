import { lazy, Suspense } from 'react'
import type { ChartProps } from '#renderer/ui/Chart.tsx'

const Chart = lazy(async () => ({ default: (await import('#renderer/ui/Chart.tsx')).Chart }))

/** A chart whose drawing code arrives after the figures are on screen; its place is kept meanwhile. */
export function LazyChart(props: ChartProps) {
  return (
    <Suspense fallback={<div style={{ height: props.height }} />}>
      <Chart {...props} />
    </Suspense>
  )
}

import type { EChartsCoreOption } from 'echarts/core'
import { formatMoney, formatShortMoney, formatShortMonth } from '#renderer/ui/format.ts'
import type { Palette } from '#renderer/ui/use-colours.ts'
import type { Dashboard } from '#shared/contract/dashboard.ts'
import { toSatang } from '#shared/model/satang.ts'
import type { Language } from '#shared/phrases/translator.ts'

type Needs = {
  readonly months: Dashboard['byMonth']
  /** What claims without a month are called. */
  readonly unnamed: string
  readonly claimed: string
  readonly approved: string
  readonly language: Language
  readonly palette: Palette
}

const font = { fontFamily: 'Sarabun', fontSize: 12 }

function toTooltip(palette: Palette) {
  return {
    trigger: 'axis',
    axisPointer: { type: 'shadow', shadowStyle: { color: palette.groundHover, opacity: 0.5 } },
    backgroundColor: palette.ground,
    borderColor: palette.lineStrong,
    textStyle: { ...font, color: palette.text },
    valueFormatter: (value: unknown) => formatMoney(typeof value === 'number' ? toSatang(value) : null),
  }
}

function toAxes({ months, unnamed, language, palette }: Needs) {
  const text = { ...font, color: palette.muted }
  return {
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => (month === null ? unnamed : formatShortMonth(month, language))),
      axisLabel: { ...text, hideOverlap: true, lineHeight: 20 },
      axisLine: { lineStyle: { color: palette.lineStrong } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      axisLabel: { ...text, formatter: (value: number) => formatShortMoney(value, language) },
      splitLine: { lineStyle: { color: palette.line } },
    },
  }
}

/** @returns the drawing of claimed beside paid amounts; unknown amounts leave a gap. */
export function toMonthOption(needs: Needs): EChartsCoreOption {
  const { months, claimed, approved, palette } = needs
  const legendText = { ...font, color: palette.muted }
  const bar = { type: 'bar', barMaxWidth: 18, barGap: '10%', cursor: 'pointer' }
  return {
    animation: false,
    textStyle: font,
    color: [palette.bar, palette.accent],
    grid: { left: 4, right: 4, top: 32, bottom: 6, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: {
      right: 0,
      top: 0,
      itemWidth: 10,
      itemHeight: 10,
      icon: 'rect',
      textStyle: legendText,
      selectedMode: false,
    },
    tooltip: toTooltip(palette),
    ...toAxes(needs),
    series: [
      { ...bar, name: claimed, data: months.map(({ claimedSatang }) => claimedSatang ?? '-') },
      { ...bar, name: approved, data: months.map(({ approvedSatang }) => approvedSatang ?? '-') },
    ],
  }
}

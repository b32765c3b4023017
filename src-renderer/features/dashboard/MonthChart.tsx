import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimSearch } from '#renderer/api/claim-search.ts'
import { toMonthOption } from '#renderer/features/dashboard/month-option.ts'
import { LazyChart } from '#renderer/ui/LazyChart.tsx'
import { useColours } from '#renderer/ui/use-colours.ts'
import { useLanguage } from '#renderer/ui/use-format.ts'
import type { Dashboard } from '#shared/contract/dashboard.ts'

/** Claimed beside paid, month by month; a bar opens its month. */
export function MonthChart({ months, filter }: { months: Dashboard['byMonth']; filter: ClaimSearch }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const palette = useColours()
  const navigate = useNavigate()
  const option = useMemo(
    () =>
      toMonthOption({
        months,
        unnamed: t('words/noMonth'),
        claimed: t('words/claimed'),
        approved: t('words/approved'),
        language,
        palette,
      }),
    [months, t, language, palette],
  )
  const onPick = (index: number) => {
    const month = months[index]?.month
    const { fiscalYear: _year, ...rest } = filter
    if (month !== undefined) void navigate({ to: '/claims', search: { ...rest, month } })
  }
  return <LazyChart label={t('dashboard/chartLabel')} option={option} height={196} onPick={onPick} />
}

import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { chooseFiscalYear, chooseScheme } from '#renderer/features/dashboard/dashboard.view.ts'
import { useFormat } from '#renderer/ui/use-format.ts'
import { schemes } from '#shared/model/scheme.ts'

type Props = {
  readonly years: readonly number[]
  readonly fiscalYear: number | null
  readonly scheme: string | null
}

const all = 'all'

/** Which fiscal year, and which scheme. */
export function DashboardFilters({ years, fiscalYear, scheme }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  // a remembered year stays on offer although the store has no claims of it
  const offered = fiscalYear === null || years.includes(fiscalYear) ? years : [fiscalYear, ...years]
  const yearOptions = offered.map((year) => ({ value: String(year), label: format.fiscalYear(year) }))
  const schemeOptions = schemes.map((name) => ({ value: name, label: format.scheme(name) }))
  const onYear = (value: string | null) =>
    chooseFiscalYear(value === null || value === all ? null : Number(value))
  const onScheme = (value: string | null) => chooseScheme(value === all ? null : value)
  return (
    <>
      <Select
        aria-label={t('words/fiscalYear')}
        data={[{ value: all, label: t('words/allYears') }, ...yearOptions]}
        value={fiscalYear === null ? all : String(fiscalYear)}
        onChange={onYear}
        allowDeselect={false}
        w={140}
      />
      <Select
        aria-label={t('words/scheme')}
        data={[{ value: all, label: t('words/allSchemes') }, ...schemeOptions]}
        value={scheme ?? all}
        onChange={onScheme}
        allowDeselect={false}
        w={200}
      />
    </>
  )
}

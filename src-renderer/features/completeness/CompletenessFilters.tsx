import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { filterCompleteness, useCompletenessView } from '#renderer/features/completeness/completeness.view.ts'
import { FilterBar } from '#renderer/ui/FilterBar.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import { documentKinds } from '#shared/contract/completeness.ts'
import { schemes } from '#shared/model/scheme.ts'

/** Which fiscal year, kind of document and scheme. */
export function CompletenessFilters({ years, fiscalYear }: { years: readonly number[]; fiscalYear: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { scheme, kind } = useCompletenessView()
  return (
    <FilterBar label={t('completeness/title')}>
      <Select
        aria-label={t('words/fiscalYear')}
        data={years.map((year) => ({ value: String(year), label: format.fiscalYear(year) }))}
        value={String(fiscalYear)}
        onChange={(value) => filterCompleteness({ fiscalYear: Number(value) })}
        allowDeselect={false}
        w={140}
      />
      <Select
        aria-label={t('words/kind')}
        placeholder={t('completeness/allKinds')}
        clearable
        data={[...documentKinds]}
        value={kind}
        onChange={(value) =>
          filterCompleteness({ kind: documentKinds.find((name) => name === value) ?? null })
        }
        w={140}
      />
      <Select
        aria-label={t('words/scheme')}
        placeholder={t('words/allSchemes')}
        clearable
        data={schemes.map((name) => ({ value: name, label: format.scheme(name) }))}
        value={scheme}
        onChange={(value) => filterCompleteness({ scheme: value })}
        w={200}
      />
    </FilterBar>
  )
}

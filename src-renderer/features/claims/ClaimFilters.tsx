import { Button, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import {
  type ClaimSearch,
  type FilterPart,
  listFilterParts,
  parseClaimSearch,
  toFilter,
} from '#renderer/api/claim-search.ts'
import { useFilterWords } from '#renderer/features/claims/filter-words.ts'
import { FilterBar } from '#renderer/ui/FilterBar.tsx'
import { FilterChip } from '#renderer/ui/FilterChip.tsx'
import { SearchField } from '#renderer/ui/SearchField.tsx'

type Props = { readonly search: ClaimSearch; readonly onSearch: (search: ClaimSearch) => void }

const everything = 'any'
// these parts have a control of their own
const withControl: readonly FilterPart[] = ['search', 'outcome', 'patientType']

/** Search, quick choices, and the other parts of the filter as chips that can be taken away. */
export function ClaimFilters({ search, onSearch }: Props) {
  const { t } = useTranslation()
  const words = useFilterWords(toFilter(search))
  const chips = listFilterParts(toFilter(search)).filter((part) => !withControl.includes(part))
  const hasFilter = listFilterParts(toFilter(search)).length > 0

  const onChange = (change: Record<string, unknown>) => onSearch(parseClaimSearch({ ...search, ...change }))
  const onClear = () => onSearch(parseClaimSearch({ sort: search.sort, isDescending: search.isDescending }))

  return (
    <FilterBar label={t('claims/title')}>
      <SearchField
        label={t('claims/search')}
        shortHint={t('claims/searchShort')}
        value={search.search ?? ''}
        onSearch={(text) => onChange({ search: text === '' ? undefined : text })}
      />
      <SegmentedControl
        aria-label={t('claims/outcome')}
        value={search.outcome ?? everything}
        onChange={(value) => onChange({ outcome: value === everything ? undefined : value })}
        data={[
          { value: everything, label: t('claims/any') },
          { value: 'passed', label: t('words/passed') },
          { value: 'failed', label: t('words/failed') },
        ]}
      />
      <SegmentedControl
        aria-label={t('words/patientType')}
        value={search.patientType ?? everything}
        onChange={(value) => onChange({ patientType: value === everything ? undefined : value })}
        data={[{ value: everything, label: t('claims/any') }, 'OP', 'IP']}
      />
      {chips.map((part) => (
        <FilterChip
          key={part}
          name={words.nameOf(part)}
          value={words.valueOf(part)}
          onRemove={() => onChange({ [part]: undefined })}
        />
      ))}
      {hasFilter && (
        <Button variant="subtle" color="gray" onClick={onClear}>
          {t('words/clear')}
        </Button>
      )}
    </FilterBar>
  )
}

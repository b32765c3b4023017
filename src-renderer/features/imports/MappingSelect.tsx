import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { toLatinKeys } from '#renderer/ui/latin-keys.ts'
import type { ExpectedColumn, FoundColumn } from '#shared/contract/layouts.ts'

/** Stands for the answer that the file has no such column; letters of columns never look like it. */
const lacking = '-'

type Props = {
  readonly expected: ExpectedColumn
  readonly columns: readonly FoundColumn[]
  /** Letters of the chosen column; null where the file has none; undefined while nobody knows. */
  readonly value: string | null | undefined
  /** Headers of the fields by the column they stand in. */
  readonly owners: ReadonlyMap<string, string>
  readonly onChoose: (column: string | null) => void
}

const lettersOf = (search: string) => toLatinKeys(search).toUpperCase()
const isLike = ({ label, value }: ComboboxItem, search: string) =>
  label.toLowerCase().includes(search) || value.startsWith(lettersOf(search))

/** Finds by header or by letters, also when these were typed with the keyboard in Thai; the very letters come first. */
const filterColumns: OptionsFilter = ({ options, search }) => {
  const wanted = search.toLowerCase().trim()
  const letters = lettersOf(wanted)
  const rank = ({ value }: ComboboxItem) => (value === letters ? 0 : 1)
  const groups = options.flatMap((option) => ('group' in option ? [option] : []))
  return groups
    .map((group) => ({
      ...group,
      items: group.items
        .filter((one) => isLike(one, wanted))
        .toSorted((one, other) => rank(one) - rank(other)),
    }))
    .filter(({ items }) => items.length > 0)
    .toSorted((one, other) => Math.min(...one.items.map(rank)) - Math.min(...other.items.map(rank)))
}

/** Chooses the column of the file in which a field stands: proposals first, then all that have a header. */
export function MappingSelect({ expected, columns, value, owners, onChoose }: Props) {
  const { t } = useTranslation()
  const byColumn = new Map(columns.map((one) => [one.column, one]))
  const toOption = ({ column, header }: FoundColumn) => ({
    value: column,
    label: `${column} · ${header}`,
  })
  const proposed = expected.proposals.flatMap(({ column }) => byColumn.get(column) ?? [])
  const others = columns.filter((one) => one.header !== '' && !proposed.includes(one))
  const canLack = expected.mayLack || !expected.isRequired
  const data = [
    { group: t('layouts/proposed'), items: proposed.map(toOption) },
    { group: t('layouts/others'), items: others.map(toOption) },
    { group: '—', items: canLack ? [{ value: lacking, label: t('layouts/notThere') }] : [] },
  ].filter(({ items }) => items.length > 0)
  const renderOption = ({ option }: { option: ComboboxItem }) => {
    const found = byColumn.get(option.value)
    const owner = owners.get(option.value)
    return (
      <span className="mapping-option">
        <span>{option.label}</span>
        <span className="hint">
          {owner !== undefined && owner !== expected.header
            ? t('layouts/takenBy', { header: owner })
            : found?.samples[0]}
        </span>
      </span>
    )
  }
  return (
    <Select
      aria-label={t('layouts/columnOf', { header: expected.header })}
      placeholder={t('layouts/choose')}
      data={data}
      value={value === null ? lacking : (value ?? null)}
      onChange={(next) => next !== null && onChoose(next === lacking ? null : next)}
      filter={filterColumns}
      renderOption={renderOption}
      nothingFoundMessage={t('layouts/noneLike')}
      selectFirstOptionOnChange
      searchable
      allowDeselect={false}
      comboboxProps={{ width: 420, position: 'bottom-start' }}
      maxDropdownHeight={320}
    />
  )
}

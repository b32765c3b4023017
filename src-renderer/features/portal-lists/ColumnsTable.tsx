import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Draft, fieldOf } from '#renderer/features/portal-lists/correction-draft.ts'
import { toHeaderText, toPlace } from '#renderer/features/portal-lists/list-words.ts'
import { toLatinKeys } from '#renderer/ui/latin-keys.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { headerOf } from '#shared/model/list-correction.ts'
import { ListField, type ListReading, type ReadColumn } from '#shared/model/list-reading.ts'

const samplesShown = 2
/** Stands for no field; names of fields never look like it. */
const none = '-'

const unique = (texts: readonly string[]) => [...new Set(texts)].filter((text) => text !== '')

type Props = {
  readonly columns: readonly ReadColumn[]
  readonly sample: ListReading['sample']
  readonly draft: Draft
  readonly onChoose: (index: number, field: ListField | null) => void
}

/** Columns as they stand on the page, left to right. */
export function ColumnsTable({ columns, sample, draft, onChoose }: Props) {
  const { t } = useTranslation()
  const toWhy = (column: ReadColumn) => {
    if (draft.has(column.index)) return t('portalLists/reasons/correction')
    return column.reasons.map((reason) => t(`portalLists/reasons/${reason}`)).join(' · ')
  }
  const shown: PlainColumn<ReadColumn>[] = [
    { id: 'place', header: t('portalLists/place'), isNumber: true, cell: ({ index }) => toPlace(index) },
    {
      id: 'header',
      header: t('portalLists/header'),
      cell: (column) => headerOf(column) ?? <span className="hint">{t('portalLists/noHeader')}</span>,
    },
    { id: 'look', header: t('portalLists/lookOf'), cell: ({ look }) => t(`portalLists/looks/${look}`) },
    {
      id: 'samples',
      header: t('portalLists/samples'),
      cell: ({ index }) => <Samples texts={unique(sample.map((row) => row[index] ?? ''))} />,
    },
    {
      id: 'field',
      header: t('portalLists/field'),
      cell: (column) => (
        <FieldSelect
          label={t('portalLists/fieldOf', { place: toPlace(column.index), header: toHeaderText(t, column) })}
          value={fieldOf(column, draft)}
          onChoose={(next) => onChoose(column.index, next)}
        />
      ),
    },
    {
      id: 'why',
      header: t('portalLists/why'),
      cell: (column) => <span className="hint">{toWhy(column)}</span>,
    },
  ]
  return (
    <PlainTable
      label={t('portalLists/columns')}
      columns={shown}
      rows={columns}
      keyOf={({ index }) => index}
    />
  )
}

/** Masked cells of a column: their forms are what is compared. */
function Samples({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="mapping-samples">
      {texts.slice(0, samplesShown).map((text) => (
        <li key={text}>
          <code>{text}</code>
        </li>
      ))}
    </ul>
  )
}

/** Finds by name, or by the field's own letters, also when these were typed with the keyboard in Thai. */
const filterFields: OptionsFilter = ({ options, search }) => {
  const wanted = search.toLowerCase().trim()
  const letters = toLatinKeys(wanted)
  const isLike = ({ label, value }: ComboboxItem) =>
    label.toLowerCase().includes(wanted) ||
    label.toLowerCase().includes(letters) ||
    value.toLowerCase().startsWith(letters)
  return options.filter((option) => !('group' in option) && isLike(option))
}

type SelectProps = {
  readonly label: string
  readonly value: ListField | null
  readonly onChoose: (field: ListField | null) => void
}

function FieldSelect({ label, value, onChoose }: SelectProps) {
  const { t } = useTranslation()
  const data = [
    { value: none, label: t('portalLists/fieldNone') },
    ...ListField.options.map((field) => ({ value: field, label: t(`portalLists/fields/${field}`) })),
  ]
  const onChange = (next: string | null) =>
    next !== null && onChoose(next === none ? null : ListField.parse(next))
  return (
    <Select
      aria-label={label}
      data={data}
      value={value ?? none}
      onChange={onChange}
      // what is typed takes the place of what stands there
      onFocus={(event) => event.currentTarget.select()}
      filter={filterFields}
      nothingFoundMessage={t('portalLists/fieldNoneLike')}
      selectFirstOptionOnChange
      searchable
      allowDeselect={false}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
      maxDropdownHeight={320}
    />
  )
}

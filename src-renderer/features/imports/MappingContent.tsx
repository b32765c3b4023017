import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MappingPreview } from '#renderer/features/imports/MappingPreview.tsx'
import { MappingTable, Samples } from '#renderer/features/imports/MappingTable.tsx'
import {
  choose,
  columnOf,
  countNeeded,
  type Draft,
  sureProposals,
  toColumns,
  wantsLook,
} from '#renderer/features/imports/mapping-draft.ts'
import { toBaseName } from '#renderer/features/imports/mapping-words.ts'
import { FilterBar } from '#renderer/ui/FilterBar.tsx'
import { formatCount } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { SearchField } from '#renderer/ui/SearchField.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { Examination, FoundColumn } from '#shared/contract/layouts.ts'

type Props = {
  readonly importId: number
  readonly found: Examination
  readonly onNext: () => void
}

/** The fields beside the columns of the file, what is left over, and the preview of what they give. */
export function MappingContent({ importId, found, onNext }: Props) {
  const { t } = useTranslation()
  const { expected, sheet, base } = found
  const [draft, setDraft] = useState<Draft>({})
  // what waited for an answer when the page was opened stays on screen once it is answered
  const [waiting] = useState(
    () => new Set(expected.filter((one) => wantsLook(one, {})).map(({ field }) => field)),
  )
  const [shows, setShows] = useState(waiting.size > 0 ? 'open' : 'all')
  const [search, setSearch] = useState('')

  const isOpen = (field: string) => waiting.has(field) || draft[field] !== undefined
  const isLike = (text: string) => text.toLowerCase().includes(search.toLowerCase())
  const listed = expected.filter(({ field }) => shows === 'all' || isOpen(field))
  const rows = listed.filter(({ field, header }) => isLike(field) || isLike(header))
  const sure = sureProposals(expected, draft)
  const needed = countNeeded(expected, draft)
  const known = found.bases.find(({ id }) => id === base)
  const isComplete = needed.done === needed.total
  const openCount = expected.filter(({ field }) => isOpen(field)).length

  const onChoose = (field: string, column: string | null) =>
    setDraft((before) => choose(before, expected, field, column))
  const onTakeSure = () =>
    setDraft((before) =>
      sure.reduce((next, { field, proposal }) => choose(next, expected, field, proposal.column), before),
    )
  return (
    <>
      <Section title={t('layouts/question', { sheet })}>
        <FilterBar label={t('layouts/filter')}>
          <SegmentedControl
            value={shows}
            onChange={setShows}
            data={[
              { value: 'open', label: t('layouts/filters/open', { count: formatCount(openCount) }) },
              { value: 'all', label: t('layouts/filters/all', { count: formatCount(expected.length) }) },
            ]}
          />
          <SearchField label={t('layouts/search')} value={search} onSearch={setSearch} />
          <span className="filter-rest" role="status">
            <State tone={isComplete ? 'good' : 'warn'}>{t('layouts/progress', needed)}</State>
          </span>
          <Button variant="default" disabled={sure.length === 0} onClick={onTakeSure}>
            {t('layouts/takeSure', { count: formatCount(sure.length) })}
          </Button>
        </FilterBar>
        {rows.length > 0 ? (
          <MappingTable found={found} draft={draft} rows={rows} onChoose={onChoose} />
        ) : (
          <p className="hint">{t(listed.length > 0 ? 'layouts/noneFound' : 'layouts/noneOpen')}</p>
        )}
      </Section>
      <MappingPreview
        mapping={{ importId, sheet, base, columns: toColumns(found, draft) }}
        usualName={known ? toBaseName(t, known).slice(0, 60) : ''}
        isComplete={isComplete}
        onNext={onNext}
      />
      <UnusedColumns found={found} draft={draft} />
    </>
  )
}

/** Columns of the file that are no field by now. */
function UnusedColumns({ found, draft }: { found: Examination; draft: Draft }) {
  const { t } = useTranslation()
  const used = new Set(found.expected.map((one) => columnOf(one, draft)))
  // money that nothing counts is what a person should see first
  const unused = found.columns
    .filter(({ column }) => !used.has(column))
    .toSorted((one, other) => (other.satang ?? 0) - (one.satang ?? 0))
  if (unused.length === 0) return null
  const title = t('layouts/unused', { count: formatCount(unused.length) })
  const columns: PlainColumn<FoundColumn>[] = [
    { id: 'column', header: t('layouts/column'), cell: ({ column }) => <code>{column}</code> },
    { id: 'header', header: t('layouts/header'), cell: ({ header }) => header || t('words/none') },
    { id: 'samples', header: t('layouts/samples'), cell: (one) => <Samples samples={one.samples} /> },
    { id: 'shape', header: t('layouts/shape'), cell: ({ shape }) => t(`layouts/shapes/${shape}`) },
    {
      id: 'sum',
      header: t('layouts/sum'),
      isNumber: true,
      cell: ({ satang }) => satang !== null && <Money satang={satang} />,
    },
  ]
  return (
    <Section title={title} hint={t('layouts/unusedHint')}>
      <div className="tall-frame">
        <PlainTable label={title} columns={columns} rows={unused} keyOf={({ column }) => column} />
      </div>
    </Section>
  )
}

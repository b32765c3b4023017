import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '#renderer/api/hooks.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { formatCount, formatShare } from '#renderer/ui/format.ts'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { State } from '#renderer/ui/State.tsx'
import type { LayoutComparison } from '#shared/contract/imports.ts'

type Props = { readonly importId: number; readonly comparison: LayoutComparison }
type Missing = LayoutComparison['columns'][number]

/** What Satang expected of a sheet beside what stands there, and which column is which. */
export function MappingSection({ importId, comparison }: Props) {
  const { t } = useTranslation()
  const { sheet, layout, columns, unknown } = comparison
  const missing = columns.filter(({ foundAt }) => foundAt === null)
  const hint = t('layouts/hint', {
    sheet,
    layout,
    found: formatCount(columns.length - missing.length),
    total: formatCount(columns.length),
    share: formatShare(columns.length - missing.length, columns.length),
  })
  return (
    <Section title={t('layouts/title')} hint={hint}>
      {missing.length > 0 && unknown.length > 0 ? (
        <MappingForm importId={importId} comparison={comparison} missing={missing} />
      ) : (
        <p className="hint">{t('layouts/nothingToName')}</p>
      )}
    </Section>
  )
}

function MappingForm({ importId, comparison, missing }: Props & { missing: readonly Missing[] }) {
  const { t } = useTranslation()
  const save = useCommand('layouts.save')
  const retry = useCommand('imports.retry')
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<Readonly<Record<string, string | null>>>({})
  const isComplete = missing.every(({ field, isRequired }) => !isRequired || chosen[field])

  const onSave = () => {
    const columns = Object.entries(chosen).flatMap(([field, column]) => (column ? [{ field, column }] : []))
    save.mutate({ importId, name: name.trim(), columns }, { onSuccess: () => retry.mutate({ id: importId }) })
  }
  const options = comparison.unknown.map(({ column, header }) => ({
    value: column,
    label: `${column} · ${header}`,
  }))
  const tableColumns: PlainColumn<Missing>[] = [
    { id: 'expected', header: t('layouts/expected'), cell: ({ header }) => header },
    {
      id: 'need',
      header: t('layouts/need'),
      cell: ({ isRequired }) => (
        <State tone={isRequired ? 'bad' : 'quiet'}>
          {t(isRequired ? 'layouts/required' : 'layouts/optional')}
        </State>
      ),
    },
    {
      id: 'found',
      header: t('layouts/found'),
      cell: ({ field, header }) => (
        <Select
          aria-label={t('layouts/columnOf', { header })}
          placeholder={t('layouts/notThere')}
          data={options}
          value={chosen[field] ?? null}
          onChange={(column) => setChosen({ ...chosen, [field]: column })}
          clearable
          searchable
          w={320}
        />
      ),
    },
  ]
  const error = save.error ?? retry.error
  return (
    <>
      <PlainTable
        label={t('layouts/title')}
        columns={tableColumns}
        rows={missing}
        keyOf={({ field }) => field}
      />
      <div className="form-actions is-low">
        <TextInput
          label={t('layouts/name')}
          description={t('layouts/nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          w={320}
        />
        <Button
          disabled={!isComplete || name.trim().length < 2}
          loading={save.isPending || retry.isPending}
          onClick={onSave}
        >
          {t('layouts/save')}
        </Button>
      </div>
      {error && <FailureNotice error={error} />}
    </>
  )
}

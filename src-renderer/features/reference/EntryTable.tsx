import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pageLength, useRowPages } from '#renderer/api/row-pages.ts'
import { chooseEntry } from '#renderer/features/reference/reference.view.ts'
import { toReferenceColumns } from '#renderer/features/reference/reference-columns.tsx'
import { DataTable } from '#renderer/ui/DataTable.tsx'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { useLanguage } from '#renderer/ui/use-format.ts'
import type { ReferenceKind } from '#shared/contract/reference.ts'

type Props = { readonly kind: ReferenceKind; readonly text: string; readonly total: number }

/** The codes a search found; a row shows its details at the side. */
export function EntryTable({ kind, text, total }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const columns = useMemo(() => toReferenceColumns(t, language), [t, language])
  const { rows, firstRow, onView, failed } = useRowPages(
    'reference.search',
    (offset) => ({ kind, text, limit: pageLength, offset }),
    ({ entries }) => entries,
  )
  if (failed?.error) return <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />
  return (
    <DataTable
      label={t('reference/tableLabel')}
      columns={columns}
      rows={rows}
      firstRow={firstRow}
      rowCount={total}
      onView={onView}
      onOpen={chooseEntry}
    />
  )
}

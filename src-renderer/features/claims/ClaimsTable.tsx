import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimSearch } from '#renderer/api/claim-search.ts'
import { sortIds, toClaimColumns } from '#renderer/features/claims/claim-columns.tsx'
import { useClaimPages } from '#renderer/features/claims/claim-pages.ts'
import { rememberSearch } from '#renderer/features/claims/claims.view.ts'
import { DataTable } from '#renderer/ui/DataTable.tsx'
import type { DataSort } from '#renderer/ui/data-table.ts'
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'

type Props = {
  readonly search: ClaimSearch
  readonly total: number
  readonly onSearch: (search: ClaimSearch) => void
}

/** The list itself; a row opens its claim. */
export function ClaimsTable({ search, total, onSearch }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const { rows, firstRow, onView, failed } = useClaimPages(search)
  const columns = useMemo(() => toClaimColumns(t, format), [t, format])
  const { sort = 'admittedAt', isDescending = true } = search

  const onSort = (next: DataSort) => {
    const id = sortIds.find((name) => name === next.id)
    if (id) onSearch({ ...search, sort: id, isDescending: next.isDescending })
  }
  const onOpen = ({ tranId }: { tranId: string }) => {
    rememberSearch(search)
    void navigate({ to: '/claims/$tranId', params: { tranId } })
  }

  return (
    <>
      {failed?.error && <FailureNotice error={failed.error} onRetry={() => void failed.refetch()} />}
      <DataTable
        label={t('claims/tableLabel')}
        columns={columns}
        rows={rows}
        firstRow={firstRow}
        rowCount={total}
        sort={{ id: sort, isDescending, ids: sortIds, onSort }}
        onView={onView}
        onOpen={onOpen}
      />
    </>
  )
}

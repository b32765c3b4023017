import { useTranslation } from 'react-i18next'
import type { ClaimSearch } from '#renderer/api/claim-search.ts'
import { Figure } from '#renderer/ui/Figure.tsx'
import { formatCount, formatShare } from '#renderer/ui/format.ts'
import { Money } from '#renderer/ui/Money.tsx'
import { type PlainColumn, PlainTable } from '#renderer/ui/PlainTable.tsx'
import type { Dashboard } from '#shared/contract/dashboard.ts'

export type GroupRow = {
  readonly key: string
  readonly name: string
  /** The claims behind the numbers. */
  readonly filter: ClaimSearch
  readonly group: Dashboard['totals']
}

/** Groups of claims with their numbers; every number opens its claims. */
export function GroupTable({
  label,
  nameHeader,
  rows,
}: {
  label: string
  nameHeader: string
  rows: readonly GroupRow[]
}) {
  const { t } = useTranslation()
  const columns: PlainColumn<GroupRow>[] = [
    { id: 'name', header: nameHeader, cell: ({ name }) => name },
    {
      id: 'claims',
      header: t('words/claims'),
      isNumber: true,
      cell: ({ filter, group }) => <Figure filter={filter}>{formatCount(group.claims)}</Figure>,
    },
    {
      id: 'claimed',
      header: t('words/claimed'),
      isNumber: true,
      cell: ({ filter, group }) => (
        <Figure filter={filter}>
          <Money satang={group.claimedSatang} />
        </Figure>
      ),
    },
    {
      id: 'approved',
      header: t('words/approved'),
      isNumber: true,
      cell: ({ filter, group }) => (
        <Figure filter={filter}>
          <Money satang={group.approvedSatang} />
        </Figure>
      ),
    },
    {
      id: 'failed',
      header: t('words/failedShare'),
      isNumber: true,
      cell: ({ filter, group }) => (
        <Figure filter={{ ...filter, outcome: 'failed' }}>{formatShare(group.failed, group.claims)}</Figure>
      ),
    },
  ]
  return <PlainTable label={label} columns={columns} rows={rows} keyOf={({ key }) => key} />
}

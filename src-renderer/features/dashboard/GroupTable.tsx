import type { ReactNode } from 'react'
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
  /** The claims behind the numbers; null where no filter can name them. */
  readonly filter: ClaimSearch | null
  readonly group: Dashboard['totals']
}

function Linked({ filter, children }: { filter: ClaimSearch | null; children: ReactNode }) {
  return filter === null ? children : <Figure filter={filter}>{children}</Figure>
}

const failedOf = (filter: ClaimSearch | null): ClaimSearch | null =>
  filter && { ...filter, outcome: 'failed' }

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
      cell: ({ filter, group }) => <Linked filter={filter}>{formatCount(group.claims)}</Linked>,
    },
    {
      id: 'claimed',
      header: t('words/claimed'),
      isNumber: true,
      cell: ({ filter, group }) => (
        <Linked filter={filter}>
          <Money satang={group.claimedSatang} />
        </Linked>
      ),
    },
    {
      id: 'approved',
      header: t('words/approved'),
      isNumber: true,
      cell: ({ filter, group }) => (
        <Linked filter={filter}>
          <Money satang={group.approvedSatang} />
        </Linked>
      ),
    },
    {
      id: 'failed',
      header: t('words/failedShare'),
      isNumber: true,
      cell: ({ filter, group }) => (
        <Linked filter={failedOf(filter)}>{formatShare(group.failed, group.claims)}</Linked>
      ),
    },
  ]
  return <PlainTable label={label} columns={columns} rows={rows} keyOf={({ key }) => key} />
}

import { Button } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type ClaimSearch, listFilterParts, toFilter } from '#renderer/api/claim-search.ts'
import { ClaimFilters } from '#renderer/features/claims/ClaimFilters.tsx'
import { ClaimsTable } from '#renderer/features/claims/ClaimsTable.tsx'
import { ClaimTotals } from '#renderer/features/claims/ClaimTotals.tsx'
import { useClaimHead } from '#renderer/features/claims/claim-pages.ts'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'

const route = getRouteApi('/claims')

/** Which claims, and how much are they together? */
export function ClaimsPage() {
  const { t } = useTranslation()
  const search = route.useSearch()
  const navigate = useNavigate()
  const head = useClaimHead(search)
  const isFiltered = listFilterParts(toFilter(search)).length > 0

  const onSearch = (next: ClaimSearch) => void navigate({ to: '/claims', search: next, replace: true })
  const onClear = () => onSearch({})

  return (
    <div className="full-page">
      <PageHeader title={t('claims/title')}>{head.data && <ClaimTotals totals={head.data} />}</PageHeader>
      <ClaimFilters search={search} onSearch={onSearch} />
      <Answered answer={head} rows={16}>
        {({ total }) => {
          if (total > 0)
            return (
              <ClaimsTable key={JSON.stringify(search)} search={search} total={total} onSearch={onSearch} />
            )
          return isFiltered ? <NoneFound onClear={onClear} /> : <NoClaims />
        }}
      </Answered>
    </div>
  )
}

function NoneFound({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('claims/noneTitle')} text={t('claims/noneText')}>
      <Button variant="default" onClick={onClear}>
        {t('words/clear')}
      </Button>
    </EmptyState>
  )
}

function NoClaims() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('claims/emptyTitle')} text={t('claims/emptyText')}>
      <Button component={Link} to="/imports">
        {t('claims/emptyAction')}
      </Button>
    </EmptyState>
  )
}

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ClaimSearch } from '#renderer/api/claim-search.ts'
import { useAnswer } from '#renderer/api/hooks.ts'
import { AttentionList } from '#renderer/features/dashboard/AttentionList.tsx'
import { DashboardFilters } from '#renderer/features/dashboard/DashboardFilters.tsx'
import { useDashboardView } from '#renderer/features/dashboard/dashboard.view.ts'
import { GroupTable } from '#renderer/features/dashboard/GroupTable.tsx'
import { LatestFiles } from '#renderer/features/dashboard/LatestFiles.tsx'
import { MonthChart } from '#renderer/features/dashboard/MonthChart.tsx'
import { RunFacts } from '#renderer/features/dashboard/RunFacts.tsx'
import { TotalsRow } from '#renderer/features/dashboard/TotalsRow.tsx'
import { Answered } from '#renderer/ui/Answered.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { useFormat } from '#renderer/ui/use-format.ts'
import type { Dashboard } from '#shared/contract/dashboard.ts'

/** How much was claimed, and how much came back? */
export function DashboardPage() {
  const { t } = useTranslation()
  const { fiscalYear, scheme } = useDashboardView()
  const answer = useAnswer('dashboard.get', { fiscalYear, scheme }, { keepsPrevious: true })

  return (
    <>
      <PageHeader title={t('dashboard/title')}>
        <DashboardFilters years={answer.data?.fiscalYears ?? []} fiscalYear={fiscalYear} scheme={scheme} />
      </PageHeader>
      <Answered answer={answer} rows={14}>
        {(dashboard) => <DashboardContent dashboard={dashboard} fiscalYear={fiscalYear} scheme={scheme} />}
      </Answered>
    </>
  )
}

type Props = {
  readonly dashboard: Dashboard
  readonly fiscalYear: number | null
  readonly scheme: string | null
}

function DashboardContent({ dashboard, fiscalYear, scheme }: Props) {
  const { t } = useTranslation()
  const { attention, totals, lastRun, nextRunAt, backup, latestFiles } = dashboard
  const filter: ClaimSearch = {
    ...(fiscalYear === null ? {} : { fiscalYear }),
    ...(scheme === null ? {} : { scheme }),
  }
  const isFiltered = fiscalYear !== null || scheme !== null

  return (
    <>
      {attention.length > 0 && <AttentionList attention={attention} />}
      <RunFacts lastRun={lastRun} nextRunAt={nextRunAt} backup={backup} />
      {totals.claims === 0 && !isFiltered && <NoClaims />}
      {totals.claims === 0 && isFiltered && <EmptyState title={t('dashboard/nothingFound')} />}
      {totals.claims > 0 && <TotalsRow totals={totals} filter={filter} />}
      {totals.claims > 0 && <Groups dashboard={dashboard} filter={filter} />}
      {latestFiles.length > 0 && totals.claims === 0 && <LatestFiles files={latestFiles} />}
    </>
  )
}

function NoClaims() {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('dashboard/emptyTitle')} text={t('dashboard/emptyText')}>
      <Button component={Link} to="/downloads">
        {t('dashboard/emptyDownload')}
      </Button>
      <Button component={Link} to="/imports" variant="default">
        {t('dashboard/emptyImport')}
      </Button>
    </EmptyState>
  )
}

function Groups({ dashboard, filter }: { dashboard: Dashboard; filter: ClaimSearch }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { byMonth, byFund, byScheme, latestFiles } = dashboard
  const months = byMonth.map((group) => {
    const { fiscalYear: _year, ...rest } = filter
    const { month } = group
    return {
      key: month ?? '',
      name: format.month(month),
      filter: { ...rest, month },
      group,
    }
  })
  const funds = byFund.map((group) => ({
    key: group.fund ?? '',
    name: format.fund(group.fund),
    filter: { ...filter, fund: group.fund },
    group,
  }))
  const schemes = byScheme.map((group) => ({
    key: group.scheme,
    name: format.scheme(group.scheme),
    filter: { ...filter, scheme: group.scheme },
    group,
  }))
  return (
    <div className="two-columns">
      <div>
        <Section title={t('dashboard/byMonth')}>
          <MonthChart months={byMonth} filter={filter} />
          <GroupTable label={t('dashboard/byMonth')} nameHeader={t('words/month')} rows={months} />
        </Section>
      </div>
      <div>
        <Section title={t('dashboard/byFund')}>
          <GroupTable label={t('dashboard/byFund')} nameHeader={t('words/fund')} rows={funds} />
        </Section>
        <Section title={t('dashboard/byScheme')}>
          <GroupTable label={t('dashboard/byScheme')} nameHeader={t('words/scheme')} rows={schemes} />
        </Section>
        {latestFiles.length > 0 && <LatestFiles files={latestFiles} />}
      </div>
    </div>
  )
}

import type { Store } from '#main/database/store.ts'
import { listAttention } from '#main/features/dashboard/attention.ts'
import {
  type ClaimGroup,
  hasEnabledAccount,
  selectClaimGroups,
  selectFailedDownloads,
  selectImportTroubles,
  selectLastRun,
  selectLatestFiles,
} from '#main/features/dashboard/dashboard.sql.ts'
import { type Figures, sumBy, sumGroups } from '#main/features/dashboard/groups.ts'
import type { Dashboard } from '#shared/contract/dashboard.ts'
import { monthsOfFiscalYear } from '#shared/model/thai-date.ts'

type Needs = {
  store: Store
  schedule: () => Promise<{ plan: { isEnabled: boolean }; nextRunAt: string | null }>
}

const latestFileCount = 8
const noFigures = sumGroups([])

/** Largest approved amount first; groups without one last. */
function byApproved(left: Figures, right: Figures): number {
  return (right.approvedSatang ?? -1) - (left.approvedSatang ?? -1) || right.claims - left.claims
}

function listMonths(groups: readonly ClaimGroup[], fiscalYear: number | null): Dashboard['byMonth'] {
  const byMonth = sumBy(groups, (group) => group.month)
  if (fiscalYear !== null) {
    return monthsOfFiscalYear(fiscalYear).map((month) => ({ month, ...(byMonth.get(month) ?? noFigures) }))
  }
  return [...byMonth]
    .map(([month, figures]) => ({ month, ...figures }))
    .sort((left, right) => (left.month ?? '').localeCompare(right.month ?? ''))
}

function narrow(all: readonly ClaimGroup[], fiscalYear: number | null, scheme: string | null): ClaimGroup[] {
  return all.filter(
    (group) =>
      (fiscalYear === null || group.fiscalYear === fiscalYear) &&
      (scheme === null || group.scheme === scheme),
  )
}

/** Answers what the dashboard shows. Reads many tables and writes none. */
export function createDashboard({ store, schedule }: Needs) {
  return {
    async get(fiscalYear: number | null, scheme: string | null): Promise<Dashboard> {
      const [all, latestFiles, lastRun, failedDownloads, imports, hasAccount, { plan, nextRunAt }] =
        await Promise.all([
          store.read(selectClaimGroups),
          store.read((db) => selectLatestFiles(db, latestFileCount)),
          store.read(selectLastRun),
          store.read(selectFailedDownloads),
          store.read(selectImportTroubles),
          store.read(hasEnabledAccount),
          schedule(),
        ])
      const groups = narrow(all, fiscalYear, scheme)
      const years = new Set(all.flatMap((group) => group.fiscalYear ?? []))
      return {
        fiscalYears: [...years].sort((left, right) => right - left),
        totals: sumGroups(groups),
        byMonth: listMonths(groups, fiscalYear),
        byFund: [...sumBy(groups, (group) => group.fund)]
          .map(([fund, figures]) => ({ fund, ...figures }))
          .sort(byApproved),
        byScheme: [...sumBy(groups, (group) => group.scheme)]
          .map(([name, figures]) => ({ scheme: name, ...figures }))
          .sort(byApproved),
        latestFiles,
        lastRun: lastRun && {
          at: lastRun.at,
          state: lastRun.state,
          stored: lastRun.stored,
          failed: lastRun.failed,
        },
        nextRunAt,
        attention: listAttention({
          hasAccount,
          isNightlyOn: plan.isEnabled,
          lastRun,
          failedDownloads,
          imports,
        }),
      }
    },
  }
}

export type DashboardService = ReturnType<typeof createDashboard>

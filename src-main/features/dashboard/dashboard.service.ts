import type { Store } from '#main/database/store.ts'
import { listAttention, type Troubles } from '#main/features/dashboard/attention.ts'
import {
  type ClaimGroup,
  hasDocuments,
  hasEnabledAccount,
  selectClaimGroups,
  selectFailedDownloads,
  selectImportTroubles,
  selectLastRun,
  selectLatestFiles,
} from '#main/features/dashboard/dashboard.sql.ts'
import { type Figures, sumBy, sumGroups } from '#main/features/dashboard/groups.ts'
import type { BackupState, Dashboard } from '#shared/contract/dashboard.ts'
import type { PlannedRuns } from '#shared/contract/schedule.ts'
import type { ClockTrouble } from '#shared/model/clock-trouble.ts'
import { monthsOfFiscalYear } from '#shared/model/thai-date.ts'

type Plans = {
  readonly isPaused: boolean
  readonly plans: readonly Pick<PlannedRuns, 'isEnabled' | 'nextRunAt' | 'missedAt'>[]
}

type Needs = {
  store: Store
  schedule: () => Promise<Plans>
  /** Files listed for months that are over, and never imported. */
  missing: () => Promise<{ readonly files: number }>
  /** No account can sign in before a person does. */
  isSignInNeeded: () => Promise<boolean>
  /** Lists of the portal that are no longer as they were when they worked. */
  changedLists: () => Promise<number>
  /** Documents of which only a person can say what counts, or what they are of. */
  documents: () => Promise<Troubles['documents']>
  /** Whether the clock of this computer is wrong by more than a day. */
  findClockTrouble: () => Promise<ClockTrouble | null>
  /** The last verified backup, and whether the last try failed. */
  backup: () => Promise<BackupState>
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

function listShares(groups: readonly ClaimGroup[]): Pick<Dashboard, 'byFund' | 'byScheme'> {
  const funds = [...sumBy(groups, (group) => group.fund)]
  const schemes = [...sumBy(groups, (group) => group.scheme)]
  return {
    byFund: funds.map(([fund, figures]) => ({ fund, ...figures })).sort(byApproved),
    byScheme: schemes.map(([scheme, figures]) => ({ scheme, ...figures })).sort(byApproved),
  }
}

function narrow(all: readonly ClaimGroup[], fiscalYear: number | null, scheme: string | null): ClaimGroup[] {
  return all.filter(
    (group) =>
      (fiscalYear === null || group.fiscalYear === fiscalYear) &&
      (scheme === null || group.scheme === scheme),
  )
}

function toScheduleTroubles({ isPaused, plans }: Plans): Troubles['schedule'] {
  return {
    isPaused,
    enabled: plans.filter(({ isEnabled }) => isEnabled).length,
    missed: plans.filter(({ missedAt }) => missedAt !== null).length,
  }
}

/** Answers what the dashboard shows. Reads many tables and writes none. */
export function createDashboard(needs: Needs) {
  const { store, schedule, missing, isSignInNeeded, changedLists, documents } = needs
  async function findTroubles(
    known: Pick<Troubles, 'lastRun' | 'backup'>,
    planned: Plans,
  ): Promise<Troubles> {
    const [failedDownloads, imports, hasAccount, isFilled] = await Promise.all([
      store.read(selectFailedDownloads),
      store.read(selectImportTroubles),
      store.read(hasEnabledAccount),
      store.read(hasDocuments),
    ])
    return {
      ...known,
      isFilled,
      hasAccount,
      isSignedOut: await isSignInNeeded(),
      schedule: toScheduleTroubles(planned),
      changedLists: await changedLists(),
      missingFiles: (await missing()).files,
      clock: await needs.findClockTrouble(),
      failedDownloads,
      imports,
      documents: await documents(),
    }
  }

  return {
    async get(fiscalYear: number | null, scheme: string | null): Promise<Dashboard> {
      const [all, latestFiles, lastRun, planned, backup] = await Promise.all([
        store.read(selectClaimGroups),
        store.read((db) => selectLatestFiles(db, latestFileCount)),
        store.read(selectLastRun),
        schedule(),
        needs.backup(),
      ])
      const groups = narrow(all, fiscalYear, scheme)
      const years = new Set(all.flatMap((group) => group.fiscalYear ?? []))
      return {
        fiscalYears: [...years].sort((left, right) => right - left),
        totals: sumGroups(groups),
        byMonth: listMonths(groups, fiscalYear),
        ...listShares(groups),
        latestFiles,
        lastRun: lastRun && {
          at: lastRun.at,
          state: lastRun.state,
          stored: lastRun.stored,
          failed: lastRun.failed,
        },
        nextRunAt: planned.plans.flatMap(({ nextRunAt }) => nextRunAt ?? []).toSorted()[0] ?? null,
        backup,
        attention: listAttention(await findTroubles({ lastRun, backup }, planned)),
      }
    },
  }
}

export type DashboardService = ReturnType<typeof createDashboard>

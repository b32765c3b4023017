import type { WayNeeds } from '#main/features/downloads/list-ways.ts'
import type { PortalWord } from '#main/features/downloads/portal-word.ts'
import type { RunReport } from '#main/features/downloads/run-report.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { ImportResult } from '#shared/contract/imports.ts'

export type ImportFiles = (
  paths: readonly string[],
  options: {
    readonly signal: AbortSignal
    readonly counts: (path: string) => ControlCounts | null
    readonly told: (path: string) => PortalWord | null
  },
) => Promise<{ readonly files: readonly ImportResult[] }>

export type ListNeeds = WayNeeds & {
  readonly report: RunReport
  /** null: fetch only. */
  readonly importFiles: ImportFiles | null
  readonly isDryRun: boolean
  readonly isFetchingAgain: boolean
  /** Files fetched at the same time. */
  readonly workers: number
  /** Signs in again in the middle, or has a person do it. @throws AppError of signing in */
  readonly renew: () => Promise<void>
}

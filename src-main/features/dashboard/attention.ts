import type { ImportTrouble, LastRun } from '#main/features/dashboard/dashboard.sql.ts'
import type { Attention, BackupState } from '#shared/contract/dashboard.ts'
import { ErrorRecord } from '#shared/contract/imports.ts'
import { isErrorCode } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { needsSignIn } from '#shared/errors/sign-in-codes.ts'
import type { ClockTrouble } from '#shared/model/clock-trouble.ts'

export type Troubles = {
  readonly hasAccount: boolean
  /** No account can sign in before a person does. */
  readonly isSignedOut: boolean
  /** Lists of the portal that are no longer as they were when they worked. */
  readonly changedLists: number
  /** Plans that run by themselves, while the schedule is not paused. */
  readonly schedule: { readonly enabled: number; readonly missed: number; readonly isPaused: boolean }
  /** Files listed for months that are over, and never imported. */
  readonly missingFiles: number
  /** The clock of this computer, when it is wrong by more than a day. */
  readonly clock: ClockTrouble | null
  readonly lastRun: LastRun | null
  readonly backup: BackupState
  /** Documents count in the store. */
  readonly isFilled: boolean
  readonly failedDownloads: readonly { code: string | null; count: number }[]
  readonly imports: readonly ImportTrouble[]
  /** Documents of which only a person can say what counts, or what they are of. */
  readonly documents: {
    readonly questions: number
    readonly untold: number
    /** What counts still follows from older rules. */
    readonly isUnsettled: boolean
  }
}

const oldBackupDays = 2

function codeOf(errorJson: string | null): ErrorCode | null {
  return errorJson === null ? null : ErrorRecord.parse(JSON.parse(errorJson)).code
}

function attention(kind: Attention['kind'], rest: Partial<Attention> = {}): Attention {
  return { kind, count: 1, code: null, importId: null, ...rest }
}

function runAttention(lastRun: LastRun | null): Attention[] {
  if (lastRun?.state !== 'failed') return []
  const code = codeOf(lastRun.errorJson)
  return [attention(code && needsSignIn(code) ? 'signInNeeded' : 'runFailed', { code })]
}

/** A person signs in once, whether a run failed for want of it or the next one would. */
function visitAttention({ lastRun, isSignedOut, schedule }: Troubles): Attention[] {
  const ofRun = runAttention(lastRun)
  const isRunPlanned = schedule.enabled > 0 && !schedule.isPaused
  if (!isSignedOut || !isRunPlanned || ofRun[0]?.kind === 'signInNeeded') return ofRun
  return [attention('signInBeforeRun'), ...ofRun]
}

function scheduleAttention({ enabled, missed, isPaused }: Troubles['schedule']): Attention[] {
  if (enabled === 0) return [attention('nightlyOff')]
  if (isPaused) return [attention('schedulePaused')]
  return missed > 0 ? [attention('scheduleMissed', { count: missed })] : []
}

function countAttention(kind: Attention['kind'], list: Troubles['imports']): Attention[] {
  const first = list[0]
  if (!first) return []
  const only = list.length === 1
  return [
    attention(kind, {
      count: list.length,
      importId: only ? first.id : null,
      code: only ? codeOf(first.errorJson) : null,
    }),
  ]
}

function clockAttention(clock: ClockTrouble | null): Attention[] {
  if (clock === null) return []
  return [attention(clock.state === 'behind' ? 'clockBehind' : 'clockAhead', { count: clock.days })]
}

/** Nothing is lost with a store that holds nothing; one that was backed up yesterday is well. */
function backupAttention({ backup: { last, failure }, isFilled }: Troubles): Attention[] {
  if (failure !== null) return [attention('backupFailed', { code: failure.error.code })]
  if (last === null) return isFilled ? [attention('backupNever')] : []
  return last.ageDays >= oldBackupDays ? [attention('backupOld', { count: last.ageDays })] : []
}

/** @returns what wants a person, most urgent first. */
export function listAttention(troubles: Troubles): Attention[] {
  const { imports, documents } = troubles
  return [
    ...(troubles.hasAccount ? [] : [attention('noAccount')]),
    ...(troubles.changedLists > 0 ? [attention('listChanged', { count: troubles.changedLists })] : []),
    ...visitAttention(troubles),
    ...clockAttention(troubles.clock),
    ...countAttention(
      'importRefused',
      imports.filter((file) => file.state === 'refused'),
    ),
    ...countAttention(
      'importQuarantined',
      imports.filter((file) => file.state === 'quarantined'),
    ),
    ...(documents.isUnsettled ? [attention('documentsUnsettled')] : []),
    ...(documents.questions > 0 ? [attention('documentsCompete', { count: documents.questions })] : []),
    ...(documents.untold > 0 ? [attention('documentsUntold', { count: documents.untold })] : []),
    ...countAttention(
      'checkDiffers',
      imports.filter((file) => file.differs === 1),
    ),
    ...countAttention(
      'cellsRejected',
      imports.filter((file) => file.state === 'imported' && file.rejectedCount > 0),
    ),
    ...troubles.failedDownloads.map(({ code, count }) =>
      attention('fileFailed', { count, code: code !== null && isErrorCode(code) ? code : null }),
    ),
    ...(troubles.missingFiles > 0 ? [attention('filesMissing', { count: troubles.missingFiles })] : []),
    ...backupAttention(troubles),
    ...scheduleAttention(troubles.schedule),
  ]
}

import type { TrayState } from '#shared/contract/attention.ts'
import type { DownloadProgress, DownloadRun } from '#shared/contract/downloads.ts'
import { needsSignIn } from '#shared/errors/sign-in-codes.ts'

/**
 * @param progress where the running run is, or null; looking at lists is no run
 * @param lastRun the run that ended last, or null
 * @param isSignedOut a planned run could not sign in before a person does
 * @returns what the icon beside the clock says: what goes on first, else how the last run left things
 */
export function toTrayState(
  progress: Pick<DownloadProgress, 'runId' | 'filesDone' | 'filesTotal'> | null,
  lastRun: Pick<DownloadRun, 'state' | 'error'> | null,
  isSignedOut: boolean,
): TrayState {
  if (progress && progress.runId !== null) {
    const { filesDone, filesTotal } = progress
    return { state: 'running', filesDone, filesTotal }
  }
  if (isSignedOut) return { state: 'signInNeeded' }
  if (lastRun?.state !== 'failed') return { state: 'idle' }
  return { state: lastRun.error && needsSignIn(lastRun.error.code) ? 'signInNeeded' : 'failed' }
}

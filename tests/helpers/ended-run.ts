import type { DownloadRun } from '#shared/contract/downloads.ts'

/** A run that ended well and found nothing, but for what a test says of it. */
export function endedRun(said: Partial<DownloadRun> = {}): DownloadRun {
  const at = '2026-01-05T19:30:00.000Z'
  return {
    id: 1,
    reason: 'nightly',
    state: 'done',
    startedBy: null,
    startedAt: at,
    endedAt: at,
    sources: ['rep'],
    months: ['2026-01'],
    schemes: ['ucs'],
    isImporting: true,
    isDryRun: false,
    isFetchingAgain: false,
    resumes: 0,
    ...{ listsTotal: 1, listsDone: 1, listed: 0, stored: 0, skipped: 0, failed: 0, imported: 0, refused: 0 },
    error: null,
    ...said,
  }
}

import type { Tone } from '#renderer/ui/State.tsx'
import type { DownloadRun } from '#shared/contract/downloads.ts'

export const runTones: Record<DownloadRun['state'], Tone> = {
  running: 'quiet',
  paused: 'warn',
  done: 'good',
  failed: 'bad',
  cancelled: 'warn',
  interrupted: 'warn',
}

const resumable: readonly DownloadRun['state'][] = ['paused', 'interrupted', 'failed', 'cancelled']

/** What can be done about a run that is not running. */
export type RunAction = 'resume' | 'retryFailed' | 'fetchShown'

/** @returns what makes sense now, the most likely first. */
export function listActions(run: DownloadRun): readonly RunAction[] {
  if (resumable.includes(run.state)) return ['resume']
  if (run.state !== 'done') return []
  if (run.isDryRun) return run.stored > 0 ? ['fetchShown'] : []
  return run.failed > 0 ? ['retryFailed'] : []
}

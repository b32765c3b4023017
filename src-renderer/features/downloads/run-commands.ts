import { useAnswer, useCommand } from '#renderer/api/hooks.ts'
import type { RunAction } from '#renderer/features/downloads/run-states.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { Input } from '#shared/contract/index.ts'

/** Everything that starts the downloader, of which one works at a time, and whether it is at work. */
export function useRunCommands() {
  const active = useAnswer('downloads.active', {})
  const run = useCommand('downloads.run')
  const runMissing = useCommand('downloads.runMissing')
  const retryFailed = useCommand('downloads.retryFailed')
  const resume = useCommand('downloads.resume')
  const all = [run, runMissing, retryFailed, resume]

  // what an earlier press came to says nothing about this one
  const forget = () => {
    for (const command of all) command.reset()
  }
  const onRun = (input: Input<'downloads.run'>) => {
    forget()
    run.mutate(input)
  }
  const onRunMissing = (input: Input<'downloads.runMissing'>) => {
    forget()
    runMissing.mutate(input)
  }
  const onRetryFailed = () => {
    forget()
    retryFailed.mutate({})
  }
  const onAction = (action: RunAction, { id, sources, months, schemes, isFetchingAgain }: DownloadRun) => {
    if (action === 'retryFailed') return onRetryFailed()
    if (action === 'fetchShown') return onRun({ sources, months, schemes, isFetchingAgain })
    forget()
    resume.mutate({ id })
  }
  return {
    onRun,
    onRunMissing,
    onRetryFailed,
    onAction,
    progress: active.data ?? null,
    isBusy: Boolean(active.data) || all.some(({ isPending }) => isPending),
    hasFoundNothing: runMissing.data === null || retryFailed.data === null,
    error: all.find(({ error }) => error !== null)?.error ?? null,
  }
}

export type RunCommands = ReturnType<typeof useRunCommands>

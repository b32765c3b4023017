import type { TFunction } from 'i18next'
import { runTones } from '#renderer/features/downloads/run-states.ts'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import { useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { formatCount, formatDuration } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'
import type { Format } from '#renderer/ui/use-format.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'

const counts = {
  listed: 'listed',
  stored: 'stored',
  skipped: 'skipped',
  failed: 'runFailed',
  imported: 'imported',
  refused: 'refused',
} as const

/** @returns what was unusual about a run, in words. */
export function listNotes(t: TFunction, run: DownloadRun): string[] {
  return [
    ...(run.isDryRun ? [t('downloads/notes/dryRun')] : []),
    ...(run.isFetchingAgain ? [t('downloads/notes/fetchingAgain')] : []),
    ...(run.isImporting || run.isDryRun ? [] : [t('downloads/notes/notImporting')]),
    ...(run.resumes > 0 ? [t('downloads/notes/resumes', { count: run.resumes })] : []),
  ]
}

/** @returns who started a run and why; a machine's runs have the reason alone. */
export function toStarter(t: TFunction, { startedBy, reason }: DownloadRun): string {
  const why = t(`downloads/reasons/${reason}`)
  return startedBy === null ? why : `${startedBy} · ${why}`
}

function toOriginColumns(t: TFunction, format: Format): DataColumn<DownloadRun>[] {
  return [
    {
      id: 'startedAt',
      header: t('downloads/startedAt'),
      width: 134,
      cell: ({ startedAt }) => format.instant(startedAt),
      sortValue: ({ startedAt }) => startedAt,
    },
    {
      id: 'state',
      header: t('words/state'),
      width: 122,
      cell: ({ state }) => <State tone={runTones[state]}>{t(`words/runStates/${state}`)}</State>,
      sortValue: ({ state }) => state,
    },
    {
      id: 'who',
      header: t('downloads/who'),
      width: 140,
      cell: (run) => toStarter(t, run),
      sortValue: (run) => toStarter(t, run),
    },
    {
      id: 'took',
      header: t('downloads/took'),
      width: 58,
      isNumber: true,
      cell: ({ startedAt, endedAt }) => endedAt && formatDuration(startedAt, endedAt),
    },
  ]
}

/** The columns of the history of runs. */
export function toRunColumns(t: TFunction, format: Format): DataColumn<DownloadRun>[] {
  const countColumns = (Object.keys(counts) as (keyof typeof counts)[]).map((name) => ({
    id: name,
    header: t(`downloads/${counts[name]}`),
    width: name === 'listed' ? 80 : 62,
    isNumber: true,
    cell: (run: DownloadRun) => formatCount(run[name]),
    sortValue: (run: DownloadRun) => run[name],
  }))
  return [
    ...toOriginColumns(t, format),
    {
      id: 'lists',
      header: t('downloads/lists'),
      width: 62,
      isNumber: true,
      cell: ({ listsDone, listsTotal }) => `${formatCount(listsDone)}/${formatCount(listsTotal)}`,
      sortValue: ({ listsTotal }) => listsTotal,
    },
    ...countColumns,
    {
      id: 'note',
      header: t('downloads/note'),
      width: 150,
      grow: 1,
      cell: (run) => (run.error ? <RunReason error={run.error} /> : listNotes(t, run).join(' · ')),
    },
  ]
}

function RunReason({ error }: { error: ErrorRecord }) {
  const text = useFailureText()(error)
  return <span title={text}>{text}</span>
}

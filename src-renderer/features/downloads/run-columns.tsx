import type { TFunction } from 'i18next'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import { useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { formatCount, formatDuration } from '#renderer/ui/format.ts'
import { State, type Tone } from '#renderer/ui/State.tsx'
import type { Format } from '#renderer/ui/use-format.ts'
import type { DownloadRun } from '#shared/contract/downloads.ts'
import type { ErrorRecord } from '#shared/errors/app-error.ts'

const tones: Record<DownloadRun['state'], Tone> = {
  running: 'quiet',
  paused: 'warn',
  done: 'good',
  failed: 'bad',
  cancelled: 'warn',
  interrupted: 'warn',
}

const counts = {
  listed: 'listed',
  stored: 'stored',
  skipped: 'skipped',
  failed: 'runFailed',
  imported: 'imported',
  refused: 'refused',
} as const

/** The columns of the history of runs. */
export function toRunColumns(t: TFunction, format: Format): DataColumn<DownloadRun>[] {
  const countColumns = (Object.keys(counts) as (keyof typeof counts)[]).map((name) => ({
    id: name,
    header: t(`downloads/${counts[name]}`),
    width: 74,
    isNumber: true,
    cell: (run: DownloadRun) => formatCount(run[name]),
    sortValue: (run: DownloadRun) => run[name],
  }))
  return [
    {
      id: 'startedAt',
      header: t('downloads/startedAt'),
      width: 140,
      cell: ({ startedAt }) => format.instant(startedAt),
      sortValue: ({ startedAt }) => startedAt,
    },
    {
      id: 'took',
      header: t('downloads/took'),
      width: 68,
      isNumber: true,
      cell: ({ startedAt, endedAt }) => endedAt && formatDuration(startedAt, endedAt),
    },
    {
      id: 'why',
      header: t('downloads/why'),
      width: 110,
      cell: ({ reason }) => t(`downloads/reasons/${reason}`),
    },
    {
      id: 'state',
      header: t('words/state'),
      width: 116,
      cell: ({ state }) => <State tone={tones[state]}>{t(`words/runStates/${state}`)}</State>,
      sortValue: ({ state }) => state,
    },
    ...countColumns,
    {
      id: 'error',
      header: t('words/reason'),
      width: 160,
      grow: 1,
      cell: ({ error }) => error && <RunReason error={error} />,
    },
  ]
}

function RunReason({ error }: { error: ErrorRecord }) {
  const text = useFailureText()(error)
  return <span title={text}>{text}</span>
}

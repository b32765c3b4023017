import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { State, type Tone } from '#renderer/ui/State.tsx'
import type { Format } from '#renderer/ui/use-format.ts'
import type { DownloadList, DownloadProgress } from '#shared/contract/downloads.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'

type ListState = DownloadList['state'] | 'reading' | 'partly'

const tones: Record<ListState, Tone> = {
  waiting: 'quiet',
  reading: 'warn',
  done: 'good',
  partly: 'warn',
  failed: 'bad',
}

/** @returns a list's state, `reading` while the run is at it, `partly` when it was read but not every file came. */
export function toListState(list: DownloadList, progress: DownloadProgress | null): ListState {
  const isCurrent =
    progress?.source === list.source && progress.month === list.month && progress.scheme === list.scheme
  if (list.state === 'waiting' && isCurrent) return 'reading'
  return list.state === 'done' && list.failed > 0 ? 'partly' : list.state
}

const counts = { listed: 'listed', stored: 'stored', skipped: 'skipped', failed: 'runFailed' } as const

function toCountColumns(t: TFunction, isDryRun: boolean): DataColumn<DownloadList>[] {
  return (Object.keys(counts) as (keyof typeof counts)[]).map((name) => ({
    id: name,
    header: t(name === 'stored' && isDryRun ? 'downloads/wouldFetch' : `downloads/${counts[name]}`),
    width: 92,
    isNumber: true,
    // nothing is known of a list that was not read
    cell: (list) => formatCount(list.listed === null ? null : list[name]),
    sortValue: (list) => (list.listed === null ? null : list[name]),
  }))
}

/** The columns of the lists of one run. */
export function toListColumns(
  t: TFunction,
  format: Format,
  isDryRun: boolean,
  progress: DownloadProgress | null,
): DataColumn<DownloadList>[] {
  return [
    {
      id: 'source',
      header: t('words/kind'),
      width: 76,
      cell: ({ source }) => source.toUpperCase(),
      sortValue: ({ source }) => source,
    },
    {
      id: 'month',
      header: t('words/month'),
      width: 100,
      cell: ({ month }) => format.month(month),
      sortValue: ({ month }) => month,
    },
    {
      id: 'scheme',
      header: t('words/scheme'),
      width: 190,
      cell: ({ scheme }) => format.scheme(scheme),
      sortValue: ({ scheme }) => scheme,
    },
    ...toCountColumns(t, isDryRun),
    {
      id: 'state',
      header: t('words/state'),
      width: 112,
      cell: (list) => {
        const state = toListState(list, progress)
        return <State tone={tones[state]}>{t(`downloads/listStates/${state}`)}</State>
      },
      sortValue: ({ state }) => state,
    },
    {
      id: 'reason',
      header: t('words/reason'),
      width: 200,
      grow: 1,
      cell: ({ code }) => code && <ListReason code={code} />,
    },
  ]
}

function ListReason({ code }: { code: ErrorCode }) {
  const { t } = useTranslation()
  const text = `${t(`errors/${code}/text`)} · ${t(`errors/${code}/advice`)}`
  return <span title={text}>{text}</span>
}

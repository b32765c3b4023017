import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { importTones } from '#renderer/features/imports/import-columns.tsx'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import { useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { toFileNameColumn } from '#renderer/ui/file-name-column.ts'
import { formatBytes, formatCount } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'
import type { Format } from '#renderer/ui/use-format.ts'
import type { QueuedFile, QueuedState } from '#shared/contract/queue.ts'
import { assertNever } from '#shared/lib/assert.ts'

/** The columns of the queue. */
export function toQueueColumns(t: TFunction, format: Format): DataColumn<QueuedFile>[] {
  return [
    toFileNameColumn(t),
    {
      id: 'inside',
      header: t('queue/inside'),
      width: 120,
      grow: 1,
      cell: ({ inside }) => inside,
      sortValue: ({ inside }) => inside,
    },
    {
      id: 'bytes',
      header: t('words/size'),
      width: 84,
      isNumber: true,
      cell: ({ bytes }) => formatBytes(bytes),
      sortValue: ({ bytes }) => bytes,
    },
    {
      id: 'state',
      header: t('words/state'),
      width: 120,
      cell: ({ file }) => <QueuedWord file={file} />,
      sortValue: ({ file }) => file.state,
    },
    {
      id: 'about',
      header: t('words/reason'),
      width: 180,
      grow: 2,
      cell: (queued) => <QueuedFacts queued={queued} />,
    },
    {
      id: 'addedAt',
      header: t('queue/addedAt'),
      width: 140,
      cell: ({ addedAt }) => format.instant(addedAt),
      sortValue: ({ addedAt }) => addedAt,
    },
  ]
}

function QueuedWord({ file }: { file: QueuedState }) {
  const { t } = useTranslation()
  switch (file.state) {
    case 'waiting':
    case 'importing':
    case 'cancelled':
      return <State tone="quiet">{t(`queue/states/${file.state}`)}</State>
    case 'failed':
      return <State tone="bad">{t('queue/states/failed')}</State>
    case 'done':
      return <State tone={importTones[file.result]}>{t(`imports/states/${file.result}`)}</State>
    default:
      return assertNever(file)
  }
}

function QueuedFacts({ queued: { name, file } }: { queued: QueuedFile }) {
  const { t } = useTranslation()
  const explain = useFailureText()
  if (file.state === 'importing') return t('imports/rowsDone', { rows: formatCount(file.rowsDone) })
  const reason = file.state === 'failed' || file.state === 'done' ? file.reason : null
  if (reason === null) return null
  const text = explain({ ...reason, details: { file: name, ...reason.details } })
  return <span title={text}>{text}</span>
}

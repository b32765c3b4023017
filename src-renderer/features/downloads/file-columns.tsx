import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import { toFileNameColumn } from '#renderer/ui/file-name-column.ts'
import { formatBytes, formatCount } from '#renderer/ui/format.ts'
import { State, type Tone } from '#renderer/ui/State.tsx'
import { type Format, useFormat } from '#renderer/ui/use-format.ts'
import type { DownloadFile, DownloadFileState } from '#shared/contract/downloads.ts'
import { assertNever } from '#shared/lib/assert.ts'

const tones: Record<DownloadFileState['state'], Tone> = {
  waiting: 'quiet',
  fetching: 'quiet',
  stored: 'good',
  empty: 'warn',
  failed: 'bad',
}

/** The columns of the list of files. */
export function toFileColumns(t: TFunction, format: Format): DataColumn<DownloadFile>[] {
  return [
    toFileNameColumn(t),
    {
      id: 'source',
      header: t('words/kind'),
      width: 58,
      cell: ({ source }) => source.toUpperCase(),
      sortValue: ({ source }) => source,
    },
    {
      id: 'month',
      header: t('words/month'),
      width: 78,
      cell: ({ month }) => format.month(month),
      sortValue: ({ month }) => month,
    },
    {
      id: 'scheme',
      header: t('words/scheme'),
      width: 54,
      cell: ({ scheme }) => format.schemeCode(scheme),
      sortValue: ({ scheme }) => scheme,
    },
    {
      id: 'repNo',
      header: t('words/repNo'),
      width: 92,
      cell: ({ repNo }) => repNo,
      sortValue: ({ repNo }) => repNo,
    },
    // the day is enough to find a batch by; the list prints the time behind it
    {
      id: 'sentAt',
      header: t('downloads/sentAt'),
      width: 90,
      cell: ({ sentAt }) => sentAt?.split(' ')[0] ?? null,
    },
    ...toCountColumns(t),
    {
      id: 'state',
      header: t('words/state'),
      width: 88,
      cell: ({ file }) => <State tone={tones[file.state]}>{t(`downloads/fileStates/${file.state}`)}</State>,
      sortValue: ({ file }) => file.state,
    },
    {
      id: 'reason',
      header: t('words/reason'),
      width: 148,
      grow: 3,
      cell: (file) => <FileReason file={file} />,
    },
  ]
}

function toCountColumns(t: TFunction): DataColumn<DownloadFile>[] {
  const names = { total: 'countTotal', passed: 'countPassed', failed: 'countFailed' } as const
  return (['total', 'passed', 'failed'] as const).map((name) => ({
    id: name,
    header: t(`downloads/${names[name]}`),
    width: 58,
    isNumber: true,
    cell: ({ counts }) => formatCount(counts[name]),
    sortValue: ({ counts }) => counts[name],
  }))
}

function FileReason({ file: { name, file } }: { file: DownloadFile }) {
  const { t } = useTranslation()
  const format = useFormat()
  switch (file.state) {
    case 'waiting':
      return null
    case 'fetching':
      return formatBytes(file.bytes)
    case 'stored':
      return `${formatBytes(file.bytes)} · ${format.dayOf(file.at)}`
    case 'empty':
      return t('downloads/recheckAt', { at: format.dayOf(file.recheckAt) })
    case 'failed': {
      const { code, tries } = file
      const text = [
        t(`errors/${code}/text`, { file: name }),
        t(`errors/${code}/advice`, { file: name }),
        t('downloads/tries', { count: tries }),
      ].join(' · ')
      return <span title={text}>{text}</span>
    }
    default:
      return assertNever(file)
  }
}

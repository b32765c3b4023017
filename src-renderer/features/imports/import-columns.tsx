import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import { useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { toFileNameColumn } from '#renderer/ui/file-name-column.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { State, type Tone } from '#renderer/ui/State.tsx'
import type { Format } from '#renderer/ui/use-format.ts'
import { type ImportResult, isRead } from '#shared/contract/imports.ts'

type Unread = Extract<ImportResult, { state: 'refused' | 'quarantined' }>
type Read = Exclude<ImportResult, Unread>

export const importTones: Record<ImportResult['state'], Tone> = {
  imported: 'good',
  unchanged: 'quiet',
  older: 'warn',
  undone: 'quiet',
  quarantined: 'warn',
  refused: 'bad',
}

function toCountColumn(
  id: string,
  header: string,
  width: number,
  count: (file: Read) => number,
): DataColumn<ImportResult> {
  const value = (file: ImportResult) => (isRead(file) ? count(file) : null)
  return { id, header, width, isNumber: true, cell: (file) => formatCount(value(file)), sortValue: value }
}

/** @returns how many comparisons of a file do not agree. */
export function countDifferences(file: ImportResult): number {
  return isRead(file) ? file.checks.filter(({ isEqual }) => !isEqual).length : 0
}

/** The columns of the list of imported files. */
export function toImportColumns(t: TFunction, format: Format): DataColumn<ImportResult>[] {
  return [
    toFileNameColumn(t),
    {
      id: 'state',
      header: t('words/state'),
      width: 122,
      cell: ({ state }) => <State tone={importTones[state]}>{t(`imports/states/${state}`)}</State>,
      sortValue: ({ state }) => state,
    },
    {
      id: 'kind',
      header: t('words/kind'),
      width: 56,
      cell: (file) => (isRead(file) ? file.kind : null),
      sortValue: (file) => (isRead(file) ? file.kind : null),
    },
    toCountColumn('rows', t('words/rows'), 62, ({ rows }) => rows),
    toCountColumn('added', t('imports/added'), 62, ({ added }) => added),
    toCountColumn('replaced', t('imports/replaced'), 88, ({ replaced }) => replaced),
    toCountColumn('rejected', t('imports/rejected'), 90, ({ rejectedCount }) => rejectedCount),
    {
      id: 'checks',
      header: t('imports/checks'),
      width: 162,
      grow: 3,
      cell: (file) => (isRead(file) ? toCheckState(t, file) : <Refusal file={file} />),
      sortValue: countDifferences,
    },
    {
      id: 'at',
      header: t('imports/importedAt'),
      width: 140,
      cell: ({ at }) => format.instant(at),
      sortValue: ({ at }) => at,
    },
  ]
}

const notCompared: ReadonlySet<string> = new Set(['import.notCompared', 'import.columnNotCompared'])

/** @returns whether a table that should prove the file could not be compared, or not as a whole */
function hasNotCompared({ warnings }: Read): boolean {
  return warnings.some(({ code }) => notCompared.has(code))
}

function toCheckState(t: TFunction, file: Read) {
  const count = countDifferences(file)
  if (count > 0) return <State tone="bad">{t('imports/checksDiffer', { count: formatCount(count) })}</State>
  if (hasNotCompared(file)) return <State tone="warn">{t('imports/checksLacking')}</State>
  return file.checks.length === 0 ? (
    t('imports/checksNone')
  ) : (
    <State tone="good">{t('imports/checksEqual')}</State>
  )
}

function Refusal({ file: { reason } }: { file: Unread }) {
  const { t } = useTranslation()
  // the name stands in the first column already
  const text = useFailureText()({ ...reason, details: { ...reason.details, file: t('imports/thisFile') } })
  return <span title={text}>{text}</span>
}

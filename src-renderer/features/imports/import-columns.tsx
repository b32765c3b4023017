import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import { useFailureText } from '#renderer/ui/FailureNotice.tsx'
import { toFileNameColumn } from '#renderer/ui/file-name-column.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { State, type Tone } from '#renderer/ui/State.tsx'
import type { Format } from '#renderer/ui/use-format.ts'
import type { ImportResult } from '#shared/contract/imports.ts'

type Kept = Exclude<ImportResult, { state: 'refused' }>
type Refused = Extract<ImportResult, { state: 'refused' }>

export const importTones: Record<ImportResult['state'], Tone> = {
  imported: 'good',
  unchanged: 'quiet',
  refused: 'bad',
}

function toCountColumn(
  id: string,
  header: string,
  width: number,
  count: (file: Kept) => number,
): DataColumn<ImportResult> {
  const value = (file: ImportResult) => (file.state === 'refused' ? null : count(file))
  return { id, header, width, isNumber: true, cell: (file) => formatCount(value(file)), sortValue: value }
}

/** @returns how many comparisons of a file do not agree. */
export function countDifferences(file: ImportResult): number {
  return file.state === 'refused' ? 0 : file.checks.filter(({ isEqual }) => !isEqual).length
}

/** The columns of the list of imported files. */
export function toImportColumns(t: TFunction, format: Format): DataColumn<ImportResult>[] {
  return [
    toFileNameColumn(t),
    {
      id: 'state',
      header: t('words/state'),
      width: 104,
      cell: ({ state }) => <State tone={importTones[state]}>{t(`imports/states/${state}`)}</State>,
      sortValue: ({ state }) => state,
    },
    toCountColumn('rows', t('words/rows'), 66, ({ rows }) => rows),
    toCountColumn('added', t('imports/added'), 66, ({ added }) => added),
    toCountColumn('replaced', t('imports/replaced'), 92, ({ replaced }) => replaced),
    toCountColumn('rejected', t('imports/rejected'), 104, ({ rejectedCount }) => rejectedCount),
    {
      id: 'checks',
      header: t('imports/checks'),
      width: 150,
      grow: 2,
      cell: (file) => (file.state === 'refused' ? <Refusal file={file} /> : toCheckState(t, file)),
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

function toCheckState(t: TFunction, file: Kept) {
  const count = countDifferences(file)
  if (count > 0) return <State tone="bad">{t('imports/checksDiffer', { count: formatCount(count) })}</State>
  return file.checks.length === 0 ? (
    t('imports/checksNone')
  ) : (
    <State tone="good">{t('imports/checksEqual')}</State>
  )
}

function Refusal({ file: { reason } }: { file: Refused }) {
  const { t } = useTranslation()
  // the name stands in the first column already
  const text = useFailureText()({ ...reason, details: { ...reason.details, file: t('imports/thisFile') } })
  return <span title={text}>{text}</span>
}

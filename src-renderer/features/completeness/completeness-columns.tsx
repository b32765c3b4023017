import type { TFunction } from 'i18next'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { State, type Tone } from '#renderer/ui/State.tsx'
import type { Format } from '#renderer/ui/use-format.ts'
import type { CompletenessRow, ListDoubt } from '#shared/contract/completeness.ts'

type Verdict = 'proven' | 'missing' | 'differing' | 'refused' | 'open' | ListDoubt

const tones: Record<Verdict, Tone> = {
  proven: 'good',
  missing: 'bad',
  differing: 'bad',
  refused: 'warn',
  short: 'warn',
  emptyUnsure: 'warn',
  open: 'quiet',
}

/** @returns the one thing to know of a row: what is worst comes first. */
export function toVerdict(row: CompletenessRow): Verdict {
  if (row.missing > 0) return 'missing'
  if (row.differing > 0) return 'differing'
  if (row.refused > 0) return 'refused'
  if (row.doubt !== null) return row.doubt
  return row.proven > 0 && row.proven === row.imported ? 'proven' : 'open'
}

const counts = ['countsUnknown', 'stored', 'imported', 'proven', 'differing', 'refused', 'missing'] as const
const countWidth = 76

/** The columns of the list of months, schemes and kinds. */
export function toCompletenessColumns(t: TFunction, format: Format): DataColumn<CompletenessRow>[] {
  return [
    {
      id: 'month',
      header: t('words/month'),
      width: 84,
      cell: ({ month }) => format.month(month),
      sortValue: ({ month }) => month,
    },
    {
      id: 'kind',
      header: t('words/kind'),
      width: 56,
      cell: ({ kind }) => kind,
      sortValue: ({ kind }) => kind,
    },
    {
      id: 'scheme',
      header: t('words/scheme'),
      width: 150,
      grow: 1,
      cell: ({ scheme }) => format.scheme(scheme),
      sortValue: ({ scheme }) => scheme,
    },
    {
      id: 'listed',
      header: t('completeness/listed'),
      width: countWidth,
      isNumber: true,
      cell: ({ listed, doubt }) =>
        doubt === 'short' && listed !== null
          ? t('completeness/listedOver', { count: formatCount(listed) })
          : formatCount(listed),
      sortValue: ({ listed }) => listed,
    },
    ...counts.map(
      (name): DataColumn<CompletenessRow> => ({
        id: name,
        header: t(`completeness/${name}`),
        width: countWidth,
        isNumber: true,
        cell: (row) => formatCount(row[name]),
        sortValue: (row) => row[name],
      }),
    ),
    {
      id: 'verdict',
      header: t('words/state'),
      width: 130,
      cell: (row) => {
        const verdict = toVerdict(row)
        return (
          <State tone={tones[verdict]}>
            {t(`completeness/verdicts/${verdict}`, { count: formatCount(row.missing) })}
          </State>
        )
      },
      sortValue: toVerdict,
    },
  ]
}

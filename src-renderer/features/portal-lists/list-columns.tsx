import type { TFunction } from 'i18next'
import { toStateWord } from '#renderer/features/portal-lists/list-words.ts'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import { formatCount } from '#renderer/ui/format.ts'
import { State } from '#renderer/ui/State.tsx'
import type { Format } from '#renderer/ui/use-format.ts'
import type { ListEntry } from '#shared/contract/portal-lists.ts'

type Columns = DataColumn<ListEntry>[]

function toPlaceColumns(t: TFunction, format: Format): Columns {
  return [
    {
      id: 'source',
      header: t('words/kind'),
      width: 64,
      cell: ({ source }) => source.toUpperCase(),
      sortValue: ({ source }) => source,
    },
    {
      id: 'scheme',
      header: t('words/scheme'),
      width: 180,
      grow: 1,
      cell: ({ scheme }) => format.scheme(scheme),
      sortValue: ({ scheme }) => scheme,
    },
    {
      id: 'state',
      header: t('words/state'),
      width: 170,
      grow: 1,
      cell: (entry) => {
        const { word, tone } = toStateWord(entry)
        return <State tone={tone}>{t(`portalLists/states/${word}`)}</State>
      },
      sortValue: (entry) => toStateWord(entry).word,
    },
  ]
}

function toLineColumns(t: TFunction): Columns {
  return [
    {
      id: 'lines',
      header: t('portalLists/lines'),
      width: 80,
      isNumber: true,
      cell: ({ newest }) => (newest?.ending.state === 'failed' ? '' : formatCount(newest?.lines ?? null)),
      sortValue: ({ newest }) => newest?.lines ?? null,
    },
    {
      id: 'told',
      header: t('portalLists/toldLines'),
      width: 84,
      isNumber: true,
      cell: ({ newest }) => formatCount(newest?.told ?? null),
      sortValue: ({ newest }) => newest?.told ?? null,
    },
    {
      id: 'counts',
      header: t('portalLists/counts'),
      width: 112,
      cell: ({ newest }) => newest?.ending.state === 'read' && t(`portalLists/countsOf/${newest.counts}`),
    },
  ]
}

function toVisitColumns(t: TFunction, format: Format): Columns {
  return [
    {
      id: 'month',
      header: t('words/month'),
      width: 96,
      cell: ({ newest }) => newest && format.month(newest.month),
      sortValue: ({ newest }) => newest?.month ?? null,
    },
    {
      id: 'at',
      header: t('portalLists/seenAt'),
      width: 150,
      cell: ({ newest }) => newest && format.instant(newest.at),
      sortValue: ({ newest }) => newest?.at ?? null,
    },
    {
      id: 'corrected',
      header: t('downloads/note'),
      width: 120,
      cell: ({ correction, newest }) => correction && newest && t('portalLists/corrected'),
    },
  ]
}

/** The columns of the table of lists. */
export function toListColumns(t: TFunction, format: Format): Columns {
  return [...toPlaceColumns(t, format), ...toLineColumns(t), ...toVisitColumns(t, format)]
}

import type { TFunction } from 'i18next'
import type { DataColumn } from '#renderer/ui/data-table.ts'

/** @returns the first column of every list of files. */
export function toFileNameColumn<Row extends { readonly name: string }>(t: TFunction): DataColumn<Row> {
  return {
    id: 'name',
    header: t('words/file'),
    width: 282,
    grow: 2,
    cell: ({ name }) => name,
    sortValue: ({ name }) => name,
  }
}

import type { TFunction } from 'i18next'
import type { DataColumn } from '#renderer/ui/data-table.ts'
import type { ReferenceEntry } from '#shared/contract/reference.ts'
import type { Language } from '#shared/phrases/translator.ts'

/** @returns the title in the language on screen, or in the other one when there is none. */
export function titleOf({ titleTh, titleEn }: ReferenceEntry, language: Language): string {
  const [first, second] = language === 'th' ? [titleTh, titleEn] : [titleEn, titleTh]
  return first ?? second ?? ''
}

/** The columns of a list of codes. */
export function toReferenceColumns(t: TFunction, language: Language): DataColumn<ReferenceEntry>[] {
  return [
    { id: 'code', header: t('reference/code'), width: 110, cell: ({ code }) => code },
    {
      id: 'meaning',
      header: t('reference/meaning'),
      width: 240,
      grow: 1,
      cell: (entry) => titleOf(entry, language),
    },
    {
      id: 'source',
      header: t('reference/source'),
      width: 120,
      cell: ({ source }) => t(`reference/sources/${source}`),
    },
  ]
}

import type { TFunction } from 'i18next'
import type { Tone } from '#renderer/ui/State.tsx'
import type { ListEntry } from '#shared/contract/portal-lists.ts'
import type { ListChange } from '#shared/model/list-changes.ts'
import { type CorrectedColumns, headerOf } from '#shared/model/list-correction.ts'
import { isEmptyUnsure, ListField, type ReadColumn } from '#shared/model/list-reading.ts'

type StateWord = ListEntry['state'] | 'readPartly' | 'emptyUnsure'

const tones: Record<StateWord, Tone> = {
  unread: 'quiet',
  read: 'good',
  readPartly: 'warn',
  empty: 'good',
  emptyUnsure: 'warn',
  failed: 'bad',
  changed: 'warn',
}

/** @returns how a list stands, in the word a person should know it by */
export function toStateWord({ state, newest }: ListEntry): { readonly word: StateWord; readonly tone: Tone } {
  const isPartly = state === 'read' && newest?.counts === 'unknown'
  const isUnsure = newest !== null && isEmptyUnsure(newest.ending)
  const word = isPartly ? 'readPartly' : isUnsure ? 'emptyUnsure' : state
  return { word, tone: tones[word] }
}

/** Columns are counted from 1 by people. */
export const toPlace = (index: number) => index + 1

/** @returns what is called a column: its header in quotes, or that it has none */
export function toHeaderText(t: TFunction, column: Pick<ReadColumn, 'headers'>): string {
  const header = headerOf(column)
  return header === null ? t('portalLists/noHeader') : `“${header}”`
}

/** @returns a change in one sentence */
export function toChangeText(t: TFunction, change: ListChange): string {
  switch (change.kind) {
    case 'headerGone':
    case 'headerNew':
      return t(`portalLists/changesOf/${change.kind}`, {
        header: change.header,
        place: toPlace(change.index),
      })
    case 'headerMoved': {
      const { header, from, to } = change
      return t('portalLists/changesOf/headerMoved', { header, from: toPlace(from), to: toPlace(to) })
    }
    case 'fieldLost':
      return t('portalLists/changesOf/fieldLost', {
        field: t(`portalLists/fields/${change.field}`),
        place: toPlace(change.index),
      })
    case 'fieldMoved':
      return t('portalLists/changesOf/fieldMoved', {
        field: t(`portalLists/fields/${change.field}`),
        from: toPlace(change.from),
        to: toPlace(change.to),
      })
    case 'keyGone':
    case 'keyNew':
      return t(`portalLists/changesOf/${change.kind}`, { path: change.path })
    case 'tables':
    case 'links':
    case 'cells': {
      const toText = (values: readonly (string | number)[]) => values.join(', ') || t('words/none')
      const [before, now] = [toText(change.before), toText(change.now)]
      return t(`portalLists/changesOf/${change.kind}`, { before, now })
    }
  }
}

/** @returns what was said of a list, field by field */
export function toCorrectedText(t: TFunction, corrected: CorrectedColumns): string {
  return ListField.options
    .flatMap((name) => {
      const said = corrected[name]
      const field = t(`portalLists/fields/${name}`)
      if (said === undefined) return []
      if (said === 'none') return [t('portalLists/saidNone', { field })]
      const header = said.header === null ? t('portalLists/noHeader') : `“${said.header}”`
      return [t('portalLists/saidColumn', { field, place: toPlace(said.index), header })]
    })
    .join(' · ')
}

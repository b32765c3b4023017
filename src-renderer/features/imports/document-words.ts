import type { TFunction } from 'i18next'
import type { Format } from '#renderer/ui/use-format.ts'
import type { DocumentQuestion } from '#shared/contract/document-questions.ts'

type Files = DocumentQuestion['files']
type Named = { readonly id: number; readonly name: string }

type Made = Files[number]

/** What two files tell of when they were made, where that does not put them in order. */
export type Evidence = 'equal' | 'lacking' | 'onlyOne' | 'older'

const levels = ['madeAt', 'namedAt', 'listedAt'] as const
const toOrder = (file: Made) => levels.map((level) => file[level] ?? '').join(' ')
const mayBeSame = (one: string, other: string) => one.startsWith(other) || other.startsWith(one)
const isOtherTime = (one: string | null, other: string | null) =>
  one !== null && other !== null && one !== other

/** @returns why nothing shows that what counts is the newer one */
export function evidenceOf([counted, other]: Files): Evidence {
  if (toOrder(counted) === toOrder(other)) return counted.madeAt === null ? 'lacking' : 'equal'
  const isTold =
    !mayBeSame(counted.madeAt ?? '', other.madeAt ?? '') ||
    isOtherTime(counted.namedAt, other.namedAt) ||
    isOtherTime(counted.listedAt, other.listedAt)
  return isTold ? 'older' : 'onlyOne'
}

/** The part of the written rule by which one of two files counts for now. */
export type Rule = 'lesser' | 'unknown' | 'equal' | 'whole' | 'tells' | 'chosen'

/** @returns the rule as far as the two files show it; `whole` where totals of the files or other choices decided */
export function ruleOf(files: Files): Rule {
  const [counted, other] = files
  const evidence = evidenceOf(files)
  if (evidence === 'onlyOne') return toOrder(counted) > toOrder(other) ? 'tells' : 'chosen'
  if (evidence === 'older') return 'chosen'
  if (counted.satang === other.satang) return 'equal'
  if (counted.satang === null) return 'unknown'
  return other.satang !== null && counted.satang < other.satang ? 'lesser' : 'whole'
}

/** @returns by how much two amounts differ, in satang; null while one of them is not known */
export function differenceOf([one, other]: Files): number | null {
  return one.satang === null || other.satang === null ? null : Math.abs(other.satang - one.satang)
}

const daysPattern = /^(\d{4}-\d{2}-\d{2}) – (\d{4}-\d{2}-\d{2})$/

/** @returns a range of days, or one day, as a person reads it */
export function toDaysText(t: TFunction, format: Format, from: string, to: string): string {
  return from === to ? format.day(from) : t('documents/days', { from: format.day(from), to: format.day(to) })
}

/** @returns which document it is, e.g. `REP No. 681200011` or `รายการโอน 1 ม.ค. 2569 – 31 ม.ค. 2569` */
export function toDocumentText(
  t: TFunction,
  format: Format,
  { kind, document }: { readonly kind: DocumentQuestion['kind']; readonly document: string | null },
): string {
  if (document === null || document === '') return t(`documents/noNumber/${kind}`)
  if (kind !== 'SMT') return t(`documents/numbered/${kind}`, { number: document })
  const [, from, to] = daysPattern.exec(document) ?? []
  const isRange = from !== undefined && to !== undefined
  return t('documents/transfersOf', { days: isRange ? toDaysText(t, format, from, to) : document })
}

/** @returns the name of a file; where another one is called the same, with what tells them apart */
export function toDistinctName(t: TFunction, { id, name }: Named, other: Named): string {
  return name === other.name ? t('documents/numberedName', { name, id }) : name
}

/** Midnight is how a day without a time is kept. */
export function toTimeText(format: Format, time: string | null, silent: string): string {
  return time === null ? silent : format.day(time.replace(/T00:00:00$/, ''))
}

/** @returns the file that a pair is about, whichever way round: the same for both orders */
export function toPairKey([one, other]: readonly [Named, Named]): string {
  return [one.id, other.id].toSorted((a, b) => a - b).join(' ')
}

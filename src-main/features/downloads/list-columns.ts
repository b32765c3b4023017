import {
  type CountField,
  countFields,
  findCounts,
  type NumberColumn,
  toCount,
} from '#main/features/downloads/list-counts.ts'
import type { ListLine } from '#main/features/downloads/list-lines.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import type { ColumnLook, ColumnReason, ListField, ReadColumn } from '#shared/model/list-reading.ts'
import { parseThaiDate } from '#shared/model/thai-date.ts'

/** Columns that a person named: null where none of them is the field. */
export type NamedColumns = ReadonlyMap<ListField, number | null>

type Needs = {
  readonly list: Pick<PageList, 'columns'>
  readonly hospitalCode: string
  /** Texts above each column, from top to bottom. */
  readonly headers: readonly (readonly string[])[]
  readonly named: NamedColumns
}

type Column = {
  readonly index: number
  readonly headers: readonly string[]
  /** Of every line. */
  readonly texts: readonly string[]
  readonly look: ColumnLook
  /** The field its header names. */
  readonly said: ListField | null
}
type Found = { readonly index: number; readonly reasons: readonly ColumnReason[] }

const isBlank = (text: string) => /^[-–—\s]*$/.test(text)

function findLook(texts: readonly string[], hasFile: boolean, hospitalCode: string): ColumnLook {
  const shown = texts.filter((text) => !isBlank(text))
  if (hasFile) return 'link'
  if (shown.length === 0) return 'blank'
  const isEvery = (is: (text: string) => boolean) => shown.every(is)
  if (shown.some((text) => /\.ecd\b/i.test(text))) return 'fileName'
  if (isEvery((text) => text === hospitalCode)) return 'hospitalCode'
  if (isEvery((text) => parseThaiDate(text) !== null)) return 'date'
  const isNumbered = isEvery((text) => /^\d{6,12}$/.test(text)) && new Set(shown).size === shown.length
  if (isNumbered) return 'repNumber'
  return isEvery((text) => toCount(text) !== null) ? 'number' : 'text'
}

const toPlain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, '')

/** @returns the field a text names: by its known spellings, or by the longest of them that stands in it */
export function fieldIn(text: string, columns: PageList['columns']): ListField | null {
  const plain = toPlain(text)
  const known = columns.flatMap(({ field, headers }) =>
    headers.map((header) => ({ field, word: toPlain(header) })),
  )
  const exact = known.find(({ word }) => word === plain)
  if (exact) return exact.field
  const inside = known.filter(({ word }) => plain.includes(word))
  const longest = Math.max(...inside.map(({ word }) => word.length))
  const fields = new Set(inside.filter(({ word }) => word.length === longest).map(({ field }) => field))
  const [only = null] = fields.size === 1 ? fields : []
  return only
}

/** The lowest header that names something; what stands above it names a group. */
function fieldOf(headers: readonly string[], columns: PageList['columns']): ListField | null {
  for (const text of headers.toReversed()) {
    const field = fieldIn(text, columns)
    if (field !== null) return field
  }
  return null
}

function toColumns(lines: readonly ListLine[], { list, hospitalCode, headers }: Needs): Column[] {
  const width = lines[0]?.cells.length ?? 0
  return Array.from({ length: width }, (_, index) => {
    const cells = lines.map((line) => line.cells[index] ?? null)
    const texts = cells.map((cell) => cell?.text ?? '')
    const hasFile = lines.some((line) => line.cells[index]?.links.some(({ at }) => at === line.file.at))
    const above = headers[index] ?? []
    const look = findLook(texts, hasFile, hospitalCode)
    return { index, headers: above, texts, look, said: fieldOf(above, list.columns) }
  })
}

function findPlain(columns: readonly Column[], field: ListField, look: ColumnLook): Found | null {
  const alike = columns.filter((column) => column.look === look)
  const said = alike.filter((column) => column.said === field)
  const [only] = said.length > 0 ? said : alike
  if (!only || said.length > 1 || (said.length === 0 && alike.length > 1)) return null
  return { index: only.index, reasons: said.length > 0 ? ['content', 'header'] : ['content'] }
}

/** A batch is sent before it is checked. */
function isNeverLater(one: Column, other: Column): boolean {
  const pairs = one.texts.map((text, line) => [parseThaiDate(text), parseThaiDate(other.texts[line] ?? '')])
  const known = pairs.filter(([a, b]) => a != null && b != null)
  return known.every(([a, b]) => String(a) <= String(b)) && known.some(([a, b]) => String(a) < String(b))
}

function findDates(columns: readonly Column[], list: Needs['list']): ReadonlyMap<ListField, Found> {
  const dates = columns.filter(({ look }) => look === 'date')
  const found = new Map<ListField, Found>()
  for (const field of ['sentAt', 'checkedAt'] as const) {
    const [said, ...others] = dates.filter((column) => column.said === field)
    if (said && others.length === 0) found.set(field, { index: said.index, reasons: ['content', 'header'] })
  }
  const [one, other] = dates
  const isPair = list.columns.some(({ field }) => field === 'checkedAt') && dates.length === 2
  if (found.size > 0 || !isPair || !one || !other) return found
  const order = isNeverLater(one, other) ? [one, other] : isNeverLater(other, one) ? [other, one] : []
  const [sent, checked] = order
  if (sent) found.set('sentAt', { index: sent.index, reasons: ['content'] })
  if (checked) found.set('checkedAt', { index: checked.index, reasons: ['content'] })
  return found
}

function findCountColumns(columns: readonly Column[], named: NamedColumns): ReadonlyMap<ListField, Found> {
  const byPerson = countFields.flatMap((field) => {
    const index = named.get(field)
    return index == null ? [] : [[field, index] as const]
  })
  const isRefused = countFields.some((field) => named.get(field) === null)
  const numbers: NumberColumn[] = columns
    .filter(
      ({ look, index }) => look === 'number' || look === 'blank' || byPerson.some(([, at]) => at === index),
    )
    .map(({ index, texts }) => ({ index, numbers: texts.map(toCount) }))
  const said = countFields.flatMap((field) => {
    const [only, ...others] = columns.filter((column) => column.said === field)
    const isNumber = only && numbers.some(({ index }) => index === only.index)
    return isNumber && others.length === 0 ? [[field, only.index] as const] : []
  })
  const counts = isRefused ? null : findCounts(numbers, new Map<CountField, number>([...said, ...byPerson]))
  const reasons: readonly ColumnReason[] = byPerson.length > 0 ? ['correction'] : (counts?.reasons ?? [])
  return new Map(counts ? countFields.map((field) => [field, { index: counts.places[field], reasons }]) : [])
}

/**
 * Says what each column of some lines is, by what their cells hold; headers confirm it, and a person has the last word.
 * @param lines all of one width
 */
export function findColumns(lines: readonly ListLine[], needs: Needs): ReadColumn[] {
  const columns = toColumns(lines, needs)
  const wanted = new Set(needs.list.columns.map(({ field }) => field))
  const plain = [
    ['repNo', 'repNumber'],
    ['hcode', 'hospitalCode'],
    ['file', 'link'],
  ] as const
  const found = new Map<ListField, Found>([
    ...plain.flatMap(([field, look]) => {
      const one = findPlain(columns, field, look)
      return one ? [[field, one] as const] : []
    }),
    ...findDates(columns, needs.list),
    ...(wanted.has('total') ? findCountColumns(columns, needs.named) : []),
  ])
  for (const [field, index] of needs.named) {
    if (index === null) found.delete(field)
    else if (!countFields.some((count) => count === field))
      found.set(field, { index, reasons: ['correction'] })
  }
  return columns.map(({ index, headers, look }) => {
    const [field = null, why] =
      [...found].find(([name, one]) => wanted.has(name) && one.index === index) ?? []
    return { index, headers: [...headers], look, field, reasons: [...(why?.reasons ?? [])] }
  })
}

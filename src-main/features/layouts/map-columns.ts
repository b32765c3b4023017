import type { ParsedInput } from '#shared/contract/index.ts'
import type { Examination } from '#shared/contract/layouts.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

type Chosen = ParsedInput<'layouts.save'>['columns']
type Sheet = Pick<Examination, 'sheet' | 'headerRows'> & {
  readonly columns: readonly Pick<Examination['columns'][number], 'column' | 'header'>[]
  readonly expected: readonly Pick<
    Examination['expected'][number],
    'field' | 'header' | 'isRequired' | 'mayLack' | 'foundAt' | 'doubt'
  >[]
}

/** Where each field of the new layout stands; fields without a place are not in the file. */
type Places = ReadonlyMap<string, string>

/** Parts the levels of a header. */
const levelMark = ' › '

/** @returns 0 for A, 26 for AA */
function toPosition(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Headers that differ in white space and case only cannot be told apart. */
const toKey = (header: string) => header.normalize('NFC').replaceAll(/\s/g, '').toUpperCase()
const toHeaderKey = ([, , ...texts]: Column) => toKey(texts.join(levelMark))

/**
 * Puts what a person chose over what was found.
 * @throws AppError `input.invalid` for a field that the layout does not have or that is named twice;
 *   `layout.columnTwice` for a column that would play two parts
 */
function placeFields({ expected }: Sheet, chosen: Chosen): Places {
  const known = new Set(expected.map(({ field }) => field))
  const named = new Set(chosen.map(({ field }) => field))
  if (named.size < chosen.length || chosen.some(({ field }) => !known.has(field)))
    throw new AppError('input.invalid', { field: 'columns' })
  const places = new Map(
    expected.flatMap(({ field, foundAt }) =>
      foundAt === null || named.has(field) ? [] : [[field, foundAt]],
    ),
  )
  const taken = new Set(places.values())
  for (const { field, column } of chosen) {
    if (column === null) continue
    if (taken.has(column)) throw new AppError('layout.columnTwice', { column })
    taken.add(column)
    places.set(field, column)
  }
  return places
}

/** @throws AppError `layout.incomplete` while a column without which nothing may be imported is not told for certain */
function demandRequired({ expected }: Sheet, chosen: Chosen, places: Places): void {
  const answered = new Map(chosen.map(({ field, column }) => [field, column]))
  const open = expected.find(({ field, isRequired, mayLack, doubt }) => {
    if (answered.get(field) === null) return !mayLack
    return isRequired && (!places.has(field) || (doubt === 'repeated' && !answered.has(field)))
  })
  if (open) throw new AppError('layout.incomplete', { column: open.header })
}

/**
 * Finds the header texts of the fields that a person placed, and of those that share a header with one of them.
 * @throws AppError `layout.incomplete` for a column without a header: a layout is matched by headers, never by position
 */
function findHeaders({ columns, expected }: Sheet, chosen: Chosen, places: Places) {
  const headerAt = new Map(columns.map(({ column, header }) => [column, header]))
  const placed = chosen.flatMap(({ field, column }) => (column === null ? [] : [{ field, column }]))
  for (const { field, column } of placed) {
    if (headerAt.get(column)) continue
    const header = expected.find((one) => one.field === field)?.header
    throw new AppError('layout.incomplete', { column: header ?? field })
  }
  const newKeys = new Set(placed.map(({ column }) => toKey(headerAt.get(column) ?? '')))
  const headers = new Map<string, readonly string[]>()
  for (const [field, column] of places) {
    const header = headerAt.get(column) ?? ''
    if (newKeys.has(toKey(header))) headers.set(field, header.split(levelMark))
  }
  return { headers, newKeys }
}

/** Columns of the sheet that have the header of another one and are nothing we know: they keep their turn in the order. */
function findNamesakes({ columns }: Sheet, newKeys: ReadonlySet<string>, places: Places) {
  const taken = new Set(places.values())
  return columns
    .filter(({ column, header }) => newKeys.has(toKey(header)) && !taken.has(column))
    .map(({ column, header }) => ({
      at: column,
      column: [`${header} (${column})`, 'text', ...header.split(levelMark)] satisfies Column,
    }))
}

type Placed = { readonly column: Column; readonly at: string | undefined }

/** Columns in the order of the sheet; one that the sheet does not have stays behind the one before it. */
function inSheetOrder(columns: readonly Placed[]): readonly Column[] {
  let last = -1
  return columns
    .map(({ column, at }) => {
      if (at !== undefined) last = toPosition(at)
      return { column, position: last }
    })
    .sort((left, right) => left.position - right.position)
    .map(({ column }) => column)
}

/** The text that finds the header row: the usual one while it stands there, else one that is surely in the first row. */
function toAnchor({ anchor, key }: SheetLayout, { headerRows }: Sheet, placed: readonly Placed[]) {
  const there = placed.filter(({ at }) => at !== undefined).map(({ column }) => column)
  const withinRows = Math.max(anchor.withinRows, (headerRows[0] ?? 0) + 5)
  if (there.some(([, , top]) => top === anchor.text)) return { text: anchor.text, withinRows }
  const deepest = there.find((column) => column.length - 2 === headerRows.length)
  const ofKey = there.find(([field]) => field === key.field)
  const text = (deepest ?? ofKey ?? there[0])?.[2]
  return { text: text ?? anchor.text, withinRows }
}

/** Groups that the sheet does not have would keep every file of its kind out. */
function groupsOf({ groups }: SheetLayout, { columns }: Sheet): Pick<SheetLayout, 'groups'> {
  const tops = new Set(columns.map(({ header }) => toKey(header.split(levelMark)[0] ?? '')))
  return groups ? { groups: groups.filter(({ header }) => tops.has(toKey(header))) } : {}
}

/**
 * Makes a layout that fits a sheet in quarantine: the chosen columns get the header texts that stand there, and columns
 * the file does not have are left out.
 * @param base the layout whose fields were named
 * @returns the layout, still with the id of `base`
 * @throws AppError `layout.incomplete`, `layout.columnTwice`, `input.invalid`
 */
export function mapColumns(base: SheetLayout, sheet: Sheet, chosen: Chosen): SheetLayout {
  const places = placeFields(sheet, chosen)
  demandRequired(sheet, chosen, places)
  const { headers, newKeys } = findHeaders(sheet, chosen, places)
  const lacking = new Set(chosen.flatMap(({ field, column }) => (column === null ? [field] : [])))
  const isLeft = (column: Column) => !places.has(column[0]) && newKeys.has(toHeaderKey(column))
  const kept = base.columns
    .filter((column) => !lacking.has(column[0]) && !isLeft(column))
    .map(([field, type, ...texts]): Placed => {
      return { column: [field, type, ...(headers.get(field) ?? texts)], at: places.get(field) }
    })
  const namesakes = findNamesakes(sheet, newKeys, places)
  const placed = [...kept, ...namesakes]
  const wordings = Object.entries(base.otherHeaders ?? {}).filter(([field]) => !headers.has(field))
  const optional = [...(base.optional ?? []), ...namesakes.map(({ column: [field] }) => field)]
  return {
    ...base,
    ...groupsOf(base, sheet),
    ...(base.otherHeaders ? { otherHeaders: Object.fromEntries(wordings) } : {}),
    ...(optional.length > 0 ? { optional } : {}),
    sheetNames: [...new Set([...base.sheetNames, sheet.sheet])],
    anchor: toAnchor(base, sheet, placed),
    headerLevels: Math.max(base.headerLevels, sheet.headerRows.length),
    columns: inSheetOrder(placed),
  }
}

import type { LayoutComparison } from '#shared/contract/imports.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

type Chosen = ParsedInput<'layouts.save'>['columns']

/** Parts the levels of a header in a comparison. */
const levelMark = ' › '

/** @returns 0 for A, 26 for AA */
function toPosition(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** @throws AppError `layout.columnTwice` when a column of the sheet would play two parts */
function refuseTwice(comparison: LayoutComparison, chosen: Chosen): void {
  const taken = new Set(comparison.columns.map(({ foundAt }) => foundAt))
  for (const { column } of chosen) {
    if (taken.has(column)) throw new AppError('layout.columnTwice', { column })
    taken.add(column)
  }
}

/**
 * Finds the header texts of the chosen columns, by field.
 * @throws AppError `input.invalid` for a field that was found or never expected; `layout.incomplete` for a column whose
 *   header does not tell it from all others: a layout is matched by headers and never by position
 */
function findHeaders(comparison: LayoutComparison, chosen: Chosen): Map<string, readonly string[]> {
  const missing = new Map(
    comparison.columns.filter(({ foundAt }) => foundAt === null).map((column) => [column.field, column]),
  )
  const headerAt = new Map(comparison.unknown.map(({ column, header }) => [column, header]))
  const countOf = (headers: readonly (string | undefined)[], header: string) =>
    headers.filter((one) => one === header).length
  const chosenHeaders = chosen.map(({ column }) => headerAt.get(column))
  return new Map(
    chosen.map(({ field, column }) => {
      const expected = missing.get(field)
      if (expected === undefined) throw new AppError('input.invalid', { field: 'columns' })
      const header = headerAt.get(column) ?? ''
      const isAlone = countOf([...headerAt.values()], header) === countOf(chosenHeaders, header)
      if (header === '' || !isAlone) throw new AppError('layout.incomplete', { column: expected.header })
      return [field, header.split(levelMark)]
    }),
  )
}

/** @throws AppError `layout.incomplete` when a column without which nothing may be imported cannot be told */
function demandRequired(comparison: LayoutComparison, named: ReadonlyMap<string, unknown>): void {
  const left = new Set(comparison.unknown.map(({ header }) => header))
  const open = comparison.columns.find(
    ({ isRequired, foundAt, field, header }) =>
      isRequired && (foundAt === null ? !named.has(field) : left.has(header)),
  )
  if (open) throw new AppError('layout.incomplete', { column: open.header })
}

/** Columns in the order of the sheet; one that the sheet does not have stays behind the one before it. */
function inSheetOrder(
  columns: readonly Column[],
  comparison: LayoutComparison,
  chosen: Chosen,
): readonly Column[] {
  const letters = new Map([
    ...comparison.columns.map(({ field, foundAt }) => [field, foundAt] as const),
    ...chosen.map(({ field, column }) => [field, column] as const),
  ])
  let last = -1
  const placed = columns.map((column) => {
    const at = letters.get(column[0])
    if (at) last = toPosition(at)
    return { column, position: last }
  })
  return placed.sort((left, right) => left.position - right.position).map(({ column }) => column)
}

/**
 * Makes a layout that fits a sheet in quarantine: the chosen columns get the header texts that stand there.
 * @param base the layout that fitted best
 * @returns the layout, still with the id of `base`
 * @throws AppError `layout.incomplete`, `layout.columnTwice`, `input.invalid`
 */
export function mapColumns(base: SheetLayout, comparison: LayoutComparison, chosen: Chosen): SheetLayout {
  refuseTwice(comparison, chosen)
  const headers = findHeaders(comparison, chosen)
  demandRequired(comparison, headers)
  const anchor = base.columns.find(([field, , top]) => headers.has(field) && top === base.anchor.text)
  const columns = base.columns.map(
    ([field, type, ...texts]): Column => [field, type, ...(headers.get(field) ?? texts)],
  )
  return {
    ...base,
    sheetNames: [...new Set([...base.sheetNames, comparison.sheet])],
    anchor: { ...base.anchor, text: (anchor && headers.get(anchor[0])?.[0]) ?? base.anchor.text },
    headerLevels: Math.max(base.headerLevels, ...[...headers.values()].map((texts) => texts.length)),
    columns: inSheetOrder(columns, comparison, chosen),
  }
}

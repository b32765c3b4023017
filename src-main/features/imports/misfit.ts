import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import { headerLineOf } from '#main/features/imports/header-text.ts'
import type { Misfit } from '#main/features/imports/import-job.ts'
import type { LayoutFit } from '#main/features/imports/recognise.ts'
import type { LayoutComparison } from '#shared/contract/imports.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'
import type { Column, RowKind, SheetLayout } from '#shared/model/layouts/layout.ts'
import { partsOfEveryRow } from '#shared/model/layouts/may-lack.ts'

type Place = { readonly file: string; readonly sheet: string }

/** A file that has to wait for a person to say which of its columns is which. */
export class MisfitFound extends Error {
  readonly misfit: Misfit

  constructor(misfit: Misfit) {
    super(misfit.error.code)
    this.name = 'MisfitFound'
    this.misfit = misfit
  }
}

/** Kinds of rows that make a workbook a REP file, a statement or a list of transfers. */
export const mainKinds: ReadonlySet<RowKind> = new Set<RowKind>(['claim', 'statement', 'transfer'])

/** Kinds of sheets that only prove others: their sums count nowhere, and NHSO has printed them in many widths. */
const provingKinds: ReadonlySet<RowKind> = new Set<RowKind>(['repSummary', 'receivable', 'batchSummary'])

/** @returns whether a sheet only proves others: it never keeps their money outside */
export function isProof({ rows }: SheetLayout): boolean {
  return provingKinds.has(rows)
}

/** Fields without which a sheet is not imported: what identifies a row, and its money; of a proof its key alone. */
function requiredFields(layout: SheetLayout): ReadonlySet<string> {
  const { rows, key, parts, columns, optional } = layout
  if (isProof(layout)) return new Set([key.field])
  const needed = (partsOfEveryRow[rows] ?? []).flatMap((part) => parts[part] ?? [])
  const money = columns.flatMap(([field, type]) => (type === 'money' ? [field] : []))
  return new Set([key.field, ...needed, ...money].filter((field) => !optional?.includes(field)))
}

/** More headers in other words than this are no slip: the sheet is another one. */
const mostGuesses = ({ columns }: SheetLayout) => Math.max(2, Math.floor(columns.length / 20))

/** @returns the columns of a proof that are not compared: they stand twice, or where they should not */
export function findDoubted({ match }: LayoutFit): readonly Column[] {
  return [...new Set([...match.moved, ...match.repeated])]
}

/** @returns why a sheet must not be read with a layout although it is of its kind; null when it may */
export function findDefect({ layout, match }: LayoutFit, where: Place): AppError | null {
  const missingIn = (column: Column | undefined) =>
    column
      ? new AppError('import.columnMissing', { ...where, column: headerLineOf(column) || column[0] })
      : null
  const required = requiredFields(layout)
  const missing = layout.columns.find(([field], index) => match.columnOf[index] === -1 && required.has(field))
  if (isProof(layout)) return missingIn(missing)
  const guesses = match.weak.filter(({ how }) => how !== 'levels')
  const [moved] = match.moved
  if (moved) return new AppError('import.columnMoved', { ...where, column: headerLineOf(moved) })
  if (missing) return missingIn(missing)
  if (guesses.length > mostGuesses(layout)) return missingIn(layout.columns[guesses[0]?.index ?? -1])
  const [group] = match.absentGroups
  if (group !== undefined) return new AppError('import.columnMissing', { ...where, column: group })
  const [repeated] = match.repeated
  return repeated ? new AppError('import.columnTwice', { ...where, column: headerLineOf(repeated) }) : null
}

/** What the layout expects beside what stands in the sheet. Header texts only, for rows below them hold patients. */
function compare(sheet: string, { layout, match, share }: LayoutFit): LayoutComparison {
  const required = requiredFields(layout)
  return {
    sheet,
    layout: layout.id,
    share,
    columns: layout.columns.map((column, index) => {
      const [field] = column
      const at = match.columnOf[index] ?? -1
      return {
        field,
        header: headerLineOf(column),
        isRequired: required.has(field),
        foundAt: at < 0 ? null : toColumnLetters(at),
      }
    }),
    unknown: match.extras.map(({ column, header }) => ({ column: toColumnLetters(column), header })),
  }
}

export function toMisfit(error: AppError, sheet: string, fit: LayoutFit): MisfitFound {
  return new MisfitFound({ error: toErrorRecord(error), comparison: compare(sheet, fit) })
}

/** @returns the header a sheet most lacks to be of a layout: never one that stands there in other letters or spaces */
function findLack({ layout, match }: LayoutFit): string {
  const required = requiredFields(layout)
  const lacking = layout.columns.filter((_, index) => match.columnOf[index] === -1)
  const [first] = [...lacking.filter(([field]) => required.has(field)), ...lacking]
  return (first && headerLineOf(first)) || layout.anchor.text
}

/** @param fit the layout that fits best; null when no row looks like headers at all */
export function unknownLayout(where: Place, fit: LayoutFit | null): AppError {
  const strange = fit?.match.extras.map(({ header }) => header).slice(0, 8) ?? []
  const found = strange.length > 0 ? strange.join(', ') : where.sheet
  const expected = fit === null ? 'TRAN_ID' : findLack(fit)
  return new AppError('import.unknownLayout', { ...where, expected, found: found.slice(0, 200) })
}

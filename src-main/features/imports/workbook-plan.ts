import { isOfOtherType, parserFor } from '#main/features/imports/cell-parse.ts'
import { findLabelTable } from '#main/features/imports/label-table.ts'
import { layByName } from '#main/features/imports/lay-over.ts'
import { createSheetRecogniser } from '#main/features/imports/made-fit.ts'
import {
  findDefect,
  findDoubted,
  isProof,
  mainKinds,
  toMisfit,
  unknownLayout,
} from '#main/features/imports/misfit.ts'
import { type LayoutsInUse, layoutsInUse } from '#main/features/imports/reading-marks.ts'
import type { LayoutFit } from '#main/features/imports/recognise.ts'
import { isNamedLike } from '#main/features/imports/sheet-names.ts'
import { keyTestOf, type SheetHead } from '#main/features/imports/sheet-start.ts'
import type { CellValue, SheetRow, SourceFormat } from '#main/platform/workbook/workbook.ts'
import { AppError, type ErrorRecord, toErrorRecord } from '#shared/errors/app-error.ts'
import type { Column, RowKind, SheetLayout } from '#shared/model/layouts/layout.ts'

/** A sheet that will be read, and how. */
export type ReadPlan = {
  readonly sheet: string
  readonly fit: LayoutFit
  /** Rows that say something of the document: those above the headers. */
  readonly metaRows: readonly SheetRow[]
  /** 0-based; data stands from here on. */
  readonly firstRow: number
  /** Sheet column of the key. */
  readonly keyColumn: number
  readonly isKey: (cell: CellValue | undefined) => boolean
  /** The sheet whose list goes on here; null for a sheet with headers of its own. */
  readonly before: string | null
  /** Columns of a table that proves others which are not compared, for nobody can tell them. */
  readonly doubted: readonly Column[]
}

/** What becomes of the sheets of a workbook. */
export type WorkbookPlan = {
  readonly read: readonly ReadPlan[]
  /** Tables that would prove others and cannot be read: which, and why. They stay in the file. */
  readonly notCompared: readonly { readonly sheet: string; readonly why: ErrorRecord }[]
}

/** What a list that goes on in the next sheet may hold. */
const longKinds: ReadonlySet<RowKind> = new Set<RowKind>([
  'claim',
  'drug',
  'instrument',
  'denial',
  'zeroPaid',
  'statement',
  'transfer',
])

/** Below this a sheet is of another kind and not one whose columns changed. */
const leastLikeness = 0.5

export function isMain({ fit }: ReadPlan): boolean {
  return mainKinds.has(fit.layout.rows)
}

/** A table that proves others loses what nobody can tell, and keeps the rest. */
function withoutDoubted(fit: LayoutFit, doubted: readonly Column[]): LayoutFit {
  const { layout, match } = fit
  const columnOf = match.columnOf.map((column, index) => {
    const one = layout.columns[index]
    return one !== undefined && doubted.includes(one) ? -1 : column
  })
  return { ...fit, match: { ...match, columnOf } }
}

function toReadPlan(head: SheetHead, found: LayoutFit): ReadPlan {
  const doubted = isProof(found.layout) ? findDoubted(found) : []
  const fit = doubted.length === 0 ? found : withoutDoubted(found, doubted)
  const { layout, match, headerRows } = fit
  const top = headerRows[0]?.row ?? 0
  const keyIndex = layout.columns.findIndex(([field]) => field === layout.key.field)
  return {
    sheet: head.sheet,
    fit,
    metaRows: head.rows.filter(({ row }) => row < top),
    firstRow: (headerRows.at(-1)?.row ?? 0) + 1,
    keyColumn: match.columnOf[keyIndex] ?? -1,
    isKey: keyTestOf(layout.key.shape),
    before: null,
    doubted,
  }
}

/** Cells of a continuation are compared in so many rows. */
const comparedRows = 20

/** @returns whether rows without headers look like more of a list: most have its key, and its money holds amounts */
function goesOn(rows: readonly SheetRow[], { fit, keyColumn, isKey }: ReadPlan): boolean {
  const { layout, match } = fit
  const first = rows.slice(0, comparedRows)
  const keyed = first.filter(({ cells }) => isKey(cells[keyColumn]))
  const parseMoney = parserFor('money', { earliest: '', latest: '' })
  const money = layout.columns.flatMap(([, type], index) =>
    type === 'money' ? [match.columnOf[index] ?? -1] : [],
  )
  const isAmount = ({ cells }: SheetRow, column: number) => !isOfOtherType(parseMoney(cells[column] ?? null))
  return (
    layout.key.shape !== 'text' &&
    longKinds.has(layout.rows) &&
    keyed.length * 2 > first.length &&
    keyed.every((row) => money.every((column) => isAmount(row, column)))
  )
}

/** How a sheet is read, why it proves nothing, or null for one that only stays in the file. */
type SheetPlan = { readonly plan: ReadPlan } | { readonly why: AppError } | null

/**
 * @param last the sheet read before this one
 * @throws MisfitFound for money in columns that nobody can tell
 */
function planSheet(
  head: SheetHead,
  recognised: LayoutFit | null,
  last: ReadPlan | undefined,
  { name, layouts }: { readonly name: string; readonly layouts: readonly SheetLayout[] },
): SheetPlan {
  const { sheet, rows } = head
  const isKnown = recognised !== null && recognised.likeness >= leastLikeness
  const fit = isKnown ? recognised : (findLabelTable(rows, layouts) ?? recognised)
  if (fit === null) {
    const isMore = last !== undefined && goesOn(rows, last)
    return isMore ? { plan: { ...last, sheet, firstRow: 0, before: last.sheet } } : null
  }
  if (fit.likeness < leastLikeness && !isNamedLike(sheet, layouts)) return null
  const defect = findDefect(fit, { file: name, sheet })
  if (defect === null) return { plan: toReadPlan(head, fit) }
  // a table that proves others keeps no money outside: the missing proof is said
  if (isProof(fit.layout)) return { why: defect }
  throw toMisfit(defect, sheet, fit)
}

/** What is known of a workbook beside its sheets. */
type Named = {
  readonly name: string
  readonly format: SourceFormat
  readonly inUse: LayoutsInUse
}

type OpenSheet = { readonly head: SheetHead; readonly fit: LayoutFit | null }

/**
 * Where no header is known, a sheet that is called as money is called waits for a person, too. What stands in it is kept
 * to itself: its first words may be somebody's name.
 */
function waitByName(file: string, { head }: OpenSheet, layouts: readonly SheetLayout[]): void {
  const { sheet } = head
  const fit = layByName(head, layouts)
  if (fit === null) return
  throw toMisfit(unknownLayout({ file, sheet }, null), sheet, { ...fit, match: { ...fit.match, extras: [] } })
}

/** A workbook in which nothing counts: the sheet that is most like something known says what was expected. */
function refuseUnknown({ name, format, inUse }: Named, open: readonly OpenSheet[]): never {
  const [first = { head: { sheet: '-', rows: [] }, fit: null }] = open
  const { head, fit } = open.reduce((best, one) => {
    return (one.fit?.found ?? 0) > (best.fit?.found ?? 0) ? one : best
  }, first)
  // any text can be read as lines of a table
  if (fit === null && format === 'csv') throw new AppError('workbook.notWorkbook', { file: name })
  if (fit === null && format === 'html') throw new AppError('workbook.webPage', { file: name })
  const error = unknownLayout({ file: name, sheet: head.sheet }, fit)
  if (fit !== null) throw toMisfit(error, head.sheet, fit)
  for (const one of open) waitByName(name, one, layoutsInUse(inUse))
  throw error
}

/**
 * Decides what each sheet of a workbook is before any of its rows is handed out: by its headers, hardly by its name.
 * @returns the sheets that are read, and those that would prove them but cannot; others only stay in the file
 * @throws MisfitFound for a sheet of a known kind whose columns are not as they must be, or a workbook of unknown kind;
 *   AppError `import.unknownLayout`, `workbook.notWorkbook`, `workbook.webPage` for a file without anything like headers
 */
export function planWorkbook(workbook: Named, heads: readonly SheetHead[]): WorkbookPlan {
  const layouts = layoutsInUse(workbook.inUse)
  const recognise = createSheetRecogniser(workbook.inUse, workbook.name)
  const read: ReadPlan[] = []
  const open: OpenSheet[] = []
  const notCompared: WorkbookPlan['notCompared'][number][] = []
  for (const head of heads) {
    const { sheet } = head
    const fit = recognise(head)
    const found = planSheet(head, fit, read.at(-1), { name: workbook.name, layouts })
    if (found !== null && 'plan' in found) read.push(found.plan)
    else open.push({ head, fit })
    if (found !== null && 'why' in found) notCompared.push({ sheet, why: toErrorRecord(found.why) })
  }
  if (!read.some(isMain)) refuseUnknown(workbook, open)
  return { read, notCompared }
}

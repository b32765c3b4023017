import type { CellRange, MadeCell, MadeSheet, SheetLine } from '#main/features/practice/maker/cells.ts'
import type {
  MeantFields,
  MeantRow,
  MeantSheet,
  Outcome,
} from '#main/features/practice/maker/made-workbook.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

/** One row before it is written: what is printed, and beside it what it means. Neither is made out of the other. */
export type DraftRow = {
  /** 0-based. */
  readonly row: number
  readonly isHeader?: boolean
  readonly cells: () => readonly MadeCell[]
  /** Null for headers, totals, notes and blank rows. */
  readonly meant: (() => MeantFields) | null
  /** Of a claim. */
  readonly outcome?: Outcome
}

/** One sheet before it is written. Its rows are made anew each time they are asked for. */
export type DraftSheet = {
  readonly name: string
  /** Null for a sheet that no importer knows. */
  readonly layout: SheetLayout | null
  readonly isHidden?: boolean
  readonly merges: readonly CellRange[]
  readonly rows: () => Iterable<DraftRow>
}

/** @returns a row that means nothing. */
export function plainRow(row: number, cells: readonly MadeCell[]): DraftRow {
  return { row, cells: () => cells, meant: null }
}

/** @returns the values of these columns as an importer must hold them: null where there is none. */
export function toMeant(
  columns: readonly Column[],
  values: Readonly<Record<string, string | number | null>>,
): MeantFields {
  return Object.fromEntries(
    columns.flatMap(([field, type]) => {
      const value = values[field] ?? null
      if (field === '') return []
      if (value === null || type === 'money') return [[field, value]]
      return [[field, type === 'date' ? String(value).slice(0, 10) : String(value)]]
    }),
  )
}

/** @returns the sheet as the writers take it. */
export function toMadeSheet({ name, merges, isHidden = false, rows }: DraftSheet): MadeSheet {
  function* lines(): Generator<SheetLine> {
    for (const { row, cells, isHeader = false } of rows()) yield { row, cells: cells(), isHeader }
  }
  return { name, merges, isHidden, lines: { [Symbol.iterator]: lines } }
}

/** @returns the sheet as answer keys keep it; nothing for one that no importer knows. */
export function toMeantSheets({ name, layout, rows }: DraftSheet): readonly MeantSheet[] {
  if (layout === null) return []
  function* meantRows(): Generator<MeantRow> {
    for (const { row, meant, outcome } of rows()) {
      if (meant) yield { row: row + 1, block: 'whole', fields: meant(), ...(outcome ? { outcome } : {}) }
    }
  }
  return [{ sheet: name, layout, rows: meantRows }]
}

import { type DateRange, dateRangeOn, parserFor } from '#main/features/imports/cell-parse.ts'
import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import { createColumnMeasures } from '#main/features/imports/examine-columns.ts'
import type { Equation, Printed } from '#main/features/imports/examine-proofs.ts'
import { type Candidate, makeProposals, type Wanted } from '#main/features/imports/examine-proposals.ts'
import { columnOfField, dataTestOf, printsTotal } from '#main/features/imports/examine-rows.ts'
import {
  headerLineOf,
  type SheetColumn,
  toHeaderLine,
  toSheetColumns,
} from '#main/features/imports/header-text.ts'
import { toMisfit } from '#main/features/imports/misfit.ts'
import type { LayoutFit } from '#main/features/imports/recognise.ts'
import type { OpenSheet } from '#main/features/imports/sheet-heads.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { Examination, ExpectedColumn } from '#shared/contract/layouts.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { mayLack } from '#shared/model/layouts/may-lack.ts'

type Doubt = ExpectedColumn['doubt']
/** The row รวม that was met last, and what it prints, by column. */
type TotalRow = { readonly row: number; readonly cells: SheetRow['cells'] }

/** @returns the header of a column as the file has it, with the groups above; empty for a column without a text of its own */
export function headerOf({ leaf, texts, filledTexts }: SheetColumn): string {
  if (leaf === '') return ''
  const lowest = texts.findLastIndex((text, level) => level > 0 && text.trim() !== '')
  return toHeaderLine(filledTexts.slice(0, Math.max(lowest, 0) + 1))
}

/** @returns why each layout column that was found wants a look, by its index */
function doubtsOf({ layout, match }: LayoutFit): readonly Doubt[] {
  const weak = new Set(match.weak?.map(({ index }) => index))
  return layout.columns.map((column, index) => {
    if ((match.columnOf[index] ?? -1) < 0) return null
    if (match.repeated.includes(column)) return 'repeated'
    if (match.moved.includes(column)) return 'moved'
    return weak.has(index) ? 'weak' : null
  })
}

/** A sheet as long as its first rows. */
function headOf({ sheet, rows }: OpenSheet): OpenSheet {
  return {
    sheet,
    rows,
    async *batches() {
      yield rows
    },
  }
}

/** Reads the whole sheet once: what its columns are like, and what its row รวม prints. */
async function measureSheet(open: OpenSheet, fit: LayoutFit, width: number, today: string) {
  const dates = dateRangeOn(today)
  const isData = dataTestOf(fit, open.rows)
  const [codes] = fit.layout.parts.errorCodes ?? []
  const measures = createColumnMeasures(width, dates, columnOfField(fit, codes))
  let total: TotalRow | null = null
  for await (const batch of open.batches()) {
    for (const row of batch) {
      if (isData(row)) measures.add(row)
      else if (measures.rows() > 0 && printsTotal(row)) total = { row: row.row + 1, cells: row.cells }
    }
  }
  return { rows: measures.rows(), measured: measures.finish(), total, dates }
}

/** @returns what a row รวม prints for a column; null where it prints no amount */
function totalReader(total: TotalRow | null, dates: DateRange) {
  const readMoney = parserFor('money', dates)
  return (at: number): Candidate['total'] => {
    const satang = total === null ? null : readMoney(total.cells[at] ?? null)
    return total !== null && typeof satang === 'number' ? { row: total.row, satang } : null
  }
}

function toWanted(fit: LayoutFit, doubts: readonly Doubt[]): Wanted[] {
  const { layout, match } = fit
  return layout.columns.flatMap((column, index) => {
    const isOpen = (match.columnOf[index] ?? -1) < 0 || doubts[index] !== null
    const [field, , ...headers] = column
    const wordings = [headers, ...(layout.otherHeaders?.[field] ?? [])].filter((texts) => texts.length > 0)
    if (!isOpen || wordings.length === 0) return []
    const names = { lines: wordings.map(toHeaderLine), leaves: wordings.map((texts) => texts.at(-1) ?? '') }
    return [{ index, column, ...names, isNeeded: !mayLack(layout, field) }]
  })
}

export type Proofs = { readonly printed: readonly Printed[]; readonly equations: readonly Equation[] }

/** Lays a layout beside a sheet, column by column, with what speaks for the columns that were not found. */
export async function examineSheet(
  open: OpenSheet,
  fit: LayoutFit,
  { printed, equations }: Proofs,
  { today, isBrief }: { readonly today: string; readonly isBrief: boolean },
): Promise<Pick<Examination, 'sheet' | 'base' | 'headerRows' | 'dataRows' | 'columns' | 'expected'>> {
  const { layout, match, headerRows } = fit
  const sheetColumns = toSheetColumns(headerRows)
  const width = Math.max(sheetColumns.length, ...open.rows.map(({ cells }) => cells.length))
  const { rows, measured, total, dates } = await measureSheet(
    isBrief ? headOf(open) : open,
    fit,
    width,
    today,
  )
  const readTotal = totalReader(total, dates)
  const candidates = measured.map((one, at): Candidate => {
    const known = sheetColumns[at]
    const names = { header: known ? headerOf(known) : '', leaf: known?.leaf ?? '' }
    return { ...one, at, column: toColumnLetters(at), ...names, total: readTotal(at) }
  })
  const doubts = doubtsOf(fit)
  const certain = match.columnOf.map((at, index) => (doubts[index] === null ? at : -1))
  const grouped = match.groupColumns.map(({ column }) => column)
  const evidence = { candidates, certain, grouped, columns: layout.columns, printed, equations }
  const proposals = makeProposals(toWanted(fit, doubts), evidence)
  const compared = toMisfit(new AppError('internal'), open.sheet, fit).misfit.comparison
  return {
    sheet: open.sheet,
    base: layout.id,
    headerRows: headerRows.map(({ row }) => row + 1),
    dataRows: rows,
    columns: candidates
      .filter(({ header, shape }) => header !== '' || shape !== 'none')
      .map(({ column, header, kinds, samples, shape, satang }) => {
        return { column, header, kinds, samples, shape, satang }
      }),
    expected: layout.columns.map((column, index) => ({
      field: column[0],
      header: headerLineOf(column),
      type: column[1],
      isRequired: compared.columns[index]?.isRequired ?? false,
      mayLack: mayLack(layout, column[0]),
      foundAt: compared.columns[index]?.foundAt ?? null,
      doubt: doubts[index] ?? null,
      proposals: proposals.get(index) ?? [],
    })),
  }
}

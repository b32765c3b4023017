import { type DateRange, parserFor } from '#main/features/imports/cell-parse.ts'
import { columnOfField, dataTestOf } from '#main/features/imports/examine-rows.ts'
import { headerLineOf } from '#main/features/imports/header-text.ts'
import type { LayoutFit } from '#main/features/imports/recognise.ts'
import { moneyChecksOf } from '#main/features/imports/rep-checks.ts'
import type { OpenSheet } from '#main/features/imports/sheet-heads.ts'
import type { Part, RowKind, SheetLayout } from '#shared/model/layouts/layout.ts'
import { type Satang, toSatang } from '#shared/model/satang.ts'

/** What a sheet that only proves prints for one of its columns, over all its rows. */
export type Printed = {
  readonly sheet: string
  readonly layout: SheetLayout
  readonly field: string
  readonly header: string
  readonly satang: Satang
}

/** Columns that must add up to what is printed. */
export type Equation = { readonly printed: Printed; readonly fields: readonly string[] }

const provingKinds: ReadonlySet<RowKind> = new Set<RowKind>(['repSummary', 'receivable', 'batchSummary'])

/** Below this a sheet is of another kind. */
const leastLikeness = 0.4

export function isProof(fit: LayoutFit | null): fit is LayoutFit {
  return fit !== null && provingKinds.has(fit.layout.rows) && fit.likeness >= leastLikeness
}

/** Adds up the money columns of a sheet that proves others. Columns that are 0 throughout prove nothing. */
export async function readPrinted(
  { sheet, rows, batches }: OpenSheet,
  fit: LayoutFit,
  dates: DateRange,
): Promise<Printed[]> {
  const readMoney = parserFor('money', dates)
  const isData = dataTestOf(fit, rows)
  const columns = fit.layout.columns.flatMap((column) => {
    const at = columnOfField(fit, column[0])
    return column[1] === 'money' && at >= 0 ? [{ column, at, satang: 0 }] : []
  })
  for await (const batch of batches()) {
    for (const row of batch.filter(isData)) {
      for (const one of columns) {
        const satang = readMoney(row.cells[one.at] ?? null)
        if (typeof satang === 'number') one.satang += satang
      }
    }
  }
  return columns
    .filter(({ satang }) => satang !== 0 && Number.isSafeInteger(satang))
    .map(({ column, satang }) => ({
      sheet,
      layout: fit.layout,
      field: column[0],
      header: headerLineOf(column),
      satang: toSatang(satang),
    }))
}

/** Parts that both a list and what proves it may play. */
const sharedParts: readonly Part[] = ['claimed', 'approved', 'gross', 'net']

function fieldsProvenBy({ layout, field }: Printed, layoutOfRows: SheetLayout): readonly string[] {
  if (layout.rows === 'repSummary') {
    const check = moneyChecksOf([layoutOfRows], [layout]).find(({ summary }) => summary.includes(field))
    return check?.detail ?? []
  }
  const part = sharedParts.find((one) => layout.parts[one]?.includes(field))
  if (part !== undefined) return layoutOfRows.parts[part] ?? []
  return layoutOfRows.columns
    .filter(([name, type]) => name === field && type === 'money')
    .map(([name]) => name)
}

/** @returns which columns of a layout must add up to what the other sheets print */
export function toEquations(printed: readonly Printed[], layout: SheetLayout): Equation[] {
  return printed
    .map((one) => ({ printed: one, fields: fieldsProvenBy(one, layout) }))
    .filter(({ fields }) => fields.length > 0)
}

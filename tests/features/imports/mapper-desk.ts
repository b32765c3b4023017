import { createFindings } from '#main/features/imports/findings.ts'
import type { HeaderMatch } from '#main/features/imports/header-match.ts'
import type { ReadRequest } from '#main/features/imports/import-job.ts'
import { createRowCells } from '#main/features/imports/row-cells.ts'
import type { CreateMapper, DocumentFacts, RowFollower } from '#main/features/imports/sheet-mapper.ts'
import type { CellValue, SheetRow } from '#main/platform/workbook/workbook.ts'
import type { Column, ColumnType, Part, RowKind, SheetLayout } from '#shared/model/layouts/layout.ts'

/** A document that says nothing of itself. */
export const nothingSaid: DocumentFacts = {
  kind: null,
  hcode: null,
  scheme: null,
  patientType: null,
  isAppeal: false,
  producedAt: null,
  documentNo: null,
  account: null,
}

type Kept = readonly [type: ColumnType, ...parts: readonly Part[]]

/** A layout with a column for each of these fields, in their order, and the parts they play, if any. */
export function layoutOf(rows: RowKind, key: string, fields: Readonly<Record<string, Kept>>): SheetLayout {
  const entries = Object.entries(fields)
  const parts: Partial<Record<Part, string[]>> = {}
  for (const [field, [, ...played]] of entries) {
    for (const part of played) parts[part] = [...(parts[part] ?? []), field]
  }
  return {
    id: 'made-1',
    rows,
    sheetNames: [],
    anchor: { text: 'made', withinRows: 1 },
    key: { field: key, shape: 'text' },
    headerLevels: 1,
    usualHeaderRow: 0,
    usualDataRow: 1,
    evidence: 'analogy',
    columns: entries.map(([field, [type]]): Column => [field, type, field]),
    parts,
  }
}

type Order = {
  readonly sheet?: string
  readonly meta?: Partial<DocumentFacts>
  readonly named?: Partial<DocumentFacts>
  readonly isHidden?: boolean
  /** Fields of the layout the sheet has no column for; those that were found by their place. */
  readonly lacks?: readonly string[]
  readonly guessed?: readonly string[]
  /** What follows the rows; where nothing is said none stands in the file twice. */
  readonly rows?: Partial<RowFollower>
}

const request: ReadRequest = {
  path: '',
  name: 'made.xls',
  hospital: '10670',
  counts: null,
  layouts: [],
  today: '2026-11-22',
}

/** Gives a mapper a sheet with the columns of a layout, and rows by their fields; nothing is read from a file. */
export function openSheet(create: CreateMapper, layout: SheetLayout, order: Order = {}) {
  const { sheet = 'made', lacks = [], guessed = [] } = order
  const fields = layout.columns.map(([field]) => field)
  const match: HeaderMatch = {
    columnOf: fields.map((field, index) => (lacks.includes(field) ? -1 : index)),
    weak: guessed.map((field) => ({
      index: fields.indexOf(field),
      column: fields.indexOf(field),
      how: 'place',
    })),
    groupColumns: [],
    absent: [],
    absentGroups: [],
    moved: [],
    repeated: [],
    extras: [],
  }
  const dates = { earliest: '1990-01-01', latest: '2027-11-22' }
  const findings = createFindings()
  const cells = createRowCells({ sheet, layout, match, dates, findings })
  const rows = { hold: () => -1, isCaseKnown: () => false, count: () => undefined, ...order.rows }
  const [named, meta] = [
    { ...nothingSaid, ...order.named },
    { ...nothingSaid, ...order.meta },
  ]
  const place = { request, sheet, layout, match, dates, isHidden: order.isHidden ?? false }
  const mapper = create({ ...place, named, meta, cells, rows })
  return {
    mapper,
    /** Σ of the money read so far. */
    sums: cells.sums,
    /** What was found, in few words: `rejected noPatient row 3 A`. */
    found: () =>
      findings.listed.map(({ weight, reason, row, column }) => `${weight} ${reason} row ${row} ${column}`),
    /** @param row from 0 */
    rowOf: (values: Readonly<Record<string, CellValue>>, row = 0): SheetRow => ({
      row,
      cells: fields.map((field) => values[field] ?? null),
    }),
  }
}

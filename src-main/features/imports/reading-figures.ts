import type { RowBatch } from '#main/features/imports/import-job.ts'
import { placeInRecord } from '#main/features/imports/row-inserts.sql.ts'
import type { ReadingFigures } from '#shared/contract/readings.ts'
import { toSatang } from '#shared/model/satang.ts'

type Cells = readonly (string | number | null)[]

/** Tables of rows that are what a file is about, and where their money stands. */
const figureColumns = {
  claim_version: { claimed: 'claimed_satang', approved: 'approved_satang' },
  statement_row: { claimed: 'claimed_satang', approved: 'approved_satang' },
  transfer_row: { claimed: null, approved: 'net_satang' },
} as const
export type FigureTable = keyof typeof figureColumns

const isFigureTable = (table: RowBatch['table']): table is FigureTable => table in figureColumns

/** @returns the columns of a table whose money is added up; null where it has none */
export const moneyColumnsOf = (table: FigureTable) => figureColumns[table]

/** @returns the table of the rows a kind of file is about */
export function figureTableOf(kind: string): FigureTable {
  if (kind === 'STM') return 'statement_row'
  return kind === 'SMT' ? 'transfer_row' : 'claim_version'
}

const toMoney = (satang: number | null) => (satang === null ? null : toSatang(satang))

function addTo(sum: number | null, value: string | number | null | undefined): number | null {
  return typeof value === 'number' ? (sum ?? 0) + value : sum
}

/** Adds up what rows come to as they are read; none of them is kept. */
export function createFigures() {
  let rows = 0
  let outcomes: { passed: number; failed: number } | null = null
  let claimed: number | null = null
  let approved: number | null = null

  function addRow(table: FigureTable, record: Cells): void {
    const columns = figureColumns[table]
    rows++
    if (columns.claimed !== null) claimed = addTo(claimed, record[placeInRecord(table, columns.claimed)])
    approved = addTo(approved, record[placeInRecord(table, columns.approved)])
    if (table !== 'claim_version') return
    outcomes ??= { passed: 0, failed: 0 }
    outcomes[record[placeInRecord(table, 'outcome')] === 'passed' ? 'passed' : 'failed']++
  }

  return {
    add({ table, rows: records }: RowBatch): void {
      if (isFigureTable(table)) for (const record of records) addRow(table, record)
    },
    sum: (): ReadingFigures => ({
      rows,
      passed: outcomes?.passed ?? null,
      failed: outcomes?.failed ?? null,
      claimed: toMoney(claimed),
      approved: toMoney(approved),
    }),
  }
}

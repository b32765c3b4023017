import * as XLSX from '@e965/xlsx'
import type { PortalWord } from '#main/features/imports/evidence.ts'
import type { Brought } from '#tests/features/imports/cases/case-desk.ts'

const header = [
  ...['runDt', 'postingDate', 'refDocNo', 'vndrNo', 'fundName', 'fundGroup', 'fundGroupDescr', 'fundDescr'],
  ...['efundDesc', 'mouGrpCode', 'amount', 'wait', 'debt', 'bond', 'total', 'bankNm', 'pmntStts', 'batchNo'],
  ...['mophId', 'mophDesc', 'budgetSource'],
]

/** A transfer; amounts in baht. */
export type Transfer = {
  /** Of January 2026. */
  readonly day: number
  readonly document: string
  readonly batch: string
  readonly gross: number
  /** All of it is held back. */
  readonly waits?: boolean
  readonly source?: string
}

function toCells({ day, document, batch, gross, waits = false, source = 'UC' }: Transfer): string[] {
  const two = String(day).padStart(2, '0')
  const held = waits ? gross : 0
  return [
    ...[`2026-01-${two}`, `256901${two}`, document, '0000010670', 'กองทุนผู้ป่วยใน', '1', 'กองทุน', 'กองทุน'],
    ...['กองทุนผู้ป่วยใน CAP', '01', `${gross}.0`, `${held}.0`, '0', '0', `${gross - held}.0`],
    ...[waits ? ' ' : 'ธนาคารกรุงไทย', waits ? 'W' : 'P', batch, '1102050101.202', 'ลูกหนี้ค่ารักษา UC-IP', source],
  ]
}

type Kept = {
  readonly name: string
  readonly told?: PortalWord
  /** The column of sources is left out. */
  readonly isSourceless?: boolean
}

/** @returns a list of transfers as .csv or as .xlsx by SheetJS, as its name ends */
export function listOf(transfers: readonly Transfer[], { name, told, isSourceless = false }: Kept): Brought {
  const table = [header, ...transfers.map(toCells)].map((row) => (isSourceless ? row.slice(0, -1) : row))
  const rest = { name, ...(told ? { told } : {}) }
  if (name.endsWith('.csv'))
    return { ...rest, bytes: Buffer.from(table.map((row) => row.join(',')).join('\r\n')) }
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(table), 'SMT')
  return { ...rest, bytes: XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) }
}

/** What the portal says of a list that was asked for; days of January 2026. */
export const askedFor = (source: string | null, firstDay: string, lastDay: string): PortalWord => ({
  scheme: null,
  listedAt: null,
  asked: { source, firstDay: `2026-01-${firstDay}`, lastDay: `2026-01-${lastDay}` },
})

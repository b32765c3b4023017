import { writeFileSync } from 'node:fs'
import * as xlsx from '@e965/xlsx'
import type { RowBatch, WorkbookFacts } from '#main/features/imports/import-job.ts'
import { MisfitFound } from '#main/features/imports/misfit.ts'
import { readWorkbook } from '#main/features/imports/workbook-reader.ts'
import type { MeantSheet } from '#main/features/practice/maker/made-workbook.ts'
import { type Container, makeRep } from '#main/features/practice/maker/make-rep.ts'
import { repKinds } from '#main/features/practice/maker/rep-kinds.ts'
import { documentKinds } from '#main/features/practice/maker/statement-kinds.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { findHeaderRow, moneyColumns, seeXml } from '#tests/features/practice/maker/statement-oracle.ts'
import { readBlock } from '#tests/helpers/stored-cells.ts'

/** Satang by field of one row; blank and unreadable amounts are absent. */
export type Money = Readonly<Record<string, number>>
export type ReadRow = {
  readonly sheet: string
  readonly row: number
  readonly money: Money
  /** Whether it is one of the rows a file is about. */
  readonly isMain: boolean
  /** Whether it is a claim that NHSO did not pass: nothing it prints is approved. */
  readonly isFailed: boolean
}

const mainTables: readonly RowBatch['table'][] = ['claim_version', 'statement_row', 'transfer_row']

/** What reading a file came to: the money of its rows, or that it was refused. */
export type Reading =
  | { readonly isRefused: true; readonly code: string }
  | { readonly isRefused: false; readonly facts: WorkbookFacts; readonly rows: ReadonlyMap<string, ReadRow> }

/** A small whole workbook that is mutated, and what is known of it. */
export type Base = {
  readonly id: string
  readonly name: string
  readonly bytes: Buffer
  readonly rows: ReadonlyMap<string, ReadRow>
  /** The sheets of the answer key by name. */
  readonly meant: ReadonlyMap<string, MeantSheet>
  /** Column of each money field by sheet, as an independent reader finds it. */
  readonly columns: ReadonlyMap<string, ReadonlyMap<string, number>>
  /** 0-based row of the headers by sheet. */
  readonly headerRows: ReadonlyMap<string, number>
}

export const placeOf = (sheet: string, row: number) => `${sheet}|${row}`

function toRows(batches: readonly RowBatch[]): ReadonlyMap<string, ReadRow> {
  const rows = new Map<string, ReadRow>()
  for (const batch of batches) {
    const { sheet, table, cells } = batch
    const isMain = mainTables.includes(table)
    const failed = new Set(
      batch.table === 'claim_version'
        ? batch.rows.flatMap((claim) => (claim.includes('failed') ? [claim[0]] : []))
        : [],
    )
    for (const [row, fields] of readBlock(cells)) {
      const money = Object.entries(fields).filter(
        (cell): cell is [string, number] => typeof cell[1] === 'number',
      )
      const isFailed = failed.has(row)
      rows.set(placeOf(sheet, row), { sheet, row, money: Object.fromEntries(money), isMain, isFailed })
    }
  }
  return rows
}

/** Reads bytes as an import does, in this process. @throws whatever is neither a named failure nor a misfit */
export async function read(path: string, name: string, bytes: Buffer): Promise<Reading> {
  writeFileSync(path, bytes)
  const batches: RowBatch[] = []
  const request = { path, name, hospital: '10670', counts: null, layouts: [], today: '2026-11-22' }
  try {
    const facts = await readWorkbook(request, {
      isStopped: () => false,
      onRows: (batch) => void batches.push(batch),
    })
    return { isRefused: false, facts, rows: toRows(batches) }
  } catch (error) {
    if (error instanceof AppError) return { isRefused: true, code: error.code }
    if (error instanceof MisfitFound) return { isRefused: true, code: error.misfit.error.code }
    throw error
  }
}

/** @returns the XML with the bills of an archive, and its path inside */
export function readXmlText(bytes: Buffer): { path: string; text: string } {
  const zip = xlsx.CFB.read(bytes, { type: 'buffer' }) as {
    FileIndex: { name: string; content: Uint8Array }[]
  }
  const entry = zip.FileIndex.find(({ name }) => name.endsWith('.xml') && !name.includes('SUM'))
  return { path: entry?.name ?? '', text: Buffer.from(entry?.content ?? []).toString('utf8') }
}

function seeArchive(bytes: Buffer): xlsx.WorkBook {
  const { headers, rows } = seeXml({ bytes })
  const { path } = readXmlText(bytes)
  const [first = 2] = rows.keys()
  const above = Array.from({ length: first - 2 }, () => [])
  const table = [...above, [...headers], ...[...rows.values()].map((row) => [...row])]
  return { SheetNames: [path], Sheets: { [path]: xlsx.utils.aoa_to_sheet(table) } }
}

/** @returns the table of a file as SheetJS, or JSON.parse, sees it, sheet by sheet; null where neither can read it */
export function see(name: string, bytes: Buffer): xlsx.WorkBook | null {
  try {
    if (name.endsWith('.json')) {
      const parsed: unknown = JSON.parse(bytes.toString('utf8'))
      const list = (Array.isArray(parsed) ? parsed : (parsed as { datas: unknown }).datas) as object[]
      return { SheetNames: ['json'], Sheets: { json: xlsx.utils.json_to_sheet(list) } }
    }
    if (name.endsWith('.zip')) return seeArchive(bytes)
    if (!name.endsWith('.csv')) return xlsx.read(bytes, { type: 'buffer', cellText: false, cellNF: true })
    // amounts are ASCII in every encoding a list comes in
    const text = bytes.toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '')
    const { Sheets } = xlsx.read(text, { type: 'string', raw: true })
    return { SheetNames: ['csv'], Sheets: { csv: Object.values(Sheets)[0] ?? {} } }
  } catch {
    return null
  }
}

async function toBase(
  path: string,
  id: string,
  made: { readonly name: string; readonly bytes: Buffer },
  meant: readonly MeantSheet[],
): Promise<Base> {
  const reading = await read(path, made.name, made.bytes)
  if (reading.isRefused) throw new Error(`${id} is refused as it is: ${reading.code}`)
  const workbook = see(made.name, made.bytes)
  const seen = meant.map((sheet) => {
    const worksheet = workbook?.Sheets[sheet.sheet]
    if (!worksheet) throw new Error(`${id} has no sheet ${sheet.sheet}`)
    const headerRow = findHeaderRow(worksheet, sheet)
    return { name: sheet.sheet, headerRow, columns: moneyColumns(worksheet, sheet, headerRow) }
  })
  return {
    id,
    name: made.name,
    bytes: made.bytes,
    rows: reading.rows,
    meant: new Map(meant.map((sheet) => [sheet.sheet, sheet])),
    columns: new Map(seen.map(({ name, columns }) => [name, columns])),
    headerRows: new Map(seen.map(({ name, headerRow }) => [name, headerRow])),
  }
}

const smallRows = 6

/** One kind of REP file for each layout of its Detail sheet. */
const repTypes = repKinds
  .filter(({ detail, patientType }, index) => {
    const isSame = (other: (typeof repKinds)[number]) =>
      other.detail === detail && other.patientType === patientType
    return repKinds.findIndex(isSame) === index
  })
  .map(({ fileType }) => fileType)

async function makeRepBase(path: string, fileType: string, container: Container): Promise<Base> {
  const order = { seed: 'mutated', hospitalCode: '10670', fileType, container, claims: smallRows }
  const rep = await makeRep({ ...order, month: '2025-12', producedAt: '2026-01-05T20:15:01' })
  return await toBase(path, `${fileType} ${container}`, rep, rep.workbook.sheets)
}

/** Makes a small file of every kind; a few also as `.xlsx`. */
export async function makeBases(path: string): Promise<readonly Base[]> {
  const bases: Base[] = []
  for (const fileType of repTypes) bases.push(await makeRepBase(path, fileType, 'xls'))
  bases.push(await makeRepBase(path, 'IP', 'xlsx'), await makeRepBase(path, 'OPLGO', 'xlsx'))
  for (const { id, make, isWorkbook } of documentKinds) {
    const containers =
      isWorkbook && /ucs|dmis|summary/.test(id) ? (['xls', 'xlsx'] as const) : (['xls'] as const)
    for (const container of containers) {
      const made = await make('mutated', { container, rows: smallRows })
      bases.push(await toBase(path, `${id} ${container}`, made, made.key.sheets))
    }
  }
  return bases
}

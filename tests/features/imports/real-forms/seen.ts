import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { RowBatch } from '#main/features/imports/import-job.ts'
import { MisfitFound } from '#main/features/imports/misfit.ts'
import { readWorkbook } from '#main/features/imports/workbook-reader.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { Reading } from '#tests/features/imports/reading.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

// where the members of a record stand; the reader may add some behind them
const claimPlaces = {
  tranId: 1,
  hn: 6,
  pid: 8,
  servedAt: 11,
  outcome: 14,
  claimed: 16,
  approved: 17,
  printed: 18,
} as const
const linePlaces = { kind: 1, tranId: 2, lineNo: 3, code: 4, claimed: 8, approved: 9 } as const
const casePlaces = {
  block: 2,
  repNo: 5,
  tranId: 6,
  hn: 8,
  pid: 10,
  servedAt: 11,
  claimed: 14,
  approved: 15,
} as const
const transferPlaces = {
  postedOn: 2,
  documentNo: 5,
  gross: 16,
  held: 17,
  deducted: 18,
  guarantee: 19,
  tax: 20,
  setOff: 21,
  net: 22,
} as const

type Value = string | number | null
type Picked<Places> = { readonly [Name in keyof Places]: Value }

export type SeenClaim = Picked<typeof claimPlaces>
export type SeenLine = Picked<typeof linePlaces>
export type SeenCase = Picked<typeof casePlaces>
export type SeenTransfer = Picked<typeof transferPlaces>

/** The rows a reading handed out, by table. */
export type SeenRows = {
  readonly claims: readonly SeenClaim[]
  readonly lines: readonly SeenLine[]
  readonly cases: readonly SeenCase[]
  readonly transfers: readonly SeenTransfer[]
}

function picker<Places extends Readonly<Record<string, number>>>(places: Places) {
  const names = Object.entries(places)
  return (row: readonly Value[]) =>
    // every name of `places` is set
    Object.fromEntries(names.map(([name, place]) => [name, row[place] ?? null])) as Picked<Places>
}

const toClaim = picker(claimPlaces)
const toLine = picker(linePlaces)
const toCase = picker(casePlaces)
const toTransfer = picker(transferPlaces)

/** @returns what the rows say that a hospital lives by, in the order they were read */
export function seenRows(batches: readonly RowBatch[]): SeenRows {
  return {
    claims: batches.flatMap((one) => (one.table === 'claim_version' ? one.rows.map(toClaim) : [])),
    lines: batches.flatMap((one) => (one.table === 'claim_line' ? one.rows.map(toLine) : [])),
    cases: batches.flatMap((one) => (one.table === 'statement_row' ? one.rows.map(toCase) : [])),
    transfers: batches.flatMap((one) => (one.table === 'transfer_row' ? one.rows.map(toTransfer) : [])),
  }
}

/** Reads many files one after another from the same place: a new one for each would cost more than reading. */
export function createManyReader() {
  const file = path.join(temporaryFolder(), 'file')
  const open = openSync(file, 'w')
  onTestFinished(() => closeSync(open))
  return async (name: string, bytes: Uint8Array): Promise<Reading> => {
    writeSync(open, bytes, 0, bytes.length, 0)
    ftruncateSync(open, bytes.length)
    const request = { path: file, name, hospital: '10670', counts: null, layouts: [], today: '2026-11-22' }
    const batches: RowBatch[] = []
    const needs = { isStopped: () => false, onRows: (batch: RowBatch) => void batches.push(batch) }
    try {
      return { state: 'read', facts: await readWorkbook(request, needs), batches }
    } catch (error) {
      if (error instanceof MisfitFound) return { state: 'misfit', misfit: error.misfit, batches }
      if (!(error instanceof AppError)) throw error
      return { state: 'failed', error: { code: error.code, details: error.details }, batches }
    }
  }
}

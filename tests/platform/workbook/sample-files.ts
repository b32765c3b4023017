import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkbook } from '#main/platform/workbook/open-workbook.ts'
import {
  type CellValue,
  DateCell,
  ErrorCell,
  type SheetRow,
  UncalculatedCell,
  type WorkbookLimits,
} from '#main/platform/workbook/workbook.ts'

/** A folder for the files of one test file; `remove` it at the end. */
export function createFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'satang-workbook-'))
  return {
    /** Writes `bytes` and returns the path. A name may be used again. */
    write: (name: string, bytes: Uint8Array) => {
      const path = join(folder, name)
      writeFileSync(path, bytes)
      return path
    },
    path: (name: string) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Steady pseudo-random numbers (mulberry32): the same seed gives the same test. */
export function createRandom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (bound: number) => Math.floor(next() * bound)
  return {
    next,
    below,
    pick: <T>(choices: readonly [T, ...T[]]): T => choices[below(choices.length)] ?? choices[0],
  }
}

export type Random = ReturnType<typeof createRandom>

/** A cell in a form that compares and prints well. */
export function showCell(value: CellValue): string {
  if (value instanceof DateCell) return `date ${value.serial}${value.is1904 ? ' (1904)' : ''}`
  if (value instanceof UncalculatedCell) return 'not calculated'
  if (value instanceof ErrorCell) return `error ${value.text}`
  return `${typeof value} ${String(value)}`
}

/** Reads all rows of one sheet. */
export async function readRows(batches: AsyncIterable<readonly SheetRow[]>): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const batch of batches) rows.push(...batch)
  return rows
}

/** Reads every sheet of a file; blank cells are left out. */
export async function readWorkbook(path: string, limits: Partial<WorkbookLimits> = {}) {
  const workbook = await openWorkbook(path, { limits })
  const sheets: Record<string, Record<string, string>> = {}
  try {
    for (const name of workbook.sheetNames) {
      const cells: Record<string, string> = {}
      for (const { row, cells: values } of await readRows(workbook.rows(name))) {
        values.forEach((value, column) => {
          if (value !== null) cells[`${row},${column}`] = showCell(value)
        })
      }
      sheets[name] = cells
    }
  } finally {
    await workbook.close()
  }
  return { format: workbook.format, sheets }
}

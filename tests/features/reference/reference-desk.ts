import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { MadeCell, MadeSheet } from '#main/features/practice/maker/cells.ts'
import { writeXlsx } from '#main/features/practice/maker/xlsx-writer.ts'
import { createReference } from '#main/features/reference/reference.service.ts'
import type { ReferenceKind } from '#shared/contract/reference.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { openTestStore, storeNeeds } from '#tests/database/test-store.ts'

const at = '2026-11-22T02:00:00.000Z'
const clock = { now: () => new Date(at) }

/** Rows of cells from the first row on; a blank line is an empty array. */
export type Table = readonly (readonly MadeCell[])[]

const toSheet = (name: string, table: Table): MadeSheet => ({
  name,
  merges: [],
  lines: table.map((cells, row) => ({ row, cells })),
})

/** The lists on a real store, with files a hospital might have. */
export async function openReferenceDesk() {
  const needs = storeNeeds()
  const store = await openTestStore(needs)
  const hospital = async () => ({ code: '10670', name: 'โรงพยาบาลทดสอบ' })
  const reference = createReference({ store, clock, hospital })
  const place = (name: string) => path.join(needs.root, name)

  function writeText(name: string, text: string | Buffer): string {
    writeFileSync(place(name), text)
    return place(name)
  }

  return {
    at,
    store,
    reference,
    /** The service of another start of the app on the same store. */
    startAgain: (name: string) =>
      createReference({ store, clock, hospital: async () => ({ code: '10670', name }) }),
    place,
    writeText,
    async writeBook(name: string, sheets: Readonly<Record<string, Table>>): Promise<string> {
      const made = Object.entries(sheets).map(([sheet, table]) => toSheet(sheet, table))
      return writeText(name, name.endsWith('.xls') ? writeBiff8(made) : await writeXlsx(made))
    },
    async search(kind: ReferenceKind, text: string, limit = 50, offset = 0) {
      const { total, entries } = await reference.search({ kind, text, limit, offset })
      return { total, codes: entries.map(({ code }) => code) }
    },
    /** @returns the code and details of the failure */
    async loadBadly(kind: ReferenceKind, file: string) {
      try {
        return await reference.load(kind, file, 'สมหญิง')
      } catch (error) {
        if (error instanceof AppError) return { code: error.code, ...error.details }
        throw error
      }
    },
  }
}

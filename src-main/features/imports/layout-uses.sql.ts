import * as z from 'zod'
import type { ReadableDb } from '#main/database/store.ts'
import { SheetCount } from '#shared/contract/imports.ts'

/** A file that was imported with a layout. */
export type LayoutUse = {
  readonly importId: number
  readonly name: string
  readonly at: string
  readonly rows: number
}

const Sheets = z.array(SheetCount.pick({ layout: true }))

/** Imported files, but those taken back, of which at least one sheet was read with a layout; oldest first. */
export async function selectLayoutUses(db: ReadableDb, layout: string): Promise<LayoutUse[]> {
  const rows = await db
    .selectFrom('import_file')
    .select(['id as importId', 'name', 'imported_at as at', 'row_count as rows', 'sheets_json'])
    .where('state', '=', 'imported')
    .where('undone_at', 'is', null)
    // few files have any layout made here: only theirs are parsed
    .where('sheets_json', 'like', `%${layout}%`)
    .orderBy('id')
    .execute()
  return rows
    .filter(({ sheets_json }) => Sheets.parse(JSON.parse(sheets_json)).some((one) => one.layout === layout))
    .map(({ importId, name, at, rows: count }) => ({ importId, name, at, rows: count }))
}

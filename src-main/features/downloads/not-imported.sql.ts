import { sql } from 'kysely'
import type { ReadableDb } from '#main/database/store.ts'
import { fileColumns, toFile } from '#main/features/downloads/downloads.sql.ts'
import type { DownloadFile } from '#shared/contract/downloads.ts'

/**
 * @returns those of the files that are stored and whose content was neither imported nor refused before; what came
 *   otherwise goes through an import once more, so that it learns what the portal says of it
 */
export async function selectNotImported(db: ReadableDb, ids: readonly number[]): Promise<DownloadFile[]> {
  const rows = await db
    .selectFrom('download_file')
    .select(fileColumns)
    .where('state', '=', 'stored')
    .where('id', 'in', ids)
    .where('sha256', 'not in', (imports) =>
      imports
        .selectFrom('import_file')
        .select('import_file.sha256')
        .where(
          sql<boolean>`state <> 'imported' or undone_at is not null or outside_json like '%"portal":{%'`,
        ),
    )
    .orderBy('id')
    .execute()
  return rows.map(toFile)
}

import type { ReadableDb } from '#main/database/store.ts'
import { Source } from '#shared/model/source.ts'
import type { Month } from '#shared/model/thai-date.ts'

/** Everything that was stored with these bytes: the files as they are named, and copies by their place below the folder. */
export async function selectStoredAs(
  db: ReadableDb,
  sha256: string,
): Promise<{ files: { source: Source; scheme: string; month: Month; name: string }[]; versions: string[] }> {
  const files = await db
    .selectFrom('download_file')
    .select(['source', 'scheme', 'month', 'name'])
    .where('sha256', '=', sha256)
    .orderBy('id')
    .execute()
  const versions = await db
    .selectFrom('download_version')
    .select('path')
    .where('sha256', '=', sha256)
    .orderBy('id')
    .execute()
  return {
    files: files.map((file) => ({ ...file, source: Source.parse(file.source) })),
    versions: versions.map((version) => version.path),
  }
}

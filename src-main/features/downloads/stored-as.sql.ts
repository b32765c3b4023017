import type { ReadableDb } from '#main/database/store.ts'
import { Source } from '#shared/model/source.ts'
import type { Month } from '#shared/model/thai-date.ts'

/** Files by what names them, and copies of earlier bytes by their place below the download folder. */
type Stored = {
  readonly files: readonly { source: Source; scheme: string; month: Month; name: string }[]
  readonly versions: readonly string[]
}

/** @param sha256 of what was stored with these bytes; null for all that ever was stored */
export async function selectStoredAs(db: ReadableDb, sha256: string | null): Promise<Stored> {
  const files = await db
    .selectFrom('download_file')
    .select(['source', 'scheme', 'month', 'name'])
    .where('sha256', sha256 === null ? 'is not' : '=', sha256)
    .orderBy('id')
    .execute()
  const versions = await db
    .selectFrom('download_version')
    .select('path')
    .where('sha256', sha256 === null ? 'is not' : '=', sha256)
    .orderBy('id')
    .execute()
  return {
    files: files.map((file) => ({ ...file, source: Source.parse(file.source) })),
    versions: versions.map((version) => version.path),
  }
}

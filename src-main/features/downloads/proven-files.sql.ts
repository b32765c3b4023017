import { type Expression, type SqlBool, sql } from 'kysely'
import type { ReadableDb } from '#main/database/store.ts'
import { Source } from '#shared/model/source.ts'
import type { Month } from '#shared/model/thai-date.ts'

type Bytes = { readonly sha256: string; readonly bytes: number }
/** Fetched files, by what names them, and older bytes of their names, by their place below the download folder. */
type ProvenFiles = {
  readonly files: (Bytes & {
    readonly source: Source
    readonly scheme: string
    readonly month: Month
    readonly name: string
  })[]
  readonly versions: (Bytes & { readonly path: string })[]
}

/** Every row of it is in the store, what could be compared is equal, and it knows what the portal says of it. */
const isProven = (sha256: string): Expression<SqlBool> => sql<SqlBool>`${sql.ref(sha256)} in (
  select sha256 from import_file
  where state = 'imported' and undone_at is null and rejected_count = 0
    and instr(checks_json, '"isEqual":true') > 0 and instr(checks_json, '"isEqual":false') = 0
    and outside_json like '%"portal":{%')`

/** @returns what was fetched and whose import is proven */
export async function selectProven(db: ReadableDb): Promise<ProvenFiles> {
  const files = await db
    .selectFrom('download_file')
    .select(['source', 'scheme', 'month', 'name', 'bytes', 'sha256'])
    .where('state', '=', 'stored')
    .where(isProven('download_file.sha256'))
    .orderBy('id')
    .execute()
  const versions = await db
    .selectFrom('download_version')
    .select(['path', 'bytes', 'sha256'])
    .where(isProven('download_version.sha256'))
    .orderBy('id')
    .execute()
  return {
    files: files.flatMap(({ bytes, sha256, source, ...named }) =>
      bytes === null || sha256 === null ? [] : { ...named, source: Source.parse(source), bytes, sha256 },
    ),
    versions,
  }
}

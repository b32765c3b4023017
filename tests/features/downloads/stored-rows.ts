import path from 'node:path'
import { sql } from 'kysely'
import type { Store } from '#main/database/store.ts'

const at = '2026-11-20T00:00:00.000Z'
const sha256 = 'a'.repeat(64)

/** Notes files as fetched, by their places below the download folder: `rep/2569-01/a.xls`, or earlier bytes of one. */
export async function noteStored(store: Store, places: readonly string[]): Promise<void> {
  const known = places.map((place) => place.split(path.sep)).filter(([top]) => top !== 'evidence')
  const isVersion = (parts: readonly string[]) => parts.includes('versions')
  await store.write(async (trx) => {
    await sql`insert into download_run (id, reason, state, started_at, ended_at, sources_json, months_json, schemes_json, is_importing, is_dry_run, is_fetching_again)
      values (900, 'manual', 'done', ${at}, ${at}, '[]', '[]', '[]', 1, 0, 0)`.execute(trx)
    for (const [source = '', month = '', ...rest] of known.filter((parts) => !isVersion(parts))) {
      const scheme = rest.length > 1 ? rest[0] : 'ucs'
      const inCe = `${Number(month.slice(0, 4)) - 543}${month.slice(4)}`
      await sql`insert into download_file (source, scheme, month, name, state, bytes, sha256, stored_at, run_id, tries)
        values (${source}, ${scheme}, ${inCe}, ${rest.at(-1)}, 'stored', 1, ${sha256}, ${at}, 900, 1)`.execute(
        trx,
      )
    }
    for (const parts of known.filter(isVersion)) {
      const name = parts.at(-1)?.slice('0123456789ab-'.length)
      await sql`insert into download_version (download_file_id, sha256, bytes, stored_at, replaced_at, path)
        select id, ${sha256}, 1, ${at}, ${at}, ${parts.join(path.sep)} from download_file where name = ${name}`.execute(
        trx,
      )
    }
  })
}

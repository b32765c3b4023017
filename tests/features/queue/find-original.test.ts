import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { createFindOriginal } from '#main/features/queue/find-original.ts'
import { openStoreInMemory } from '#tests/features/queue/store-in-memory.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

it('a file that was brought is found as long as it lies there as it was; a copy of ours never', async () => {
  const store = openStoreInMemory()
  const folder = temporaryFolder()
  const [brought, copy] = [path.join(folder, 'a.xls'), path.join(folder, 'copy')]
  for (const file of [brought, copy]) writeFileSync(file, 'bytes')
  const sha256 = createHash('sha256').update('bytes').digest('hex')
  const queued = {
    ...{ name: 'a.xls', inside: null, bytes: 5, origin: 'dropped', state: 'done', result: 'imported' },
    ...{ added_at: '2026-11-20T00:00:00.000Z', ended_at: '2026-11-20T00:00:01.000Z', error_json: null },
  }
  await store.write(async (trx) => {
    for (const id of [1, 2])
      await sql`insert into import_file (id, sha256, name, bytes, state, imported_at, error_json)
        values (${id}, ${String(id).repeat(64)}, 'a.xls', 5, 'refused', '2026-11-20T00:00:01.000Z', '{}')`.execute(
        trx,
      )
    await trx
      .insertInto('import_queue')
      .values([
        { ...queued, path: brought, is_own_copy: 0, import_file_id: 1 },
        { ...queued, path: copy, is_own_copy: 1, import_file_id: 2 },
      ])
      .execute()
  })
  const find = createFindOriginal({ store })
  const found = [await find(1, sha256, 5), await find(2, sha256, 5), await find(3, sha256, 5)]
  // the record says another length than the file has
  found.push(await find(1, sha256, 6))
  writeFileSync(brought, 'other')
  found.push(await find(1, sha256, 5))
  rmSync(brought)
  expect([...found, await find(1, sha256, 5)]).toEqual([brought, null, null, null, null, null])
})

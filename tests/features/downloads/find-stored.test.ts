import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { createFindStored } from '#main/features/downloads/find-stored.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { openTestStore, storeNeeds } from '#tests/database/test-store.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex')

/** A store that noted one statement, what lay under its name before, and a REP file that went. */
async function openStored() {
  const store = await openTestStore(storeNeeds())
  const folder = temporaryFolder()
  const write = (place: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, place)), { recursive: true })
    writeFileSync(path.join(folder, place), text)
    return path.join(folder, place)
  }
  const stored = { state: 'stored', stored_at: '2026-11-20T00:00:00.000Z', run_id: 1 } as const
  const listed = {
    total_count: null,
    passed_count: null,
    failed_count: null,
    rep_no: null,
    sent_at: null,
    tries: 1,
  }
  await store.write(async (trx) => {
    await sql`insert into download_run (id, reason, state, started_at, sources_json, months_json, schemes_json, is_importing, is_dry_run, is_fetching_again)
      values (1, 'manual', 'done', '2026-11-20T00:00:00.000Z', '[]', '[]', '[]', 1, 0, 0)`.execute(trx)
    await trx
      .insertInto('download_file')
      .values([
        {
          ...{ ...stored, ...listed, id: 1, source: 'stm', scheme: 'ucs', month: '2026-10', name: 'a.xls' },
          ...{ bytes: 3, sha256: sha256Of('now') },
        },
        {
          ...{ ...stored, ...listed, id: 2, source: 'rep', scheme: 'ucs', month: '2026-10', name: 'b.xls' },
          ...{ bytes: 4, sha256: sha256Of('gone') },
        },
      ])
      .execute()
    await trx
      .insertInto('download_version')
      .values({
        ...{ download_file_id: 1, sha256: sha256Of('before'), bytes: 6 },
        ...{ stored_at: '2026-11-01T00:00:00.000Z', replaced_at: '2026-11-20T00:00:00.000Z' },
        path: 'stm/2569-10/ucs/versions/x-a.xls',
      })
      .execute()
  })
  return { store, folder, write }
}

it('downloaded bytes are found under their name or beside it, and not where others lie by now', async () => {
  const { store, folder, write } = await openStored()
  const now = write('stm/2569-10/ucs/a.xls', 'now')
  const before = write('stm/2569-10/ucs/versions/x-a.xls', 'before')
  const findStored = createFindStored({ store, downloadFolder: async () => folder })
  const find = (text: string) => findStored(sha256Of(text), text.length)
  const found = [await find('now'), await find('before'), await find('gone'), await find('never seen')]
  write('stm/2569-10/ucs/a.xls', 'not')
  expect([...found, await find('now')]).toEqual([now, before, null, null, null])
})

it('a download folder that cannot be reached is asked only for what lies in it, and named', async () => {
  const { store } = await openStored()
  const downloadFolder = async () => {
    throw new AppError('folder.missing', { folder: 'D:\\REP' })
  }
  const findStored = createFindStored({ store, downloadFolder })
  expect(await findStored(sha256Of('never seen'), 10)).toBeNull()
  await expect(findStored(sha256Of('now'), 3)).rejects.toMatchObject({ code: 'folder.missing' })
})

import { existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBackup } from '#main/database/backup.ts'
import { checkStore } from '#main/database/check-store.ts'
import { openStore } from '#main/database/open.ts'
import { restoreBackup } from '#main/database/restore.ts'
import type { StoreAccess } from '#main/database/store.ts'
import { createThreads, startReader } from '#main/database/store-needs.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import type { CheckedPart, ThreadRequest } from '#main/database/thread-messages.ts'
import { createThreadWork } from '#main/database/thread-work.ts'
import { AppError } from '#shared/errors/app-error.ts'
import {
  accessOf,
  behindItsBack,
  createCopies,
  fillStore,
  flip,
  listPages,
  pageBytes,
} from '#tests/database/filled-store.ts'
import { openTestStore, type TestNeeds, tryToOpen } from '#tests/database/test-store.ts'
import { claimBatch, claimRecord, sha256Of, writeRead } from '#tests/features/imports/written-file.ts'

const copyStore = createCopies(fillStore)
const never = new AbortController().signal

function overwriteMiddle(file: string, fill: (at: number) => number): void {
  const bytes = readFileSync(file)
  const start = Math.floor(bytes.length / pageBytes / 2) * pageBytes
  for (let place = start; place < start + 3 * pageBytes; place++) bytes[place] = fill(place)
  writeFileSync(file, bytes)
}
const cut = (to: (bytes: number) => number) => (file: string) => truncateSync(file, to(statSync(file).size))

/** @returns what opening or, where it opened, the check says, and what the next start says */
async function findDamage(needs: TestNeeds): Promise<unknown[]> {
  const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error)
  const opened = await openStore(needs).catch((error: unknown) => error)
  if (opened instanceof Error) return [codeOf(opened), codeOf(await tryToOpen(needs))]
  const store = opened as Awaited<ReturnType<typeof openStore>>
  const found = await store.check(never).catch(codeOf)
  const read = await store.read((db) => db.selectFrom('import_file').select('id').execute()).catch(codeOf)
  await store.stop()
  return [found, read, codeOf(await tryToOpen(needs))]
}

const corrupt = 'store.corrupt'
/** What one query or a look at one part says. */
const suspect = 'store.suspect'

/** What the thread of a check does, without the thread. */
function checkIn(access: StoreAccess): unknown {
  const work = createThreadWork()
  try {
    work({ kind: 'openReader', access })
    const listed = work({ kind: 'check', part: null })?.rows ?? []
    const [{ parts }] = listed as [{ parts: CheckedPart[] }]
    for (const part of parts) work({ kind: 'check', part })
    return 'well'
  } catch (error) {
    return error instanceof AppError ? error.code : error
  } finally {
    work({ kind: 'close' })
  }
}

describe('a store that was', () => {
  it.each([
    ['cut in half, between two pages', cut((bytes) => Math.floor(bytes / pageBytes / 2) * pageBytes)],
    ['cut by a byte', cut((bytes) => bytes - 1)],
    ['cut by a page', cut((bytes) => bytes - pageBytes)],
  ])('%s is not opened', async (_title, damage) => {
    const needs = await copyStore()
    damage(needs.file)
    expect(await findDamage(needs)).toEqual([corrupt, corrupt])
  })

  it.each([
    ['zeros', () => 0],
    ['noise', (at: number) => (at * 2_654_435_761) >>> 24],
  ])('overwritten with %s in its middle is closed by the check, and stays closed', async (_title, fill) => {
    const needs = await copyStore()
    overwriteMiddle(needs.file, fill)
    expect(await findDamage(needs)).toEqual([suspect, suspect, corrupt])
  })

  it.each([
    ['claim_version', 'leaf'],
    ['claim_version', 'internal'],
    ['claim_version_source', 'leaf'],
    ['claim_current', 'leaf'],
    ['statement_row', 'leaf'],
    ['statement_row_claim', 'leaf'],
    ['transfer_row', 'leaf'],
    ['cell_block', 'leaf'],
    ['setting', 'overflow'],
    ['import_file', 'leaf'],
  ])('flipped in one bit of a page of %s (%s) is found by the check', async (name, type) => {
    const needs = await copyStore()
    const access = await accessOf(needs)
    const [page = 0] = await listPages(needs, name, type)
    const well = checkIn(access)
    flip(needs.file, page)
    expect([well, checkIn(access)]).toEqual(['well', suspect])
  })
})

describe('a store whose pages all read well', () => {
  it('is found well, with what was looked at', async () => {
    const needs = await copyStore()
    const store = await openTestStore(needs)
    const counts = await store.check(never)
    expect([counts, await store.check(never)]).toEqual([
      { pages: expect.any(Number), documents: 3, rows: 900 + 3 },
      { ...counts, pages: expect.any(Number) },
    ])
    expect(counts.pages).toBeGreaterThan(30)
  })

  it('opens in spite of a mark, which is gone then', async () => {
    const needs = await copyStore()
    const mark = path.join(needs.folder, 'satang.suspect')
    writeFileSync(mark, '')
    expect([await tryToOpen(needs), existsSync(mark)]).toEqual(['opened', false])
  })

  it('is closed when an older page lies in place of the newer one', async () => {
    const needs = await copyStore()
    const older = readFileSync(needs.file)
    await behindItsBack(needs, (connection) => connection.exec('update statement_row set claimed_satang = 1'))
    const store = await openStore(needs)
    await store.check(never)
    await store.stop()
    const newer = readFileSync(needs.file)
    const [page = 0] = await listPages(needs, 'statement_row')
    older.copy(newer, (page - 1) * pageBytes, (page - 1) * pageBytes, page * pageBytes)
    writeFileSync(needs.file, newer)
    expect(await findDamage(needs)).toEqual(Array(3).fill('store.rowsChanged'))
  })

  it('is closed when an older page of an index lies in place of the newer one', async () => {
    const needs = await copyStore()
    const older = readFileSync(needs.file)
    await behindItsBack(needs, (connection) =>
      connection.exec("update claim_version set rep_no = '7' || rep_no"),
    )
    const newer = readFileSync(needs.file)
    const [page = 0] = await listPages(needs, 'claim_version_rep_no')
    older.copy(newer, (page - 1) * pageBytes, (page - 1) * pageBytes, page * pageBytes)
    writeFileSync(needs.file, newer)
    expect(await findDamage(needs)).toEqual([suspect, suspect, corrupt])
  })

  it('is not marked for the damage of a backup', async () => {
    const needs = await copyStore()
    const store = await openStore(needs)
    const { path: backup, documents, claims } = await store.backUp('torn')
    await store.stop()
    overwriteMiddle(backup, () => 7)
    const refused = await restoreBackup(needs, findBackup(needs.folder, 'torn')).catch(
      (error: unknown) => error,
    )
    expect([
      { documents, claims },
      refused,
      existsSync(path.join(needs.folder, 'satang.suspect')),
      await tryToOpen(needs),
    ]).toEqual([
      { documents: 3, claims: 400 },
      expect.objectContaining({ code: 'store.backupDamaged' }),
      false,
      'opened',
    ])
  })

  it('is closed when rows of a document are gone with their entries, also before its first check', async () => {
    const needs = await copyStore()
    await behindItsBack(needs, (connection) =>
      connection.exec("delete from claim_version where tran_id = '300000007'"),
    )
    expect(await findDamage(needs)).toEqual(Array(3).fill('store.rowsChanged'))
  })

  it('opens with changed rows once somebody was told, and is well from then on', async () => {
    const needs = await copyStore()
    await behindItsBack(needs, (connection) =>
      connection.exec("delete from claim_version where tran_id = '300000007'"),
    )
    await findDamage(needs)
    rmSync(path.join(needs.folder, 'satang.position'))
    const store = await openStore({ ...needs, accepted: 'store.rowsChanged' })
    const { documents } = await store.check(never)
    await store.stop()
    expect([documents, await tryToOpen(needs)]).toEqual([3, 'opened'])
  })

  it('is closed when a row refers to nothing', async () => {
    const needs = await copyStore()
    await behindItsBack(needs, (connection) => {
      connection.pragma('foreign_keys=off')
      connection.exec('delete from import_file where id = 3')
    })
    expect(await findDamage(needs)).toEqual([suspect, suspect, corrupt])
  })

  it('keeps nothing of a document that was written anew while the check went on', async () => {
    const needs = await copyStore()
    const store = await openTestStore(needs)
    const claims = claimBatch([claimRecord(9, '300000007', 1)])
    const anew = { name: 'rep.xls', sha256: sha256Of('rep.xls'), printedAt: null, batches: [claims] }
    const started: DatabaseThread[] = []
    const counts = await checkStore({
      async startReader() {
        const thread = await startReader(createThreads(needs, null), 'check', store.access)
        started.push(thread)
        return thread
      },
      async write(work) {
        await store.write((trx) =>
          trx.updateTable('import_file').set({ undone_at: 'now' }).where('id', '=', 1).execute(),
        )
        await writeRead(store, anew)
        await store.write(work)
      },
      signal: never,
    })
    expect([counts.rows, (await store.check(never)).rows, started.map((thread) => thread.isAlive())]).toEqual(
      [903, 503 + 1, [false]],
    )
  })

  it('is looked at in spite of a document that went away meanwhile', async () => {
    const needs = await copyStore()
    const store = await openTestStore(needs)
    const counts = await checkStore({
      async startReader() {
        const thread = await startReader(createThreads(needs, null), 'check', store.access)
        const isLast = ({ kind, part }: ThreadRequest & { part?: unknown }) =>
          kind === 'check' && JSON.stringify(part) === '{"document":3}'
        return {
          ...thread,
          request: (asked) =>
            thread.request(isLast(asked) ? { kind: 'check', part: { document: 99 } } : asked),
        }
      },
      write: store.write,
      signal: never,
    })
    expect([counts.documents, counts.rows]).toEqual([2, 400 + 300 + 2])
  })

  it('ends a check when it is stopped', async () => {
    const store = await openTestStore(await copyStore())
    const check = store.check(never).catch((error: unknown) => error)
    await store.stop()
    expect(await check).toMatchObject({ code: 'cancelled' })
  })
})

import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { rename, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openConnection } from '#main/database/connection.ts'
import { migrations } from '#main/database/migrations/index.ts'
import { openStore } from '#main/database/open.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import { AppError } from '#shared/errors/app-error.ts'
import {
  makeStore,
  openTestStore,
  saveSetting,
  startChild,
  storeNeeds,
  type TestNeeds,
  tryToOpen,
} from '#tests/database/test-store.ts'
import { isOneThread } from '#tests/helpers/one-thread.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const digest = (file: string) =>
  existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : null
const digestAll = (needs: TestNeeds) => [needs.file, `${needs.file}-wal`].map(digest)

/** A setting long enough to fill pages far behind the first. */
const longText = 'ข้อความยาว '.repeat(20_000)

function spoil(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes.fill(0x5a, at, at + 64)
  writeFileSync(file, bytes)
}

const storeIdOf = (needs: TestNeeds): string =>
  JSON.parse(readFileSync(path.join(needs.folder, 'store.json'), 'utf8')).storeId

describe('a store that is opened', () => {
  it('is made where none ever was, for its owner only, with its key outside the folder', async () => {
    const needs = storeNeeds()
    const access = await makeStore(needs, { a: 'kept' })
    const identity = JSON.parse(readFileSync(path.join(needs.folder, 'store.json'), 'utf8'))
    const stored = readdirSync(needs.folder).filter((name) =>
      statSync(path.join(needs.folder, name)).isFile(),
    )
    expect({
      mode: statSync(needs.folder).mode & 0o777,
      isReady: identity.isReady,
      key: await needs.secrets.find(`store-key:${identity.storeId}`),
      copy: JSON.parse(readFileSync(path.join(needs.folder, 'backups', 'store.json'), 'utf8')),
      holdsKey: stored.filter((name) => readFileSync(path.join(needs.folder, name)).includes(access.key)),
    }).toEqual({ mode: 0o700, isReady: true, key: access.key, copy: identity, holdsKey: [] })
  })

  it.skipIf(isOneThread)('leaves no thread behind when it is stopped at once', async () => {
    expect(await startChild(storeNeeds(), 'try').exited()).toBe(0)
  })

  it('keeps what was written over a restart', async () => {
    const needs = storeNeeds()
    await makeStore(needs, { a: 'kept' })
    const identities = () =>
      ['store.json', 'backups/store.json'].map((name) => statSync(path.join(needs.folder, name)).ino)
    const before = identities()
    const store = await openTestStore(needs)
    expect([
      await store.read((db) => db.selectFrom('setting').select(['name', 'value_json']).execute()),
      identities(),
    ]).toEqual([[{ name: 'a', value_json: '"kept"' }], before])
  })

  it('shows nobody what it holds: not in the file, the WAL, the backups or the log', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    const marker = 'PATIENT-MARKER-3100600445635'
    await store.write((trx) => saveSetting(trx, 'marker', marker))
    const wal = readFileSync(`${needs.file}-wal`)
    await store.backUp('marked')
    await expect(store.write((trx) => saveSetting(trx, 'marker', marker))).rejects.toThrow(
      'UNIQUE constraint failed',
    )
    await store.stop()
    const files = readdirSync(needs.folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(needs.folder, name),
    )
    const contents = [
      wal,
      ...files.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)),
    ]
    expect({
      walBytes: wal.length > 8192,
      holders: contents.filter((bytes) => bytes.includes('MARKER') || bytes.includes('CREATE TABLE')).length,
      log: JSON.stringify(needs.log.lines).includes('MARKER'),
    }).toEqual({ walBytes: true, holders: 0, log: false })
  })
})

describe('a store in trouble says which', () => {
  it('wrongKey: another key is refused and not a byte changes', async () => {
    const needs = storeNeeds()
    await makeStore(needs)
    await needs.secrets.save(`store-key:${storeIdOf(needs)}`, 'cd'.repeat(32))
    const before = digestAll(needs)
    expect([await tryToOpen(needs), digestAll(needs)]).toEqual([new AppError('store.wrongKey'), before])
  })

  it('keyMissing: the folder of secrets is gone, and no new key is made', async () => {
    const needs = storeNeeds()
    await makeStore(needs)
    await rm(needs.secretsFolder, { recursive: true })
    const before = digestAll(needs)
    expect([await tryToOpen(needs), digestAll(needs), existsSync(needs.secretsFolder)]).toEqual([
      new AppError('store.keyMissing'),
      before,
      false,
    ])
  })

  it('keySealed: the key was sealed by the desktop and this is the command line', async () => {
    const needs = storeNeeds()
    const seal = {
      isAvailable: () => true,
      encrypt: (text: string) => Buffer.from(text).reverse(),
      decrypt: String,
    }
    await makeStore({
      ...needs,
      secrets: createFileSecrets({
        folder: needs.secretsFolder,
        seal: { ...seal, decrypt: (sealed) => Buffer.from(sealed).reverse().toString() },
      }),
    })
    expect(await tryToOpen(needs)).toEqual(new AppError('store.keySealed'))
  })

  it('newer: a store of a later Satang stays as it is, even with a WAL that was never closed', async () => {
    const needs = storeNeeds()
    const access = await makeStore(needs)
    const later = openConnection(access, 'writer')
    later.pragma('user_version=999')
    const copies = storeNeeds()
    await copyOpenStore(needs, copies)
    later.close()
    const before = digestAll(copies)
    expect(before[1]).not.toBeNull()
    expect([
      await tryToOpen(copies),
      digestAll(copies),
      readdirSync(path.join(copies.folder, 'backups')),
    ]).toEqual([
      new AppError('store.newer', { found: 999, known: migrations.length }),
      before,
      ['store.json'],
    ])
  })

  it.each([
    ['its first page is damaged', (needs: TestNeeds) => spoil(needs.file, 200), 'SQLITE_NOTADB'],
    [
      'it was cut in the middle',
      (needs: TestNeeds) => truncate(needs.file, 8192 * 3 + 100),
      'SQLITE_CORRUPT',
    ],
    ['it is empty', (needs: TestNeeds) => truncate(needs.file, 0), 'empty'],
    ['it is gone', (needs: TestNeeds) => rm(needs.file), 'missing'],
  ])('corrupt: %s', async (_title, damage, reason) => {
    const needs = storeNeeds()
    await makeStore(needs, { long: longText })
    await damage(needs)
    const before = digest(needs.file)
    expect([await tryToOpen(needs), digest(needs.file)]).toEqual([
      expect.objectContaining({
        code: 'store.corrupt',
        details: expect.objectContaining({ file: 'satang.db', reason }),
      }),
      before,
    ])
  })

  it('corrupt: an empty store was put in its place', async () => {
    const needs = storeNeeds()
    const access = await makeStore(needs)
    await rm(needs.file)
    openConnection(access, 'writer').close()
    expect(await tryToOpen(needs)).toMatchObject({ code: 'store.corrupt', details: { reason: 'noTables' } })
  })

  it.each([
    ['is gone', (file: string) => rm(file)],
    ['cannot be read', (file: string) => writeFile(file, '{"storeId": ')],
  ])('corrupt: store.json %s, and no new store is made', async (_title, damage) => {
    const needs = storeNeeds()
    await makeStore(needs)
    await damage(path.join(needs.folder, 'store.json'))
    expect(await tryToOpen(needs)).toEqual(new AppError('store.corrupt', { file: 'store.json' }))
  })

  it('corrupt: a damaged page far inside fails its query, and the next start names it', async () => {
    const needs = storeNeeds()
    await makeStore(needs, { long: longText })
    spoil(needs.file, statSync(needs.file).size - 8192 * 4)
    const store = await openStore(needs)
    const query = await store
      .read((db) => db.selectFrom('setting').selectAll().execute())
      .catch((error: unknown) => error)
    await store.stop()
    expect([query, await tryToOpen(needs)]).toEqual([
      expect.objectContaining({ code: 'store.suspect' }),
      expect.objectContaining({ code: 'store.corrupt' }),
    ])
  })

  it('diskFull: what does not fit is undone as a whole and the store goes on', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    // SQLite answers a page limit exactly as it answers a full disk: SQLITE_FULL.
    await store.write((trx) => sql`pragma max_page_count=1`.execute(trx))
    const failure = await store
      .write(async (trx) => {
        await saveSetting(trx, 'small', 'fits')
        await saveSetting(trx, 'long', longText).catch(() => undefined)
        await saveSetting(trx, 'after', 'must not be kept alone')
      })
      .catch((error: unknown) => error)
    await store.write((trx) => sql`pragma max_page_count=100000`.execute(trx))
    await store.write((trx) => saveSetting(trx, 'later', 'fits'))
    const names = await store.read((db) => db.selectFrom('setting').select('name').execute())
    const alone = await store
      .write(async (trx) => {
        await sql`pragma max_page_count=1`.execute(trx)
        await saveSetting(trx, 'long', longText)
      })
      .catch((error: unknown) => error)
    expect({ failure: failure instanceof Error, names, alone }).toEqual({
      failure: true,
      names: [{ name: 'later' }],
      alone: expect.objectContaining({ code: 'store.diskFull' }),
    })
  })

  it('inUse: this process has it open', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    const refused = await tryToOpen(needs)
    await store.stop()
    expect([refused, await tryToOpen(needs)]).toEqual([
      expect.objectContaining({ code: 'store.inUse' }),
      'opened',
    ])
  })

  it.skipIf(isOneThread)('inUse: another process has it open', async () => {
    const needs = storeNeeds()
    await openTestStore(needs)
    expect(await startChild(needs, 'try').line()).toMatch(/^store\.inUse /)
  })

  it.runIf(process.getuid?.() === 0 && !isOneThread)(
    'denied: the account may not write the store or enter its folder',
    async () => {
      const root = temporaryFolder()
      const needs = storeNeeds(root)
      await makeStore(needs)
      const nobody = 65_534
      chmodSync(root, 0o755)
      for (const name of [
        'store',
        'secrets',
        'store/store.json',
        'store/satang.lock',
        'secrets/secrets.json',
      ]) {
        chownSync(path.join(root, name), nobody, nobody)
      }
      chmodSync(needs.file, 0o444)
      const readOnly = await startChild(needs, 'try', nobody).line()
      chownSync(needs.folder, 0, 0)
      const closed = await startChild(needs, 'try', nobody).line()
      expect([readOnly, closed]).toEqual([
        expect.stringMatching(/^store\.denied .*"reason":"EACCES"/),
        expect.stringMatching(/^store\.denied .*"folder":/),
      ])
    },
  )

  it('denied: a file stands where the folder should be', async () => {
    const needs = storeNeeds()
    await writeFile(needs.folder, 'not a folder')
    expect(await tryToOpen(needs)).toMatchObject({ code: 'store.denied' })
  })
})

/** Copies the parts of a store as a power cut would leave them, while a connection still has them open. */
async function copyOpenStore(from: TestNeeds, to: TestNeeds): Promise<void> {
  const { cp } = await import('node:fs/promises')
  await cp(from.root, to.root, { recursive: true })
  await rename(`${to.file}-shm`, `${to.file}-shm-old`)
}

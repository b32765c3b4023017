import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBackup, listBackups, writeBackup } from '#main/database/backup.ts'
import { openConnection } from '#main/database/connection.ts'
import { migrate } from '#main/database/migrate.ts'
import { migrations } from '#main/database/migrations/index.ts'
import { openStore } from '#main/database/open.ts'
import { restoreBackup } from '#main/database/restore.ts'
import { createThreads, startReader } from '#main/database/store-needs.ts'
import { storePaths } from '#main/database/store-paths.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { backupFile, failure, inFolder, makeBackedUp, savedNames } from '#tests/database/backed-up-store.ts'
import { makeStore, openTestStore, saveSetting, storeNeeds, tryToOpen } from '#tests/database/test-store.ts'
import { withSmallDisk } from '#tests/helpers/small-disk.ts'

describe('a backup', () => {
  it('of a store of an older Satang is taken, under the moment, before its schema changes', async () => {
    const needs = { ...storeNeeds(), clock: { now: () => new Date('2026-01-05T03:00:00Z') } }
    const access = await makeStore(needs)
    await rm(needs.file)
    const older = openConnection(access, 'writer')
    migrate(older, () => undefined, migrations.slice(0, -1))
    older.close()
    await makeStore(needs)
    expect(readdirSync(path.join(needs.folder, 'backups')).sort()).toEqual([
      `before-update-from-${migrations.length - 1}-20260105T030000Z.satang.db`,
      'store.json',
    ])
  })

  it('brings back what was there, and keeps the broken file and itself', async () => {
    const needs = storeNeeds()
    const { path: file, bytes } = await makeBackedUp(needs)
    writeFileSync(needs.file, 'broken')
    const trouble = await tryToOpen(needs)
    const offered = await listBackups(needs.folder)
    const { setAside, keptAs } = await restoreBackup(needs, findBackup(needs.folder, offered[0]?.name ?? ''))
    expect({
      trouble,
      offered,
      keptAs,
      size: readFileSync(file).length,
      names: await savedNames(needs),
      aside: inFolder(needs).filter((name) => name.startsWith('satang.broken-')),
    }).toEqual({
      trouble: expect.objectContaining({ code: 'store.corrupt' }),
      offered: [{ name: 'good', bytes, at: expect.stringMatching(/^\d{4}-.*Z$/) }],
      keptAs: null,
      size: bytes,
      names: ['before'],
      aside: [expect.stringMatching(/^satang\.broken-\d{8}T\d{6}Z\.db$/)],
    })
    expect(setAside.map((one) => readFileSync(one, 'utf8'))).toEqual(['broken'])
  })

  it('works when the store and its identity are gone altogether', async () => {
    const needs = storeNeeds()
    await makeBackedUp(needs)
    for (const name of ['satang.db', 'store.json']) await rm(path.join(needs.folder, name))
    const trouble = await tryToOpen(needs)
    await restoreBackup(needs, backupFile(needs, 'good'))
    const { isReady } = JSON.parse(readFileSync(path.join(needs.folder, 'store.json'), 'utf8'))
    expect([trouble, isReady, await savedNames(needs)]).toEqual([
      new AppError('store.corrupt', { file: 'store.json' }),
      true,
      ['before'],
    ])
  })

  it('carried to another computer with the keys opens there, by the identity that lies beside it', async () => {
    const needs = storeNeeds()
    await makeBackedUp(needs)
    const stick = path.join(needs.root, 'usb')
    cpSync(path.join(needs.folder, 'backups'), stick, { recursive: true })
    rmSync(needs.folder, { recursive: true })
    const backup = path.join(stick, 'good.satang.db')
    const { setAside } = await restoreBackup(needs, backup)
    expect([setAside, await savedNames(needs), existsSync(backup)]).toEqual([[], ['before'], true])
  })

  it('copied by hand with its WAL brings back what is only in there', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    await store.write((trx) => saveSetting(trx, 'in the WAL', '1'))
    const copies = path.join(needs.root, 'usb')
    mkdirSync(copies)
    for (const ending of ['', '-wal']) cpSync(`${needs.file}${ending}`, path.join(copies, `copy.db${ending}`))
    await store.stop()
    writeFileSync(needs.file, 'broken')
    await restoreBackup(needs, path.join(copies, 'copy.db'))
    expect([await savedNames(needs), readdirSync(copies).sort()]).toEqual([
      ['in the WAL'],
      ['copy.db', 'copy.db-wal'],
    ])
  })

  it('is taken while a write goes on and holds what was committed, counted in the copy', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    await store.write((trx) => saveSetting(trx, 'committed', '1'))
    const taken = await store.write(async (trx) => {
      await saveSetting(trx, 'open', '1')
      return store.backUp('during')
    })
    await store.stop()
    await restoreBackup(needs, taken.path)
    expect([await savedNames(needs), taken]).toMatchObject([
      ['committed'],
      { name: 'during', path: backupFile(needs, 'during'), documents: 0, claims: 0 },
    ])
  })

  it('cannot be named out of its folder', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    await expect(store.backUp('../outside')).rejects.toThrow('not a name for a backup')
    for (const name of ['../outside', '..', '', 'unknown'])
      expect(() => findBackup(needs.folder, name)).toThrow('store.backupMissing')
  })

  it('is offered only when there is one, whatever else lies in the folder', async () => {
    const needs = storeNeeds()
    const none = await listBackups(needs.folder)
    await makeStore(needs)
    mkdirSync(backupFile(needs, 'a folder'))
    writeFileSync(path.join(needs.folder, 'backups', 'notes.txt'), '')
    expect([none, await listBackups(needs.folder)]).toEqual([[], []])
  })

  it('that a killed process left unfinished goes at the next start, and nothing else does', async () => {
    const needs = storeNeeds()
    await makeBackedUp(needs)
    const backups = path.join(needs.folder, 'backups')
    for (const name of ['a.satang.db.new', 'a.satang.db.new.part', 'b.satang.db.part', 'c.satang.db.bak'])
      writeFileSync(path.join(backups, name), 'x')
    await tryToOpen(needs)
    expect(readdirSync(backups).sort()).toEqual(['c.satang.db.bak', 'good.satang.db', 'store.json'])
  })

  it('under the name of an older one takes its place only when every page of it is well', async () => {
    const needs = storeNeeds()
    const { path: file } = await makeBackedUp(needs)
    const before = readFileSync(file)
    const store = await openStore(needs)
    await store.write((trx) => saveSetting(trx, 'long', 'ยาว '.repeat(40_000)))
    await store.stop()
    const bytes = readFileSync(needs.file)
    // a page far behind the first: the store opens, and its copy fails
    writeFileSync(needs.file, bytes.fill(0x5a, bytes.length - 8192 * 4, bytes.length - 8192 * 4 + 64))
    const damaged = await openTestStore(needs)
    expect([
      await failure(damaged.backUp('good')),
      readFileSync(file).equals(before),
      readdirSync(path.dirname(file)).sort(),
    ]).toEqual([expect.objectContaining({ code: 'store.suspect' }), true, ['good.satang.db', 'store.json']])
  })

  it('that the disk spoiled while it was written never gets its name', async () => {
    const needs = storeNeeds()
    const { path: file } = await makeBackedUp(needs)
    const before = readFileSync(file)
    const store = await openTestStore(needs)
    const started: DatabaseThread[] = []
    const start = (name: string) => {
      const thread = createThreads(needs, null)(name)
      started.push(thread)
      return thread
    }
    const spoiled = writeBackup({
      paths: storePaths(needs.folder),
      access: store.access,
      name: 'good',
      startReader: () => startReader(start, 'database-reader', store.access),
      startThread() {
        const bytes = readFileSync(`${file}.new`)
        writeFileSync(`${file}.new`, bytes.fill(0x5a, 8192 * 5 + 20, 8192 * 5 + 80))
        return start('database-check')
      },
    })
    expect([
      await failure(spoiled),
      readFileSync(file).equals(before),
      readdirSync(path.dirname(file)).sort(),
      started.map((thread) => thread.isAlive()),
    ]).toEqual([
      expect.objectContaining({ code: 'store.corrupt' }),
      true,
      ['good.satang.db', 'store.json'],
      [false, false],
    ])
  })

  withSmallDisk(48, 'is not begun where it would take the room the store itself needs', async (disk) => {
    const needs = { ...storeNeeds(), folder: disk }
    const store = await openTestStore(needs)
    const first = await store.backUp('first')
    writeFileSync(path.join(disk, 'else'), Buffer.alloc(20e6))
    const before = readdirSync(path.join(disk, 'backups'))
    const error = await failure(store.backUp('second'))
    await store.stop()
    expect([first.bytes > 0, error, readdirSync(path.join(disk, 'backups'))]).toEqual([
      true,
      expect.objectContaining({
        code: 'store.backupNoRoom',
        details: expect.objectContaining({ folder: path.join(disk, 'backups') }),
      }),
      before,
    ])
  })
})

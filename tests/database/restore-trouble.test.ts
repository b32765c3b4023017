import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { restoreBackup } from '#main/database/restore.ts'
import { createThreads, startReader } from '#main/database/store-needs.ts'
import type { DatabaseThread } from '#main/database/thread-client.ts'
import { failure, inFolder, makeBackedUp, savedNames } from '#tests/database/backed-up-store.ts'
import { accessOf, behindItsBack, createCopies } from '#tests/database/filled-store.ts'
import { makeStore, storeNeeds, type TestNeeds } from '#tests/database/test-store.ts'
import { withOther } from '#tests/helpers/other-promise.ts'

/** A store with a backup named `good` that holds less than it does. */
const copyBackedUp = createCopies(async (root) => {
  await makeBackedUp(storeNeeds(root))
})
const goodOf = ({ folder }: TestNeeds) => path.join(folder, 'backups', 'good.satang.db')

describe('a store is replaced without a backup of it', () => {
  it.each<readonly [string, (needs: TestNeeds) => unknown, string | null]>([
    ['that is broken', (needs) => writeFileSync(needs.file, 'broken'), 'store.suspect'],
    [
      'of a newer Satang',
      (needs) => behindItsBack(needs, (connection) => connection.pragma('user_version=999')),
      'store.newer',
    ],
    [
      'that is another one',
      async (needs) => {
        const foreign = storeNeeds()
        await makeStore(foreign)
        cpSync(foreign.file, needs.file)
      },
      'store.suspect',
    ],
    ['that is not there', (needs) => rmSync(needs.file), null],
  ])('%s', async (_title, change, reason) => {
    const needs = await copyBackedUp()
    await change(needs)
    const { keptAs, setAside } = await restoreBackup(needs, goodOf(needs), true)
    expect({
      keptAs,
      aside: setAside.length,
      log: needs.log.lines.map(({ event, facts }) => [event, facts['reason']]),
      names: await savedNames(needs),
      backups: readdirSync(path.join(needs.folder, 'backups')).sort(),
    }).toEqual({
      keptAs: null,
      aside: reason === null ? 0 : 1,
      log: reason === null ? [] : [['store.notKept', reason]],
      names: ['before'],
      backups: ['good.satang.db', 'store.json'],
    })
  })
})

describe('a store stays as it is', () => {
  it('where a backup of it is wanted and has no room', async () => {
    const needs = await copyBackedUp()
    const refused = await withOther(
      'statfs',
      () => Promise.resolve({ bavail: 1, bsize: 1 }),
      () => failure(restoreBackup(needs, goodOf(needs), true)),
    )
    expect([refused, await savedNames(needs), inFolder(needs)]).toEqual([
      expect.objectContaining({ code: 'store.backupNoRoom' }),
      ['after', 'before'],
      ['backups', 'satang.db', 'satang.lock', 'satang.position', 'store.json'],
    ])
  })

  it('where the copy of the backup cannot be opened for another reason than itself', async () => {
    const needs = await copyBackedUp()
    const refused = await withOther(
      'copyFile',
      async (_from: string, to: string) => mkdirSync(to),
      () => failure(restoreBackup(needs, goodOf(needs))),
    )
    rmSync(`${needs.file}.restoring`, { recursive: true })
    expect([refused, await savedNames(needs)]).toEqual([
      expect.objectContaining({ code: 'store.denied' }),
      ['after', 'before'],
    ])
  })

  it('where the backup lies in a folder that is none', async () => {
    const needs = await copyBackedUp()
    const refused = await failure(restoreBackup(needs, path.join(needs.file, 'good.satang.db')))
    expect([refused, await savedNames(needs)]).toEqual([
      expect.objectContaining({
        ...{ code: 'folder.unreadable', details: { folder: needs.file } },
        cause: expect.objectContaining({ code: 'ENOTDIR' }),
      }),
      ['after', 'before'],
    ])
  })

  it('where nobody knows any more whose backup it is', async () => {
    const needs = await copyBackedUp()
    for (const name of ['store.json', 'backups/store.json']) rmSync(path.join(needs.folder, name))
    const before = readFileSync(needs.file)
    expect([
      await failure(restoreBackup(needs, goodOf(needs))),
      readFileSync(needs.file).equals(before),
    ]).toEqual([expect.objectContaining({ code: 'store.keyMissing' }), true])
  })
})

it('a folder that is a file holds no store to replace', async () => {
  const needs = storeNeeds()
  writeFileSync(needs.folder, 'a file')
  expect(await failure(restoreBackup(needs, path.join(needs.root, 'good.satang.db')))).toMatchObject({
    code: 'store.denied',
  })
})

it('what was set aside long ago and cannot be removed does not undo a restore', async () => {
  const needs = await copyBackedUp()
  for (const name of ['0001', '0002']) mkdirSync(path.join(needs.folder, `satang.broken-${name}.db`))
  await restoreBackup(needs, goodOf(needs))
  expect([needs.log.lines, await savedNames(needs)]).toEqual([
    [{ level: 'warn', event: 'store.oldNotRemoved', facts: { reason: expect.stringContaining('EISDIR') } }],
    ['before'],
  ])
})

it('a thread that cannot read a store does not stay', async () => {
  const needs = await copyBackedUp()
  const start = createThreads(needs, null)
  const started: DatabaseThread[] = []
  const follow = (name: string) => {
    const thread = start(name)
    started.push(thread)
    return thread
  }
  const access = await accessOf(needs)
  const well = await startReader(follow, 'well', access)
  const refused = await failure(startReader(follow, 'refused', { ...access, path: `${needs.file}.none` }))
  const alive = started.map((thread) => thread.isAlive())
  await well.stop()
  expect([refused, alive]).toEqual([expect.objectContaining({ code: 'store.denied' }), [true, false]])
})

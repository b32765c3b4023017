import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listBackups, restoreBackup } from '#main/database/backup.ts'
import { openStore } from '#main/database/open.ts'
import { AppError } from '#shared/errors/app-error.ts'
import {
  makeStore,
  openTestStore,
  saveSetting,
  storeNeeds,
  type TestNeeds,
  tryToOpen,
} from '#tests/database/test-store.ts'

/** A store with one setting, backed up as `good`, then one more setting. */
async function makeBackedUp(needs: TestNeeds) {
  const store = await openStore(needs)
  await store.write((trx) => saveSetting(trx, 'before', '1'))
  const backup = await store.backUp('good')
  await store.write((trx) => saveSetting(trx, 'after', '1'))
  await store.stop()
  return backup
}

const backupFile = (needs: TestNeeds, name: string) => path.join(needs.folder, 'backups', `${name}.satang.db`)
const inFolder = (needs: TestNeeds) => readdirSync(needs.folder).sort()
const failure = (work: Promise<unknown>) => work.then(() => 'worked').catch((error: unknown) => error)

async function settings(needs: TestNeeds) {
  const store = await openTestStore(needs)
  return store.read(async (db) =>
    (await db.selectFrom('setting').select('name').execute()).map(({ name }) => name),
  )
}

describe('a backup', () => {
  it('brings back what was there, and keeps the broken file and itself', async () => {
    const needs = storeNeeds()
    const { path: file, bytes } = await makeBackedUp(needs)
    writeFileSync(needs.file, 'broken')
    const trouble = await tryToOpen(needs)
    const offered = await listBackups(needs.folder)
    await restoreBackup(needs, offered[0]?.name ?? '')
    const aside = inFolder(needs).filter((name) => name.startsWith('satang.broken-'))
    expect({
      trouble,
      offered,
      size: readFileSync(file).length,
      names: await settings(needs),
      aside,
    }).toEqual({
      trouble: expect.objectContaining({ code: 'store.corrupt' }),
      offered: [{ name: 'good', bytes, at: expect.stringMatching(/^\d{4}-.*Z$/) }],
      size: bytes,
      names: ['before'],
      aside: [expect.stringMatching(/^satang\.broken-\d{8}T\d{6}Z\.db$/)],
    })
    expect(readFileSync(path.join(needs.folder, aside[0] ?? ''), 'utf8')).toBe('broken')
  })

  it('works when the store and its identity are gone altogether', async () => {
    const needs = storeNeeds()
    await makeBackedUp(needs)
    for (const name of ['satang.db', 'store.json']) await rm(path.join(needs.folder, name))
    const trouble = await tryToOpen(needs)
    await restoreBackup(needs, 'good')
    expect([trouble, await settings(needs)]).toEqual([
      new AppError('store.corrupt', { file: 'store.json' }),
      ['before'],
    ])
  })

  it('is not used when it is damaged, foreign or unknown; the store stays as it was', async () => {
    const needs = storeNeeds()
    await makeBackedUp(needs)
    const foreign = storeNeeds()
    await makeBackedUp(foreign)
    cpSync(backupFile(foreign, 'good'), backupFile(needs, 'foreign'))
    const bytes = readFileSync(backupFile(needs, 'good'))
    writeFileSync(backupFile(needs, 'damaged'), bytes.fill(0x5a, 8192 * 5 + 20, 8192 * 5 + 80))
    const before = readFileSync(needs.file)
    const codes = []
    for (const name of ['foreign', 'damaged', 'unknown', '../good', ''])
      codes.push(await failure(restoreBackup(needs, name)))
    expect([
      codes,
      readFileSync(needs.file).equals(before),
      inFolder(needs).filter((name) => /broken|restoring/.test(name)),
    ]).toEqual([
      ['wrongKey', 'corrupt', 'backupMissing', 'backupMissing', 'backupMissing'].map((code) =>
        expect.objectContaining({ code: `store.${code}` }),
      ),
      true,
      [],
    ])
  })

  it('is not put in place of a store that is open', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    await store.backUp('good')
    expect(await failure(restoreBackup(needs, 'good'))).toMatchObject({ code: 'store.inUse' })
  })

  it('is taken while a write goes on and holds what was committed', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    await store.write((trx) => saveSetting(trx, 'committed', '1'))
    await store.write(async (trx) => {
      await saveSetting(trx, 'open', '1')
      await store.backUp('during')
    })
    await store.stop()
    await restoreBackup(needs, 'during')
    expect(await settings(needs)).toEqual(['committed'])
  })

  it('cannot be named out of its folder', async () => {
    const store = await openTestStore(storeNeeds())
    await expect(store.backUp('../outside')).rejects.toThrow('not a name for a backup')
  })

  it('is offered only when there is one', async () => {
    const needs = storeNeeds()
    const none = await listBackups(needs.folder)
    await makeStore(needs)
    expect([none, await listBackups(needs.folder)]).toEqual([[], []])
  })
})

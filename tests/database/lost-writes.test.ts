import {
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { findBackup } from '#main/database/backup.ts'
import { openStore } from '#main/database/open.ts'
import { restoreBackup } from '#main/database/restore.ts'
import { createCopies } from '#tests/database/filled-store.ts'
import {
  makeStore,
  openTestStore,
  saveSetting,
  storeNeeds,
  type TestNeeds,
  tryToOpen,
} from '#tests/database/test-store.ts'
import { claimBatch, claimRecord, sha256Of, writeRead } from '#tests/features/imports/written-file.ts'

const positionOf = (needs: TestNeeds) => path.join(needs.folder, 'satang.position')

/** What a Satang leaves that is killed after a commit that stands in the WAL alone. */
const killedStore = createCopies(async (root) => {
  const needs = storeNeeds()
  await makeStore(needs, { first: 'kept' })
  const store = await openTestStore(needs)
  await store.write((trx) => saveSetting(trx, 'committed', '1'))
  cpSync(needs.root, root, { recursive: true })
})

async function namesIn(needs: TestNeeds): Promise<string[]> {
  const store = await openTestStore(needs)
  const rows = await store.read((db) => db.selectFrom('setting').select('name').orderBy('name').execute())
  await store.stop()
  return rows.map(({ name }) => name)
}

const lost = {
  code: 'store.writesLost',
  details: { writes: 1, at: expect.stringMatching(/^\d\d\/\d\d\/25\d\d \d\d:\d\d$/) },
}

describe('a store that lost its newest writes is not opened as if it were whole', () => {
  it.each([
    ['its WAL is gone', (wal: string) => rmSync(wal)],
    ['its WAL is empty', (wal: string) => truncateSync(wal, 0)],
    ['its WAL is cut off', (wal: string) => truncateSync(wal, Math.floor(statSync(wal).size / 2))],
    [
      'its WAL is torn',
      (wal: string) => {
        const bytes = readFileSync(wal)
        bytes.fill(0, 100, 200)
        writeFileSync(wal, bytes)
      },
    ],
  ])('after a crash: %s', async (_title, damage) => {
    const needs = await killedStore()
    damage(`${needs.file}-wal`)
    expect(await tryToOpen(needs)).toMatchObject(lost)
  })

  it('also where the import thread wrote them', async () => {
    const needs = storeNeeds()
    const store = await openTestStore(needs)
    const claims = claimBatch([claimRecord(9, '300000001')])
    await writeRead(store, { name: 'rep.xls', sha256: sha256Of('rep'), printedAt: null, batches: [claims] })
    const left = storeNeeds()
    cpSync(needs.root, left.root, { recursive: true })
    rmSync(`${left.file}-wal`)
    expect(await tryToOpen(left)).toMatchObject(lost)
  })

  it('because an older copy of its file was put in its place', async () => {
    const needs = storeNeeds()
    await makeStore(needs)
    const older = readFileSync(needs.file)
    await makeStore(needs, { a: 'lost' })
    // a start that writes nothing forgets nothing
    await tryToOpen(needs)
    writeFileSync(needs.file, older)
    expect(await tryToOpen(needs)).toMatchObject(lost)
  })
})

describe('from a store that lost its newest writes lead', () => {
  it('the WAL, put back', async () => {
    const needs = await killedStore()
    const wal = `${needs.file}-wal`
    renameSync(wal, `${wal}.away`)
    const refused = await tryToOpen(needs)
    renameSync(`${wal}.away`, wal)
    expect([refused, await namesIn(needs)]).toEqual([expect.objectContaining(lost), ['committed', 'first']])
  })

  it('going on with what is there, told once', async () => {
    const needs = await killedStore()
    rmSync(`${needs.file}-wal`)
    const store = await openStore({ ...needs, accepted: 'store.writesLost' })
    await store.stop()
    expect(await namesIn(needs)).toEqual(['first'])
  })

  it('a backup, which is behind what was noted', async () => {
    const needs = storeNeeds()
    const store = await openStore(needs)
    await store.write((trx) => saveSetting(trx, 'first', 'kept'))
    await store.backUp('before')
    await store.write((trx) => saveSetting(trx, 'later', 'lost'))
    await store.stop()
    writeFileSync(needs.file, 'broken')
    await restoreBackup(needs, findBackup(needs.folder, 'before'))
    expect(await namesIn(needs)).toEqual(['first'])
  })
})

describe('nothing is taken for lost', () => {
  it('after a crash with its WAL', async () => {
    expect(await namesIn(await killedStore())).toEqual(['committed', 'first'])
  })

  it('where the position is torn, empty, of another store, or was never noted', async () => {
    const needs = storeNeeds()
    await makeStore(needs, { a: 'kept' })
    const file = positionOf(needs)
    const ahead = readFileSync(file, 'utf8').replace(/^\d{12}/, '000000000099')
    const opened: unknown[] = []
    for (const text of [ahead.slice(0, 7), '', ahead]) {
      writeFileSync(file, text)
      opened.push(await tryToOpen(needs))
    }
    rmSync(file)
    expect([...opened, await tryToOpen(needs)]).toEqual(Array(4).fill('opened'))
  })

  it('by a transaction that changed nothing: it is not counted', async () => {
    const needs = storeNeeds()
    await makeStore(needs, { a: 'kept' })
    const before = readFileSync(positionOf(needs), 'utf8')
    const store = await openTestStore(needs)
    await store.write((trx) =>
      trx.updateTable('setting').set({ name: 'b' }).where('name', '=', 'none').execute(),
    )
    const untouched = existsSync(`${needs.file}-wal`) ? statSync(`${needs.file}-wal`).size : 0
    await store.write((trx) => trx.updateTable('setting').set({ name: 'b' }).execute())
    expect([before.slice(0, 13), untouched, readFileSync(positionOf(needs), 'utf8').slice(0, 13)]).toEqual([
      '000000000001 ',
      0,
      '000000000002 ',
    ])
  })
})

import { cpSync, existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listBackups } from '#main/database/backup.ts'
import { openConnection } from '#main/database/connection.ts'
import { openStore } from '#main/database/open.ts'
import { restoreBackup } from '#main/database/restore.ts'
import { backupFile, failure, inFolder, makeBackedUp, savedNames } from '#tests/database/backed-up-store.ts'
import {
  makeStore,
  openTestStore,
  saveSetting,
  storeNeeds,
  type TestNeeds,
  tryToOpen,
} from '#tests/database/test-store.ts'
import { withPowerCut } from '#tests/helpers/power-cut.ts'

/** Every file of the store and its backups, by name. */
const allBytes = (needs: TestNeeds) =>
  Object.fromEntries(
    readdirSync(needs.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [name, readFileSync(path.join(parentPath, name)).toString('base64')]),
  )

/** Leaves the store as a cut of the power would: commits stand in the WAL alone. */
async function leaveWithWal(needs: TestNeeds, name: string): Promise<void> {
  const store = await openStore(needs)
  await store.write((trx) => saveSetting(trx, name, '1'))
  for (const ending of ['', '-wal', '-shm']) cpSync(`${needs.file}${ending}`, `${needs.file}.left${ending}`)
  await store.stop()
  for (const ending of ['', '-wal', '-shm'])
    renameSync(`${needs.file}.left${ending}`, `${needs.file}${ending}`)
}

const usual = ['backups', 'satang.db', 'satang.lock', 'store.json']

describe('a backup that cannot be used', () => {
  it('is refused with the reason, and not a byte of the store changes', async () => {
    const needs = storeNeeds()
    const { path: good } = await makeBackedUp(needs)
    const foreign = storeNeeds()
    await makeStore(foreign)
    const newer = path.join(needs.root, 'newer.db')
    cpSync(good, newer)
    const later = openConnection({ path: newer, key: await keyOf(needs) }, 'writer')
    later.pragma('user_version=999')
    later.close()
    cpSync(newer, backupFile(needs, 'newer'))
    cpSync(foreign.file, backupFile(needs, 'foreign'))
    const bytes = readFileSync(good)
    writeFileSync(backupFile(needs, 'damaged'), bytes.fill(0x5a, 8192 * 5 + 20, 8192 * 5 + 80))
    writeFileSync(backupFile(needs, 'cut'), bytes.subarray(0, 8192 * 3 + 100))
    writeFileSync(backupFile(needs, 'empty'), '')
    writeFileSync(backupFile(needs, 'text'), 'not a store')
    const before = allBytes(needs)
    const codes: Record<string, unknown> = {}
    for (const name of ['newer', 'foreign', 'damaged', 'cut', 'empty', 'text', 'unknown', '../backups'])
      codes[name] = await failure(restoreBackup(needs, backupFile(needs, name), true))
    codes['folder'] = await failure(restoreBackup(needs, needs.folder))
    const caused = Object.values(codes).filter((error) => error instanceof Error && error.cause)
    expect([codes, allBytes(needs), (await listBackups(needs.folder)).length, caused.length]).toEqual([
      Object.fromEntries(
        Object.entries({
          newer: 'Newer',
          foreign: 'Foreign',
          damaged: 'Damaged',
          cut: 'Damaged',
          empty: 'Damaged',
          text: 'Foreign',
          unknown: 'Missing',
          '../backups': 'Missing',
          folder: 'Missing',
        }).map(([name, code]) => [
          name,
          expect.objectContaining({
            code: `store.backup${code}`,
            details: expect.objectContaining({
              file: expect.stringContaining(name === 'folder' ? needs.folder : path.basename(name)),
            }),
          }),
        ]),
      ),
      before,
      ...[7, 8],
    ])
    expect(await savedNames(needs)).toEqual(['after', 'before'])
  })
})

async function keyOf(needs: TestNeeds): Promise<string> {
  const { storeId } = JSON.parse(readFileSync(path.join(needs.folder, 'store.json'), 'utf8'))
  return (await needs.secrets.find(`store-key:${storeId}`)) ?? ''
}

describe('a restore', () => {
  it('beside a WAL of the broken store sets it aside with its file and plays none of it', async () => {
    const needs = storeNeeds()
    const { path: good } = await makeBackedUp(needs)
    await leaveWithWal(needs, 'in the WAL')
    const wal = readFileSync(`${needs.file}-wal`)
    writeFileSync(`${needs.file}-journal`, 'a journal')
    writeFileSync(needs.file, 'broken')
    for (const name of ['satang.suspect', 'satang.position']) writeFileSync(path.join(needs.folder, name), '')
    const { setAside } = await restoreBackup(needs, good)
    const left = inFolder(needs)
    expect({
      left: left.filter((name) => !name.startsWith('satang.broken-')),
      aside: setAside.map((file) => readFileSync(file).toString('base64')),
      names: await savedNames(needs),
    }).toEqual({
      left: usual,
      aside: [Buffer.from('broken'), wal, Buffer.from('a journal')].map((one) => one.toString('base64')),
      names: ['before'],
    })
  })

  it('cut off at any step is finished or undone by the next start, and leaves nothing behind', async () => {
    const first = storeNeeds()
    await makeBackedUp(first)
    await leaveWithWal(first, 'in the WAL')
    const outcomes: string[] = []
    for (let steps = 0; ; steps += 1) {
      const needs = { ...storeNeeds(), secrets: first.secrets }
      cpSync(first.folder, needs.folder, { recursive: true })
      const isCut = await withPowerCut(steps, () => restoreBackup(needs, backupFile(needs, 'good')))
      const names = await savedNames(needs)
      const left = inFolder(needs).filter((name) => !/^satang\.(broken-|position$)/.test(name))
      const aside = inFolder(needs).filter((name) => name.startsWith('satang.broken-'))
      expect({ steps, left, backups: readdirSync(path.join(needs.folder, 'backups')).sort() }).toEqual({
        steps,
        left: usual,
        backups: ['good.satang.db', 'store.json'],
      })
      outcomes.push(`${names.join()} ${aside.length}`)
      if (!isCut) break
    }
    // what was there, or the backup with what was there set aside: nothing between
    expect([...new Set(outcomes)]).toEqual(['after,before,in the WAL 0', 'before 2'])
    expect(outcomes.length).toBeGreaterThan(12)
  })

  it('that was cut off is finished by the next restore as well', async () => {
    const needs = storeNeeds()
    const { path: good } = await makeBackedUp(needs)
    writeFileSync(needs.file, 'broken')
    cpSync(good, path.join(needs.folder, 'satang.restored-20260105T010000Z.db'))
    await restoreBackup(needs, good)
    expect([await savedNames(needs), inFolder(needs)]).toEqual([
      ['before'],
      [
        'backups',
        'satang.broken-20260105T010000Z.db',
        expect.stringMatching(/^satang\.broken-2/),
        ...usual.slice(1),
      ],
    ])
  })

  it('keeps what it replaced the newest two times, under names of their own within one second', async () => {
    const needs = storeNeeds()
    const { path: good } = await makeBackedUp(needs)
    const clock = { now: () => new Date('2026-01-05T01:00:00Z') }
    // what lies there from before goes, and what only looks like it stays
    const older = ['0001.db-wal', '0002.db-journal', '0003-12.db', '0003.db'].map(
      (end) => `satang.broken-${end}`,
    )
    const others = [
      'x-satang.broken-9.db',
      'satang.broken-9.db.txt',
      'satang.broken-9-.db',
      'satang.broken-9xdb',
    ]
    for (const name of [...older, ...others]) writeFileSync(path.join(needs.folder, name), 'x')
    const asides: string[][] = []
    const names: string[] = []
    for (const text of ['one', 'two', 'three']) {
      writeFileSync(needs.file, text)
      writeFileSync(`${needs.file}-wal`, `wal of ${text}`)
      const { setAside } = await restoreBackup({ ...needs, clock }, good)
      names.push(...setAside.map((file) => path.basename(file)))
      asides.push(
        inFolder(needs)
          .filter((name) => /^satang\.broken-.*\.db(-\w+)?$/.test(name) && !others.includes(name))
          .map((name) => readFileSync(path.join(needs.folder, name), 'utf8'))
          .sort(),
      )
    }
    const stamp = '20260105T010000Z'
    expect({ asides, names, others: inFolder(needs).filter((name) => others.includes(name)) }).toEqual({
      asides: [
        ['one', 'wal of one', 'x'],
        ['one', 'two', 'wal of one', 'wal of two'],
        ['three', 'two', 'wal of three', 'wal of two'],
      ],
      names: [stamp, `${stamp}-2`, `${stamp}-3`].flatMap((each) => [
        `satang.broken-${each}.db`,
        `satang.broken-${each}.db-wal`,
      ]),
      others: others.toSorted(),
    })
  })

  it('of what was set aside once brings it back and leaves it there, however old it is', async () => {
    const needs = storeNeeds()
    const { path: good } = await makeBackedUp(needs)
    const [first = ''] = (await restoreBackup(needs, good)).setAside
    await restoreBackup(needs, good)
    await restoreBackup(needs, first)
    expect([await savedNames(needs), existsSync(first)]).toEqual([['after', 'before'], true])
  })

  it('of a store that is well keeps a verified backup of it first, in its WAL too', async () => {
    const needs = storeNeeds()
    const { path: good } = await makeBackedUp(needs)
    await leaveWithWal(needs, 'in the WAL')
    const { keptAs } = await restoreBackup(needs, good, true)
    const restored = await savedNames(needs)
    await restoreBackup(needs, backupFile(needs, keptAs ?? ''), false)
    expect([keptAs, restored, await savedNames(needs)]).toEqual([
      expect.stringMatching(/^before-restore-\d{8}T\d{6}Z$/),
      ['before'],
      ['after', 'before', 'in the WAL'],
    ])
  })

  it('without the key of the store changes nothing', async () => {
    const needs = storeNeeds()
    const { path: good } = await makeBackedUp(needs)
    await rm(needs.secretsFolder, { recursive: true })
    const before = allBytes(needs)
    expect([await failure(restoreBackup(needs, good)), await tryToOpen(needs), allBytes(needs)]).toEqual([
      expect.objectContaining({ code: 'store.keyMissing' }),
      expect.objectContaining({ code: 'store.keyMissing' }),
      before,
    ])
  })

  it('waits for nobody: another Satang that holds the store is left alone', async () => {
    const needs = storeNeeds()
    const { path: good } = await makeBackedUp(needs)
    const store = await openTestStore(needs)
    await store.write((trx) => saveSetting(trx, 'meanwhile', '1'))
    const refused = await failure(restoreBackup(needs, good, true))
    await store.stop()
    expect([refused, await savedNames(needs)]).toEqual([
      expect.objectContaining({ code: 'store.inUse' }),
      ['after', 'before', 'meanwhile'],
    ])
  })
})

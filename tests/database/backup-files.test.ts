import { existsSync, mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  findBackup,
  listBackups,
  removeBackup,
  removeUnfinished,
  removeWhole,
  writeBackup,
} from '#main/database/backup.ts'
import { storePaths } from '#main/database/store-paths.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { withOther } from '#tests/helpers/other-promise.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** A folder of backups with files of these names. */
function makeBackups(...names: readonly string[]) {
  const folder = temporaryFolder()
  const paths = storePaths(folder)
  mkdirSync(paths.backups)
  for (const name of names) writeFileSync(path.join(paths.backups, name), 'x')
  return { folder, paths, left: () => readdirSync(paths.backups).sort() }
}

describe('the list of backups', () => {
  it('has the newest first, whatever their names and the order on the disk', async () => {
    const { folder, paths } = makeBackups('b.satang.db', 'a.satang.db', 'c.satang.db', 'notes.txt')
    for (const [name, day] of [['b', '07'] as const, ['a', '06'] as const, ['c', '05'] as const]) {
      const at = new Date(`2026-01-${day}T01:00:00Z`)
      utimesSync(path.join(paths.backups, `${name}.satang.db`), at, at)
    }
    expect(await listBackups(folder)).toEqual([
      { name: 'b', bytes: 1, at: '2026-01-07T01:00:00.000Z' },
      { name: 'a', bytes: 1, at: '2026-01-06T01:00:00.000Z' },
      { name: 'c', bytes: 1, at: '2026-01-05T01:00:00.000Z' },
    ])
  })

  it('has none that is a folder or went away meanwhile', async () => {
    const { folder, paths } = makeBackups('good.satang.db')
    mkdirSync(path.join(paths.backups, 'folder.satang.db'))
    symlinkSync(path.join(folder, 'nowhere'), path.join(paths.backups, 'gone.satang.db'))
    expect((await listBackups(folder)).map(({ name }) => name)).toEqual(['good'])
  })

  it('is empty where there is no folder of backups, or none that may be seen', async () => {
    const folder = temporaryFolder()
    const none = await listBackups(folder)
    writeFileSync(storePaths(folder).backups, 'a file in its place')
    expect([none, await listBackups(folder)]).toEqual([[], []])
  })

  it('is not taken for empty when something else failed', async () => {
    const { folder } = makeBackups('good.satang.db')
    const failed = withOther(
      'readdir',
      () => Promise.reject(new Error('too many open files')),
      () => listBackups(folder),
    )
    await expect(failed).rejects.toThrow('too many open files')
  })
})

describe('a backup is found by its name', () => {
  it.each(['./good', '../backups/good', 'good/../good', '-good', '', 'good.satang.db', 'other'])(
    'and not by %j',
    (name) => {
      const { folder } = makeBackups('good.satang.db', '-good.satang.db', '.satang.db')
      mkdirSync(path.join(folder, 'backups', 'good'))
      expect(() => findBackup(folder, name)).toThrow(new AppError('store.backupMissing', { file: name }))
    },
  )

  it.each(['good', 'before-restore-20260105T010000Z', 'v1.2_3'])('%s', (name) => {
    const { folder, paths } = makeBackups(`${name}.satang.db`)
    expect(findBackup(folder, name)).toBe(path.join(paths.backups, `${name}.satang.db`))
  })

  it('and is removed by it, and no other', async () => {
    const { folder, left } = makeBackups('one.satang.db', 'two.satang.db')
    await removeBackup(folder, 'one')
    await expect(removeBackup(folder, 'one')).rejects.toThrow('store.backupMissing')
    expect(left()).toEqual(['two.satang.db'])
  })
})

describe('what a cut-off backup leaves', () => {
  it('is removed, and nothing that only looks like it', async () => {
    const unfinished = ['new', 'part', 'new.part', 'new-wal', 'new-journal', 'new-shm', 'new.part-journal']
    const others = ['a.satang.db', 'a.satang.db.new.txt', 'a.satang.db.old', 'a.satang.db-wal', 'a.new']
    const { paths, left } = makeBackups(...unfinished.map((ending) => `a.satang.db.${ending}`), ...others)
    await removeUnfinished(paths)
    expect(left()).toEqual(others.toSorted())
  })

  it('is nothing where there is no folder of backups', async () => {
    await expect(removeUnfinished(storePaths(temporaryFolder()))).resolves.toBeUndefined()
  })

  it('goes with everything SQLite put beside it, and without anything as well', async () => {
    const { paths, left } = makeBackups('a', 'a-wal', 'a-journal', 'a-shm', 'a-other')
    await removeWhole(path.join(paths.backups, 'a'))
    await removeWhole(path.join(paths.backups, 'a'))
    expect(left()).toEqual(['a-other'])
  })
})

describe('the room for a backup', () => {
  /** The store, what waits beside it, and what the store itself needs. */
  const needed = 1_000_000 + 500_000 + 32 * 1024 * 1024

  it.each([
    [needed, 'begun'],
    [
      needed - 1,
      new AppError('store.backupNoRoom', {
        folder: expect.stringMatching(/backups$/),
        neededMb: 36,
        freeMb: 36,
      }),
    ],
  ])('of %d free bytes', async (free, expected) => {
    const { folder, paths, left } = makeBackups()
    writeFileSync(paths.file, Buffer.alloc(1_000_000))
    writeFileSync(paths.wal, Buffer.alloc(500_000))
    const begun = new Error('begun')
    const outcome = await withOther(
      'statfs',
      () => Promise.resolve({ bavail: free, bsize: 1 }),
      () =>
        writeBackup({
          ...{ paths, access: { path: paths.file, key: 'ab'.repeat(32) }, name: 'night' },
          startReader: () => Promise.reject(begun),
          startThread: () => {
            throw new Error('nothing to check')
          },
        }).catch((error: unknown) => (error === begun ? 'begun' : error)),
    )
    expect([outcome, left(), existsSync(folder)]).toEqual([expected, [], true])
  })

  it('cannot be had where a file stands in place of the folder', async () => {
    const paths = storePaths(temporaryFolder())
    writeFileSync(paths.backups, 'a file')
    const outcome = writeBackup({
      ...{ paths, access: { path: paths.file, key: 'ab'.repeat(32) }, name: 'night' },
      startReader: () => Promise.reject(new Error('not begun')),
      startThread: () => {
        throw new Error('nothing to check')
      },
    })
    await expect(outcome).rejects.toMatchObject({ code: 'store.denied' })
  })
})

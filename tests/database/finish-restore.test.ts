import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { finishRestore } from '#main/database/restore.ts'
import { storePaths } from '#main/database/store-paths.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** A folder of a store with files of these texts. */
function makeFolder(files: Readonly<Record<string, string>>) {
  const paths = storePaths(temporaryFolder())
  mkdirSync(paths.backups)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(paths.folder, name), text)
  return paths
}

/** Every file with its text. */
const textsIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  )

const stamp = '20260105T010000Z'

describe('a restore that was cut off', () => {
  it.each([
    [
      'before it set anything aside',
      {
        [`satang.restored-${stamp}.db`]: 'good',
        ...{ 'satang.db': 'broken', 'satang.db-wal': 'its WAL', 'satang.db-journal': 'its journal' },
        ...{ 'satang.db-shm': 'x', 'satang.suspect': 'x', 'satang.position': 'x', 'satang.lock': 'x' },
      },
      {
        ...{ 'satang.db': 'good', 'satang.lock': 'x' },
        [`satang.broken-${stamp}.db`]: 'broken',
        [`satang.broken-${stamp}.db-wal`]: 'its WAL',
        [`satang.broken-${stamp}.db-journal`]: 'its journal',
      },
    ],
    [
      'when the file was aside, and its WAL was not',
      {
        [`satang.restored-${stamp}.db`]: 'good',
        [`satang.broken-${stamp}.db`]: 'broken',
        'satang.db-wal': 'its WAL',
      },
      {
        'satang.db': 'good',
        [`satang.broken-${stamp}.db`]: 'broken',
        [`satang.broken-${stamp}.db-wal`]: 'its WAL',
      },
    ],
    [
      'the twelfth of one second, over an empty store with an empty WAL',
      { [`satang.restored-${stamp}-12.db`]: 'good', 'satang.db': '', 'satang.db-wal': '' },
      { 'satang.db': 'good', [`satang.broken-${stamp}-12.db`]: '' },
    ],
    ['where no store was', { [`satang.restored-${stamp}.db`]: 'good' }, { 'satang.db': 'good' }],
    [
      'before its backup had been looked at',
      {
        'satang.db': 'broken',
        ...{ 'satang.db.restoring': 'x', 'satang.db.restoring-wal': 'x', 'satang.db.restoring-journal': 'x' },
        ...{ 'satang.db.restoring-shm': 'x', 'store.json.part': 'x', 'backups/store.json.part': 'x' },
        ...{ 'satang.suspect': 'x', 'satang.position': 'x' },
      },
      { 'satang.db': 'broken', 'satang.suspect': 'x', 'satang.position': 'x' },
    ],
  ])('%s is finished or undone', async (_title, files, expected) => {
    const paths = makeFolder(files)
    await finishRestore(paths)
    expect(textsIn(paths.folder)).toEqual(expected)
    await finishRestore(paths)
    expect(textsIn(paths.folder)).toEqual(expected)
  })

  it.each([
    `old-satang.restored-${stamp}.db`,
    `satang.restored-${stamp}.db.txt`,
    `satang.restored-${stamp}-x.db`,
    `satang.restored-${stamp} (2).db`,
    'satang.restored-.db',
    `satang.restored-${stamp}xdb`,
    `satang.broken-${stamp}.db`,
  ])('is not guessed from %s', async (name) => {
    const files = { [name]: 'x', 'satang.db': 'store', 'satang.db-wal': 'its WAL', 'satang.position': 'x' }
    const paths = makeFolder(files)
    await finishRestore(paths)
    expect(textsIn(paths.folder)).toEqual(files)
  })
})

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type Connection, openConnection } from '#main/database/connection.ts'
import { migrate, readVersion } from '#main/database/migrate.ts'
import { migrations } from '#main/database/migrations/index.ts'
import { copyInto, createStoreFile, openStoreFile } from '#main/database/open-file.ts'
import { createCommits } from '#main/database/position.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { createCopies, flip } from '#tests/database/filled-store.ts'
import { listOpen } from '#tests/database/open-files.ts'
import type { TestNeeds } from '#tests/database/test-store.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const key = 'ab'.repeat(32)
const newest = migrations.length
const accessIn = (root: string) => ({ path: path.join(root, 'store', 'satang.db'), key })

function withConnection<T>(file: string, work: (connection: Connection) => T): T {
  const connection = openConnection({ path: file, key }, 'writer')
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

/** A store with one document, of which a digest is noted by an older schema, and one setting. */
const copyNewest = createCopies(async (root) => {
  mkdirSync(path.join(root, 'store'))
  createStoreFile(accessIn(root))
  withConnection(accessIn(root).path, (connection) =>
    connection.exec(`
      insert into setting (name, value_json) values ('a', '1');
      insert into import_file (id, sha256, name, bytes, state, imported_at, kind, layout, hcode, scheme, row_count)
        values (1, '${'a'.repeat(64)}', 'a.xls', 7, 'imported', '2026-01-01T00:00:00.000Z', 'REP', 'x', '10670', 'ucs', 0);
      insert into document_digest (import_file_id, readings, digest, schema_version)
        values (1, 2, '${'f'.repeat(64)}', ${newest - 1})`),
  )
})

/** A store of the Satang before, with one setting. */
const copyOlder = createCopies(async (root) => {
  mkdirSync(path.join(root, 'store'))
  withConnection(accessIn(root).path, (connection) => {
    migrate(connection, () => undefined, migrations.slice(0, -1))
    connection.exec(`insert into setting (name, value_json) values ('older', '1')`)
  })
})

type Way = Partial<Pick<Parameters<typeof openStoreFile>[0], 'suspect' | 'accepted'>>
const backupsOf = ({ folder }: TestNeeds) => path.join(folder, 'backups')

/** Opens the store, looks into it, and closes it; or tells why it was not opened, and that nothing of it is open. */
function tryFile(needs: TestNeeds, way: Way, seen: (connection: Connection) => unknown = () => 'opened') {
  const backup = { folder: backupsOf(needs), stamp: '20260105T010000Z' }
  try {
    const access = accessIn(needs.root)
    const connection = openStoreFile({ kind: 'open', access, suspect: false, accepted: null, ...way, backup })
    const found = seen(connection)
    connection.close()
    return found
  } catch (error) {
    const { code, message, details } = error as {
      code?: string
      message: string
      details?: { reason?: string }
    }
    return [code ?? message, details?.reason ?? '', ...listOpen(needs.folder)]
  }
}

const settings = (connection: Connection) => connection.prepare('select name from setting').pluck().all()

describe('a store of an older Satang', () => {
  it.each([
    ['where backups lie already', true],
    ['without a folder of backups', false],
  ])('is brought to the newest schema behind a backup of what it was, %s', async (_title, isThere) => {
    const needs = await copyOlder()
    if (isThere) {
      mkdirSync(backupsOf(needs))
      writeFileSync(path.join(backupsOf(needs), 'left.satang.db'), 'left')
    }
    const name = `before-update-from-${newest - 1}-20260105T010000Z.satang.db`
    // of a Satang that was killed while it wrote this very backup
    if (isThere) writeFileSync(path.join(backupsOf(needs), `${name}.part`), 'half')
    const opened = tryFile(needs, { suspect: true }, (connection) => [
      readVersion(connection),
      settings(connection),
      connection.pragma('foreign_keys', { simple: true }),
      connection.pragma('wal_autocheckpoint', { simple: true }),
    ])
    expect({
      opened,
      backups: readdirSync(backupsOf(needs)).sort(),
      backup: withConnection(path.join(backupsOf(needs), name), (connection) => [
        readVersion(connection),
        settings(connection),
      ]),
      mode: isThere ? 0o700 : statSync(backupsOf(needs)).mode & 0o777,
      again: tryFile(needs, {}),
      left: readdirSync(needs.folder).sort(),
    }).toEqual({
      opened: [newest, ['older'], 1, 4000],
      backups: isThere ? [name, 'left.satang.db'] : [name],
      backup: [newest - 1, ['older']],
      mode: 0o700,
      again: 'opened',
      left: ['backups', 'satang.db'],
    })
  })

  it('stays as it is where that backup cannot be taken', async () => {
    const needs = await copyOlder()
    writeFileSync(backupsOf(needs), 'a file')
    const outcome = tryFile(needs, {})
    expect([outcome, withConnection(needs.file, readVersion)]).toEqual([['EEXIST', ''], newest - 1])
  })

  it('stays as it is where that backup cannot be finished, and half of it does not stay', async () => {
    const needs = await copyOlder()
    // the name is taken by what cannot be replaced
    mkdirSync(path.join(backupsOf(needs), `before-update-from-${newest - 1}-20260105T010000Z.satang.db`), {
      recursive: true,
    })
    const outcome = tryFile(needs, {})
    expect([outcome, readdirSync(backupsOf(needs)).length, withConnection(needs.file, readVersion)]).toEqual([
      ['EISDIR', ''],
      1,
      newest - 1,
    ])
  })
})

/** Damages that no first look meets. */
const hidden = {
  'a damaged page': (needs: TestNeeds) => {
    const page = withConnection(needs.file, (connection) =>
      connection
        .prepare<[], number>(`select rootpage from sqlite_schema where name = 'transfer_row'`)
        .pluck()
        .get(),
    )
    flip(needs.file, page ?? 0)
  },
  'a row that refers to nothing': (needs: TestNeeds) =>
    withConnection(needs.file, (connection) => {
      connection.pragma('foreign_keys=off')
      connection.exec(`insert into document_digest (import_file_id, readings) values (99, 0)`)
    }),
  'changed rows': (needs: TestNeeds) =>
    withConnection(needs.file, (connection) =>
      connection.exec(`update document_digest set schema_version = ${newest}`),
    ),
}

const corrupt = (reason: string) => ['store.corrupt', reason]

const damagedBy = (reason: string) => new AppError('store.corrupt', { file: 'satang.db', reason })
const emptied = (connection: Connection) => connection.pragma('user_version=0')

/** Notes beside a store that so many commits of it were seen. */
function noteCommits(needs: TestNeeds, commits: number, at: Date): void {
  const connection = new Sqlite(':memory:')
  connection.exec(`create table one (a integer) strict; pragma application_id=${commits - 1}`)
  const counted = createCommits(accessIn(needs.root), connection)
  counted.begin()
  connection.exec('insert into one values (1)')
  counted.commit()
  connection.close()
  utimesSync(path.join(needs.folder, 'satang.position'), at, at)
}

describe('a store that is not opened', () => {
  it.each<readonly [string, (needs: TestNeeds) => unknown, AppError]>([
    ['is missing', ({ file }) => rmSync(file), damagedBy('missing')],
    ['is empty', ({ file }) => truncateSync(file, 0), damagedBy('empty')],
    ['has no tables', ({ file }) => withConnection(file, emptied), damagedBy('noTables')],
    [
      'is of a newer Satang',
      ({ file }) => withConnection(file, (connection) => connection.pragma('user_version=999')),
      new AppError('store.newer', { found: 999, known: newest }),
    ],
    [
      'lost what was written last',
      (needs) => noteCommits(needs, 3, new Date('2026-01-05T03:00:00Z')),
      new AppError('store.writesLost', { writes: 3, at: '05/01/2569 10:00' }),
    ],
  ])('%s', async (_title, damage, expected) => {
    const needs = await copyNewest()
    damage(needs)
    const before = existsSync(needs.file) && readFileSync(needs.file)
    const opening = () =>
      openStoreFile({
        ...{ kind: 'open', access: accessIn(needs.root), suspect: false, accepted: null },
        backup: { folder: backupsOf(needs), stamp: 'x' },
      })
    expect(opening).toThrow(expected)
    expect([existsSync(needs.file) && readFileSync(needs.file), listOpen(needs.folder)]).toEqual([before, []])
  })

  it('for its lost writes is opened once somebody goes on without them', async () => {
    const needs = await copyNewest()
    noteCommits(needs, 3, new Date('2026-01-05T03:00:00Z'))
    expect(tryFile(needs, { accepted: 'store.writesLost' })).toBe('opened')
  })
})

describe('a store in which lies', () => {
  it.each<readonly [keyof typeof hidden, Way, unknown]>([
    ['a damaged page', {}, 'opened'],
    ['a damaged page', { suspect: true }, corrupt('integrity_check')],
    ['a damaged page', { accepted: 'store.writesLost' }, corrupt('integrity_check')],
    ['a damaged page', { accepted: 'store.rowsChanged' }, corrupt('integrity_check')],
    ['a row that refers to nothing', { suspect: true }, corrupt('foreign_key_check')],
    ['changed rows', {}, 'opened'],
    ['changed rows', { suspect: true }, ['store.rowsChanged', 'digest']],
    ['changed rows', { accepted: 'store.writesLost' }, ['store.rowsChanged', 'digest']],
    ['changed rows', { accepted: 'store.rowsChanged' }, 'opened'],
    ['changed rows', { suspect: true, accepted: 'store.rowsChanged' }, 'opened'],
  ])('%s, and of which is known %j', async (damage, way, expected) => {
    const needs = await copyNewest()
    hidden[damage](needs)
    const before = readFileSync(needs.file)
    expect(tryFile(needs, way)).toEqual(expected)
    if (expected !== 'opened') expect(readFileSync(needs.file).equals(before)).toBe(true)
  })

  it('nothing, only a byte cut off its end while newer writes wait beside it, is not opened', async () => {
    const [needs, left] = [await copyNewest(), await copyNewest()]
    withConnection(needs.file, (connection) => {
      connection.exec(`update setting set value_json = '2'`)
      for (const ending of ['', '-wal']) cpSync(`${needs.file}${ending}`, `${left.file}${ending}`)
    })
    const well = tryFile(needs, {})
    truncateSync(left.file, statSync(left.file).size - 1)
    expect([well, tryFile(left, {})]).toEqual(['opened', corrupt('integrity_check')])
  })
})

it.each<readonly [Way, unknown]>([
  [{}, { digest: 'f'.repeat(64), readings: 2 }],
  [{ suspect: true }, { digest: 'f'.repeat(64), readings: 2 }],
  [{ accepted: 'store.writesLost' }, { digest: 'f'.repeat(64), readings: 2 }],
  [{ accepted: 'store.rowsChanged' }, { digest: null, readings: 0 }],
])(
  'what is known of documents is forgotten for who goes on with changed rows alone: %j',
  async (way, expected) => {
    const find = (connection: Connection) =>
      connection.prepare('select digest, readings from document_digest').get()
    expect(tryFile(await copyNewest(), way, find)).toEqual(expected)
  },
)

it('a copy that cannot be begun says why', async () => {
  const needs = await copyNewest()
  const copying = () =>
    withConnection(needs.file, (connection) => copyInto(connection, path.join(needs.root, 'none', 'a.db')))
  expect(copying).toThrow('unable to open database')
})

it('a store is made whole beside its place, over what a Satang left that was killed at it', () => {
  const folder = temporaryFolder()
  const file = path.join(folder, 'satang.db')
  for (const ending of ['', '-wal', '-shm']) writeFileSync(`${file}.new${ending}`, 'left')
  createStoreFile({ path: file, key })
  expect([readdirSync(folder), withConnection(file, readVersion), listOpen(folder)]).toEqual([
    ['satang.db'],
    newest,
    [],
  ])
})

import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { createCommits, findLostWrites } from '#main/database/position.ts'
import { listOpen } from '#tests/database/open-files.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** A file that counts its commits, with nothing committed yet. */
function openCounted() {
  const folder = temporaryFolder()
  const access = { path: path.join(folder, 'satang.db'), key: 'ab'.repeat(32) }
  const connection = new Sqlite(':memory:')
  connection.exec('create table one (a integer) strict')
  const commits = createCommits(access, connection)
  return {
    folder,
    access,
    connection,
    position: path.join(folder, 'satang.position'),
    commit(sql: string): void {
      commits.begin()
      connection.exec(sql)
      commits.commit()
    },
    lost: () => findLostWrites(access, connection),
  }
}

const noted = /^\d{12} [0-9a-f]{16}\n$/

describe('commits are counted', () => {
  it('inside the store and beside it, where only its owner reads', () => {
    const { commit, connection, position, lost, folder } = openCounted()
    const before = lost()
    commit('insert into one values (1)')
    const first = readFileSync(position, 'utf8')
    commit('select * from one')
    commit('insert into one values (2)')
    const second = readFileSync(position, 'utf8')
    expect({
      before,
      numbers: [first, second].map((text) => Number(text.slice(0, 12))),
      forms: [first, second].every((text) => noted.test(text)),
      inside: connection.pragma('application_id', { simple: true }),
      mode: statSync(position).mode & 0o777,
      lost: lost(),
      open: listOpen(folder),
      isEnded: !connection.inTransaction,
    }).toEqual({
      before: null,
      numbers: [1, 2],
      forms: true,
      inside: 2,
      mode: 0o600,
      lost: null,
      open: [],
      isEnded: true,
    })
  })

  it('and stay committed where that cannot be noted', () => {
    const { commit, connection, position } = openCounted()
    mkdirSync(position)
    commit('insert into one values (1)')
    expect(connection.prepare('select a from one').pluck().all()).toEqual([1])
  })
})

describe('a store behind what is noted', () => {
  it('has lost as many writes as it is behind, the last when that was noted', () => {
    const { commit, connection, position, lost } = openCounted()
    for (const value of [1, 2, 3]) commit(`insert into one values (${value})`)
    const lastAt = new Date('2026-01-05T01:00:00Z')
    utimesSync(position, lastAt, lastAt)
    connection.pragma('application_id=1')
    expect(lost()).toEqual({ writes: 2, lastAt })
  })

  it('has lost none when it is ahead: the note is older', () => {
    const { commit, connection, lost } = openCounted()
    commit('insert into one values (1)')
    connection.pragma('application_id=9')
    expect(lost()).toBeNull()
  })

  it.each([
    ['is gone', (file: string) => rmSync(file)],
    ['is empty', (file: string) => writeFileSync(file, '')],
    ['is torn', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 20))],
    ['has more behind it', (file: string) => writeFileSync(file, `${readFileSync(file, 'utf8')} `)],
    [
      'was changed by hand',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d{12}/, '000000000099')),
    ],
  ])('is not known of where the note %s', (_title, spoil) => {
    const { commit, connection, position, lost } = openCounted()
    commit('insert into one values (1)')
    connection.pragma('application_id=0')
    const before = lost()?.writes
    spoil(position)
    expect([before, lost()]).toEqual([1, null])
  })

  it('is not known of by the note of another store', () => {
    const { commit, connection, access } = openCounted()
    commit('insert into one values (1)')
    connection.pragma('application_id=0')
    expect(findLostWrites({ ...access, key: 'cd'.repeat(32) }, connection)).toBeNull()
  })

  it('is not taken for whole where the note cannot be read', () => {
    const { position, lost } = openCounted()
    mkdirSync(position)
    expect(lost).toThrow('EISDIR')
  })
})

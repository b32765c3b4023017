import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { isClosing, isDamage, toStoreError } from '#main/database/store-error.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const failure = (code: string) => Object.assign(new Error('told by the engine'), { code })

describe('trouble of the store', () => {
  it.each([
    ['SQLITE_FULL', 'store.diskFull'],
    ['ENOSPC', 'store.diskFull'],
    ['SQLITE_CORRUPT', 'store.suspect'],
    ['SQLITE_CORRUPT_INDEX', 'store.suspect'],
    ['SQLITE_NOTADB', 'store.suspect'],
    ['SQLITE_IOERR_CORRUPTFS', 'store.suspect'],
    ['SQLITE_IOERR_DATA', 'store.suspect'],
    ['SQLITE_IOERR_SHORT_READ', 'store.suspect'],
    ['SQLITE_IOERR', 'store.diskAway'],
    ['SQLITE_IOERR_READ', 'store.diskAway'],
    ['SQLITE_IOERR_FSYNC', 'store.diskAway'],
    ['SQLITE_IOERR_SHMOPEN', 'store.diskAway'],
    ['SQLITE_READONLY_DBMOVED', 'store.diskAway'],
    ['EIO', 'store.diskAway'],
    ['ESTALE', 'store.diskAway'],
    ['SQLITE_PROTOCOL', 'store.noLocks'],
    ['SQLITE_IOERR_LOCK', 'store.noLocks'],
    ['SQLITE_IOERR_UNLOCK', 'store.noLocks'],
    ['SQLITE_IOERR_RDLOCK', 'store.noLocks'],
    ['SQLITE_IOERR_SHMLOCK', 'store.noLocks'],
    ['SQLITE_IOERR_CHECKRESERVEDLOCK', 'store.noLocks'],
    ['ENOLCK', 'store.noLocks'],
    ['SQLITE_IOERR_SHMSIZE', 'store.diskFull'],
    ['SQLITE_IOERR_SHMMAP', 'store.diskFull'],
    ['SQLITE_BUSY', 'store.inUse'],
    ['SQLITE_BUSY_SNAPSHOT', 'store.inUse'],
    ['SQLITE_LOCKED_SHAREDCACHE', 'store.inUse'],
    ['SQLITE_READONLY_DIRECTORY', 'store.denied'],
    ['SQLITE_CANTOPEN_ISDIR', 'store.diskAway'],
    ['SQLITE_PERM', 'store.denied'],
    ['SQLITE_AUTH', 'store.denied'],
    ['EACCES', 'store.denied'],
    ['EEXIST', 'store.denied'],
  ])('%s is %s', (engine, code) => {
    const cause = failure(engine)
    expect(toStoreError(cause, '/somewhere/satang.db')).toMatchObject({
      code,
      cause,
      details: { file: 'satang.db', folder: '/somewhere', reason: engine },
    })
  })

  it('is one of rights where a file cannot be opened in a folder that is there', () => {
    const file = path.join(temporaryFolder(), 'satang.db')
    expect(toStoreError(failure('SQLITE_CANTOPEN'), file)).toMatchObject({ code: 'store.denied' })
  })

  it('is damage where the store may not be as it was written, and closes it there and where its disk is away', () => {
    const trouble = [
      new AppError('store.suspect'),
      new AppError('store.corrupt'),
      new AppError('store.rowsChanged'),
      new AppError('store.diskAway'),
      new AppError('store.noLocks'),
      new AppError('store.inUse'),
      failure('SQLITE_CORRUPT'),
    ]
    expect([trouble.map(isDamage), trouble.map(isClosing)]).toEqual([
      [true, true, true, false, false, false, false],
      [true, true, true, true, true, false, false],
    ])
  })

  it('that has its name already keeps it', () => {
    const named = new AppError('store.newer', { found: 3, known: 2 })
    expect(toStoreError(named, 'a.db')).toBe(named)
  })

  it('is the wrong key when a file is no database at the first look', () => {
    expect(toStoreError(failure('SQLITE_NOTADB'), 'a.db', 'opening')).toMatchObject({
      code: 'store.wrongKey',
    })
    expect(toStoreError(failure('SQLITE_CORRUPT'), 'a.db', 'opening')).toMatchObject({
      code: 'store.suspect',
    })
  })

  it('is not what a broken rule or a bug is', () => {
    expect(
      [
        failure('SQLITE_CONSTRAINT_UNIQUE'),
        failure('SQLITE_IOERR_NOMEM'),
        failure('SQLITE_ERROR'),
        new TypeError('x'),
      ].map((error) => toStoreError(error, 'a.db')),
    ).toEqual([null, null, null, null])
  })
})

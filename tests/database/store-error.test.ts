import { describe, expect, it } from 'vitest'
import { isDamage, toStoreError } from '#main/database/store-error.ts'
import { AppError } from '#shared/errors/app-error.ts'

const failure = (code: string) => Object.assign(new Error('told by the engine'), { code })

describe('trouble of the store', () => {
  it.each([
    ['SQLITE_FULL', 'store.diskFull'],
    ['ENOSPC', 'store.diskFull'],
    ['SQLITE_CORRUPT', 'store.corrupt'],
    ['SQLITE_CORRUPT_INDEX', 'store.corrupt'],
    ['SQLITE_NOTADB', 'store.corrupt'],
    ['SQLITE_IOERR', 'store.corrupt'],
    ['SQLITE_IOERR_READ', 'store.corrupt'],
    ['SQLITE_IOERR_SHMOPEN', 'store.corrupt'],
    ['SQLITE_IOERR_SHMSIZE', 'store.diskFull'],
    ['SQLITE_IOERR_SHMMAP', 'store.diskFull'],
    ['SQLITE_BUSY', 'store.inUse'],
    ['SQLITE_BUSY_SNAPSHOT', 'store.inUse'],
    ['SQLITE_LOCKED_SHAREDCACHE', 'store.inUse'],
    ['SQLITE_READONLY_DIRECTORY', 'store.denied'],
    ['SQLITE_CANTOPEN_ISDIR', 'store.denied'],
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

  it('is damage where it says that the store is not as it was written, and nowhere else', () => {
    const trouble = [
      new AppError('store.corrupt'),
      new AppError('store.rowsChanged'),
      new AppError('store.inUse'),
    ]
    expect([...trouble, failure('SQLITE_CORRUPT')].map(isDamage)).toEqual([true, true, false, false])
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
      code: 'store.corrupt',
    })
  })

  it('is not what a broken rule or a bug is', () => {
    expect(
      [failure('SQLITE_CONSTRAINT_UNIQUE'), failure('SQLITE_ERROR'), new TypeError('x')].map((error) =>
        toStoreError(error, 'a.db'),
      ),
    ).toEqual([null, null, null])
  })
})

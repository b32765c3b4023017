import { describe, expect, it } from 'vitest'
import { toStoreError } from '#main/database/store-error.ts'

const failure = (code: string) => Object.assign(new Error('told by the engine'), { code })

describe('trouble of the store', () => {
  it.each([
    ['SQLITE_FULL', 'store.diskFull'],
    ['ENOSPC', 'store.diskFull'],
    ['SQLITE_CORRUPT', 'store.corrupt'],
    ['SQLITE_NOTADB', 'store.corrupt'],
    ['SQLITE_IOERR_READ', 'store.corrupt'],
    ['SQLITE_BUSY_SNAPSHOT', 'store.inUse'],
    ['SQLITE_READONLY', 'store.denied'],
    ['SQLITE_CANTOPEN', 'store.denied'],
    ['EACCES', 'store.denied'],
  ])('%s is %s', (engine, code) => {
    expect(toStoreError(failure(engine), '/somewhere/satang.db')).toMatchObject({
      code,
      details: { file: 'satang.db', folder: '/somewhere', reason: engine },
    })
  })

  it('is the wrong key when a file is no database at the first look', () => {
    expect(toStoreError(failure('SQLITE_NOTADB'), 'a.db', 'opening')).toMatchObject({
      code: 'store.wrongKey',
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

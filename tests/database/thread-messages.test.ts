import { expect, it } from 'vitest'
import { fromThreadFailure, toThreadFailure } from '#main/database/thread-messages.ts'
import { AppError } from '#shared/errors/app-error.ts'

/** An error as it arrives in the other thread: only what can be copied crosses. */
function cross(thrown: unknown) {
  const error = fromThreadFailure(structuredClone(toThreadFailure(thrown)))
  const { name, message, stack } = error
  return {
    name,
    message,
    stack,
    code: 'code' in error ? error.code : 'none',
    isOurs: error instanceof AppError,
  }
}

const withStack = <T extends Error>(error: T) => Object.assign(error, { stack: 'there' })

it.each([
  [
    'an expected failure',
    withStack(new AppError('store.diskFull', { file: 'a' })),
    { name: 'AppError', message: 'store.diskFull', stack: 'there', code: 'store.diskFull', isOurs: true },
  ],
  [
    'a failure of SQLite',
    withStack(Object.assign(new Error('UNIQUE'), { code: 'SQLITE_CONSTRAINT_UNIQUE' })),
    { name: 'Error', message: 'UNIQUE', stack: 'there', code: 'SQLITE_CONSTRAINT_UNIQUE', isOurs: false },
  ],
  [
    'a bug',
    withStack(new TypeError('x')),
    { name: 'Error', message: 'x', stack: 'there', code: 'none', isOurs: false },
  ],
  [
    'a bug without a stack',
    Object.assign(new Error('y'), { stack: undefined }),
    { name: 'Error', message: 'y', stack: '', code: 'none', isOurs: false },
  ],
  [
    'what is no error',
    'a text',
    { name: 'Error', message: 'a text', stack: '', code: 'none', isOurs: false },
  ],
])('%s crosses between threads as what it was', (_title, thrown, expected) => {
  expect(cross(thrown)).toEqual(expected)
})

it('keeps the details of an expected failure', () => {
  const crossed = fromThreadFailure(toThreadFailure(new AppError('store.newer', { found: 3, known: 2 })))
  expect(crossed).toMatchObject({ details: { found: 3, known: 2 } })
})

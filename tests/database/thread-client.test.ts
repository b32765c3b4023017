import { describe, expect, it, onTestFinished } from 'vitest'
import { startThread } from '#main/database/thread-client.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

/** A thread that answers as it is told. */
function startScripted() {
  const log = createRecordingLog()
  const damages: AppError[] = []
  const thread = startThread({
    url: new URL('./scripted.thread.ts', import.meta.url),
    name: 'scripted',
    log,
    onTrouble: (error) => void damages.push(error),
  })
  onTestFinished(() => thread.stop())
  return { thread, log, damages }
}

const failing = (code: ErrorCode, reason = '') =>
  JSON.stringify({ ms: 0, failure: { kind: 'expected', record: { code, details: { reason } }, stack: '' } })
const run = (sql: string) => ({ kind: 'run', isFirst: false, sql, parameters: [] }) as const
const copy = (to: string) => ({ kind: 'copy', to }) as const
const key = 'ab'.repeat(32)
const looking = (kind: 'verify' | 'openReader', path: string) => ({ kind, access: { path, key } }) as const

describe('what a database thread meets', () => {
  it.each([
    ['a damaged page of the store', run(failing('store.suspect', 'SQLITE_CORRUPT')), true],
    ['changed rows', run(failing('store.rowsChanged')), true],
    ['a disk that is away', run(failing('store.diskAway', 'SQLITE_IOERR_READ')), true],
    ['a full disk', run(failing('store.diskFull')), false],
    ['a store that opens no more', looking('openReader', failing('store.corrupt')), true],
    ['a damaged copy', looking('verify', failing('store.suspect', 'SQLITE_CORRUPT')), false],
    ['a page that could not be read for a copy', copy(failing('store.diskAway', 'SQLITE_IOERR_READ')), true],
    ['half a page that was read for a copy', copy(failing('store.suspect', 'SQLITE_IOERR_SHORT_READ')), true],
    ['a damaged page met by a copy', copy(failing('store.suspect', 'SQLITE_CORRUPT')), true],
    ['a copy that could not be written', copy(failing('store.diskAway', 'SQLITE_IOERR_WRITE')), false],
    ['a copy that did not reach the disk', copy(failing('store.diskAway', 'SQLITE_IOERR_FSYNC')), false],
  ])('closes the store or not: %s', async (_title, request, isClosed) => {
    const { thread, damages } = startScripted()
    const error = await thread.request(request).catch((failure: unknown) => failure)
    expect([error instanceof AppError, damages]).toEqual([true, isClosed ? [error] : []])
  })
})

it('a statement that took long is logged without its values, one that did not is not', async () => {
  const { thread, log } = startScripted()
  const answer = (ms: number) => JSON.stringify({ ms, result: null })
  await thread.request(run(`quick ${answer(40)}`))
  await thread.request(copy(answer(900)))
  await thread.request(run(`select 'a' ||  ''\n\tfrom b where 'private' ${answer(40.6)}`))
  await thread.request(run(`${'long '.repeat(100)}${answer(41)}`))
  const slow = { level: 'warn', event: 'store.slowQuery' }
  expect(log.lines).toEqual([
    {
      ...slow,
      facts: { ms: 41, thread: 'scripted', sql: `select ? || ? from b where ? ${answer(40.6)}` },
    },
    { ...slow, facts: { ms: 41, thread: 'scripted', sql: 'long '.repeat(80) } },
  ])
})

it('a thread that ends leaves nobody waiting', async () => {
  const { thread } = startScripted()
  const ended = new Error('the thread scripted has ended')
  const outcomes = await Promise.allSettled([thread.request(run('end')), thread.request(run('end'))])
  expect([...outcomes.map((one) => one.status === 'rejected' && one.reason), thread.isAlive()]).toEqual([
    ...[ended, ended],
    false,
  ])
})

it('a thread that cannot be started says so to who waits and to the log', async () => {
  const log = createRecordingLog()
  const url = new URL('./none.thread.ts', import.meta.url)
  const thread = startThread({ url, name: 'none', log, onTrouble: () => undefined })
  const error = await thread.request(run('{}')).catch((failure: unknown) => failure)
  expect([error instanceof Error && error.message.includes('none.thread'), log.lines]).toEqual([
    true,
    [{ level: 'error', event: 'store.threadFailed', facts: { thread: 'none' }, error }],
  ])
})

it('a thread that was stopped answers nothing more, and stopping it again is no trouble', async () => {
  const { thread, log } = startScripted()
  const before = thread.isAlive()
  await thread.stop()
  const later = await thread.request(run('{}')).catch((error: unknown) => error)
  await thread.stop()
  expect([before, thread.isAlive(), later, log.lines]).toEqual([
    true,
    false,
    new Error('the thread scripted has ended'),
    [],
  ])
})

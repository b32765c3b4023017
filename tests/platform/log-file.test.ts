import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFileLog } from '#main/platform/log-file.ts'
import type { LogLine } from '#shared/contract/log-line.ts'
import { LogLine as LogLineShape } from '#shared/contract/log-line.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const at = '2026-11-22T01:30:00.000Z'

function openLog(options: { maxBytes?: number; keptFiles?: number } = {}) {
  const folder = path.join(temporaryFolder(), 'logs')
  const log = createFileLog({ folder, clock: { now: () => new Date(at) }, ...options })
  onTestFinished(() => log.stop())
  const file = path.join(folder, 'satang.log')
  const lines = () =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  return { folder, file, log, lines }
}

describe('the log', () => {
  it('writes one JSON line an event at once, readable by its owner only', () => {
    const { log, lines, file } = openLog()
    log.info('downloads.fileStored', { file: 'eclaim_10670_OP.xls', bytes: 12 })
    log.warn('store.slowQuery')
    expect([lines(), statSync(file).mode & 0o777]).toEqual([
      [
        {
          level: 'info',
          at,
          event: 'downloads.fileStored',
          facts: { file: 'eclaim_10670_OP.xls', bytes: 12 },
        },
        { level: 'warn', at, event: 'store.slowQuery', facts: {} },
      ],
      0o600,
    ])
  })

  it('keeps the stack and the causes of an error, with its code', () => {
    const { log, lines } = openLog()
    const cause = Object.assign(new Error('disk image is malformed'), { code: 'SQLITE_CORRUPT' })
    log.error('store.notOpened', {}, new AppError('store.corrupt', {}, { cause }))
    expect(lines()).toEqual([
      {
        level: 'error',
        at,
        event: 'store.notOpened',
        facts: {},
        error: {
          name: 'AppError',
          code: 'store.corrupt',
          message: 'store.corrupt',
          stack: expect.stringContaining('log-file.test.ts'),
          cause: expect.objectContaining({ code: 'SQLITE_CORRUPT' }),
        },
      },
    ])
  })

  it('takes out secrets and what points at a patient, whoever wrote them', () => {
    const { log, lines, file } = openLog()
    const seen: LogLine[] = []
    log.onLine((line) => seen.push(line))
    const pid = '3100600445635'
    const key = 'ab'.repeat(32)
    log.info('portal.signedIn', {
      portalPassword: 'hunter2',
      session_cookie: 'c00kie',
      'access-token': 't0ken',
      storeKey: 'k3y',
      pid: 'p1d',
      hn: 'h0n',
      an: 'a0n',
      note: `row of ${pid}, 3-1006-00445-63-5 and ${key}`,
      address: 'https://example.invalid/login?code=123456',
      sha256: key,
      accounts: 2,
    })
    log.error('imports.failed', {}, new Error(`broke at ${pid}`))
    const text = readFileSync(file, 'utf8')
    expect({
      facts: lines()[0].facts,
      leaks: ['hunter2', 'c00kie', 't0ken', 'k3y', 'p1d', 'h0n', 'a0n', pid, '3-1006', '123456'].filter(
        (leak) => (text + JSON.stringify(seen)).includes(leak),
      ),
    }).toEqual({
      facts: {
        portalPassword: '[removed]',
        session_cookie: '[removed]',
        'access-token': '[removed]',
        storeKey: '[removed]',
        pid: '[removed]',
        hn: '[removed]',
        an: '[removed]',
        note: 'row of [13 digits], [13 digits] and [64 hex]',
        address: 'https://example.invalid/login?[removed]',
        sha256: key,
        accounts: 2,
      },
      leaks: [],
    })
  })

  it('turns to a new file when one is full and keeps only the newest', () => {
    const { log, folder, file } = openLog({ maxBytes: 400, keptFiles: 2 })
    for (let index = 0; index < 40; index++) log.info('downloads.step', { index })
    const files = readdirSync(folder).sort()
    expect({
      files,
      sizes: files.every((name) => statSync(path.join(folder, name)).size <= 400),
      last: JSON.parse(readFileSync(file, 'utf8').trim().split('\n').at(-1) ?? '').facts,
    }).toEqual({ files: ['satang.log', 'satang.log.1', 'satang.log.2'], sizes: true, last: { index: 39 } })
  })

  it('tells live listeners what the contract promises, until they stop listening', () => {
    const { log } = openLog()
    const seen: LogLine[] = []
    const stop = log.onLine((line) => seen.push(LogLineShape.parse(line)))
    log.onLine(() => {
      throw new Error('the window is gone')
    })
    log.info('downloads.started', { months: 2 })
    stop()
    log.info('downloads.ended')
    expect(seen).toEqual([
      { level: 'info', at, event: 'downloads.started', facts: { months: 2 } },
      { level: 'error', at, event: 'log.listenerFailed', facts: {} },
    ])
  })

  it('never stops the app when the disk refuses, and says later how many lines were lost', () => {
    const { log, folder, lines } = openLog()
    writeFileSync(folder, 'a file stands where the folder should be')
    log.info('a.lost')
    log.info('b.lost')
    rmSync(folder)
    mkdirSync(folder)
    log.info('c.kept')
    expect(lines().map((line) => [line.event, line.facts])).toEqual([
      ['c.kept', {}],
      ['log.linesLost', { count: 2 }],
    ])
  })
})

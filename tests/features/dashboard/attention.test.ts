import { describe, expect, it } from 'vitest'
import { listAttention, type Troubles } from '#main/features/dashboard/attention.ts'
import type { ImportTrouble } from '#main/features/dashboard/dashboard.sql.ts'

const calm: Troubles = {
  hasAccount: true,
  isSignedOut: false,
  schedule: { enabled: 1, missed: 0, isPaused: false },
  changedLists: 0,
  clock: null,
  missingFiles: 0,
  lastRun: null,
  backup: { last: { at: '2026-01-04T19:40:00.000Z', bytes: 1, ageDays: 0 }, failure: null },
  isFilled: true,
  failedDownloads: [],
  imports: [],
  documents: { questions: 0, untold: 0, isUnsettled: false },
}
const run = (code: string) => ({
  at: '2026-01-05T00:30:00.000Z',
  state: 'failed',
  stored: 0,
  failed: 0,
  errorJson: JSON.stringify({ code, details: {} }),
})

describe('what wants a person', () => {
  it('is nothing on a calm day', () => {
    expect(listAttention(calm)).toEqual([])
  })

  it('is a clock that is wrong, with the days it is off', () => {
    const kindsOf = (state: 'behind' | 'ahead') =>
      listAttention({ ...calm, clock: { state, days: 3, toldBy: 'portal' } }).map(({ kind, count }) => [
        kind,
        count,
      ])
    expect([kindsOf('behind'), kindsOf('ahead')]).toEqual([[['clockBehind', 3]], [['clockAhead', 3]]])
  })

  it('tells a needed sign-in from a portal that is out of order', () => {
    const kindOf = (code: string) => listAttention({ ...calm, lastRun: run(code) })[0]?.kind
    expect([kindOf('portal.signInNeeded'), kindOf('portal.wrongPassword'), kindOf('portal.down')]).toEqual([
      'signInNeeded',
      'signInNeeded',
      'runFailed',
    ])
  })

  it.each(['portal.signInNeeded', 'portal.codeNeeded', 'portal.sessionExpired'])(
    'is a sign-in after a run that ended with %s',
    (code) => {
      expect(listAttention({ ...calm, lastRun: run(code) })).toEqual([
        { kind: 'signInNeeded', count: 1, code, importId: null },
      ])
    },
  )

  it('is a sign-in before the next run, said once, and only while a run is planned', () => {
    const kindsOf = (troubles: Partial<Troubles>) =>
      listAttention({ ...calm, isSignedOut: true, ...troubles }).map(({ kind }) => kind)
    expect([
      kindsOf({}),
      kindsOf({ lastRun: run('portal.down') }),
      kindsOf({ lastRun: run('portal.signInNeeded') }),
      kindsOf({ schedule: { enabled: 0, missed: 0, isPaused: false } }),
    ]).toEqual([['signInBeforeRun'], ['signInBeforeRun', 'runFailed'], ['signInNeeded'], ['nightlyOff']])
  })

  it('is a backup that failed, is too old, or was never taken of what the store holds', () => {
    const { last } = calm.backup
    const error = { code: 'store.backupNoRoom', details: {} } as const
    const failure = { at: '2026-01-05T00:30:00.000Z', error }
    const kindsOf = (backup: Partial<Troubles['backup']>, isFilled = true) =>
      listAttention({ ...calm, backup: { ...calm.backup, ...backup }, isFilled }).map(
        ({ kind, count, code }) => [kind, count, code],
      )
    const old = (ageDays: number) => ({ last: last && { ...last, ageDays } })
    expect([
      kindsOf(old(1)),
      kindsOf(old(2)),
      kindsOf(old(9)),
      kindsOf({ last: null }),
      kindsOf({ last: null }, false),
      kindsOf({ failure }),
      kindsOf({ last: null, failure }),
    ]).toEqual([
      [],
      [['backupOld', 2, null]],
      [['backupOld', 9, null]],
      [['backupNever', 1, null]],
      [],
      [['backupFailed', 1, 'store.backupNoRoom']],
      [['backupFailed', 1, 'store.backupNoRoom']],
    ])
  })

  it('is a list that has changed before the run that failed for it', () => {
    const troubles = { ...calm, changedLists: 2, lastRun: run('portal.pageChanged') }
    expect(listAttention(troubles).map(({ kind, count }) => [kind, count])).toEqual([
      ['listChanged', 2],
      ['runFailed', 1],
    ])
  })

  it('is the schedule when it is paused or late, but one thing at a time', () => {
    const kindsOf = (schedule: Troubles['schedule']) =>
      listAttention({ ...calm, schedule }).map(({ kind, count }) => [kind, count])
    expect([
      kindsOf({ enabled: 2, missed: 2, isPaused: false }),
      kindsOf({ enabled: 2, missed: 0, isPaused: true }),
      kindsOf({ enabled: 0, missed: 0, isPaused: false }),
    ]).toEqual([[['scheduleMissed', 2]], [['schedulePaused', 1]], [['nightlyOff', 1]]])
  })

  it('leads straight to the file when only one file is concerned', () => {
    const refused: ImportTrouble = {
      id: 7,
      state: 'refused',
      rejectedCount: 0,
      differs: 0,
      errorJson: JSON.stringify({ code: 'workbook.html', details: {} }),
    }
    const rejected: ImportTrouble = {
      id: 8,
      state: 'imported',
      rejectedCount: 3,
      differs: 0,
      errorJson: null,
    }
    expect(listAttention({ ...calm, imports: [refused, rejected, { ...rejected, id: 9 }] })).toEqual([
      { kind: 'importRefused', count: 1, code: 'workbook.html', importId: 7 },
      { kind: 'cellsRejected', count: 2, code: null, importId: null },
    ])
  })

  it('tells a file whose columns have to be named from one that was refused', () => {
    const errorJson = JSON.stringify({ code: 'import.columnMissing', details: {} })
    const kept = { id: 7, state: 'quarantined', rejectedCount: 0, differs: 0, errorJson } as const
    const other = { ...kept, id: 8, state: 'refused' } as const
    expect(listAttention({ ...calm, imports: [kept, other] })).toEqual([
      { kind: 'importRefused', count: 1, code: 'import.columnMissing', importId: 8 },
      { kind: 'importQuarantined', count: 1, code: 'import.columnMissing', importId: 7 },
    ])
  })

  it('puts the missing account first and the switched-off nightly run last', () => {
    const kinds = listAttention({
      ...calm,
      hasAccount: false,
      schedule: { enabled: 0, missed: 0, isPaused: true },
      missingFiles: 4,
      failedDownloads: [{ code: 'download.html', count: 2 }],
    })
    expect(kinds.map(({ kind, count }) => [kind, count])).toEqual([
      ['noAccount', 1],
      ['fileFailed', 2],
      ['filesMissing', 4],
      ['nightlyOff', 1],
    ])
  })
})

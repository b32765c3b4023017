import { describe, expect, it } from 'vitest'
import { toTrayLook } from '#main/door/tray-look.ts'
import { toTrayState } from '#main/features/attention/tray-state.ts'
import type { TrayFacts } from '#shared/contract/attention.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { createTranslator } from '#shared/phrases/translator.ts'

const words = createTranslator('en')
const failed = (code: ErrorCode) => ({ state: 'failed', error: { code, details: {} } }) as const
const done = { state: 'done', error: null } as const

describe('the icon beside the clock', () => {
  it('shows what goes on before what went wrong', () => {
    const progress = { runId: 1, filesDone: 3, filesTotal: 12 }
    expect([
      toTrayState(progress, failed('portal.down'), false),
      toTrayState({ ...progress, runId: null }, done, false),
      toTrayState(null, failed('portal.down'), false),
      toTrayState(null, failed('portal.sessionExpired'), false),
      toTrayState(null, { state: 'interrupted', error: null }, false),
      toTrayState(null, done, false),
      toTrayState(null, null, false),
      toTrayState(progress, done, true),
      toTrayState(null, done, true),
      toTrayState(null, failed('portal.down'), true),
    ]).toEqual([
      { state: 'running', filesDone: 3, filesTotal: 12 },
      { state: 'idle' },
      { state: 'failed' },
      { state: 'signInNeeded' },
      { state: 'idle' },
      { state: 'idle' },
      { state: 'idle' },
      { state: 'running', filesDone: 3, filesTotal: 12 },
      { state: 'signInNeeded' },
      { state: 'signInNeeded' },
    ])
  })

  const facts: TrayFacts = {
    tray: { state: 'idle' },
    isPaused: false,
    enabledPlans: 1,
    nextRunAt: '2026-01-05T19:30:00.000Z',
    language: 'en',
  }
  const look = (rest: Partial<TrayFacts>) => toTrayLook({ ...facts, ...rest }, words)

  it('says how far a run is, and offers no second one', () => {
    expect([
      look({ tray: { state: 'running', filesDone: 3, filesTotal: 12 } }),
      look({ tray: { state: 'running', filesDone: 0, filesTotal: 0 } }).tooltip,
    ]).toEqual([
      { icon: 'running', tooltip: 'Satang · downloading, file 3 of 12', canRun: false, pause: 'pause' },
      'Satang · starting to download',
    ])
  })

  it('says when the next run is, in Bangkok, or why there is none', () => {
    expect([
      look({}),
      look({ isPaused: true, nextRunAt: null }),
      look({ enabledPlans: 0, nextRunAt: null }),
    ]).toEqual([
      { icon: 'idle', tooltip: 'Satang · next run 06/01 02:30', canRun: true, pause: 'pause' },
      { icon: 'idle', tooltip: 'Satang · the schedule is paused', canRun: true, pause: 'resume' },
      { icon: 'idle', tooltip: 'Satang', canRun: false, pause: null },
    ])
  })

  it('calls nothing well while the store is closed for its trouble', () => {
    expect(toTrayLook(null, words)).toEqual({
      icon: 'failed',
      tooltip: 'Satang · the store cannot be opened; open the window for ways out',
      canRun: false,
      pause: null,
    })
  })

  it('tells a needed sign-in from a failure', () => {
    const stateOf = (state: 'signInNeeded' | 'failed') => {
      const { icon, tooltip } = look({ tray: { state } })
      return [icon, tooltip]
    }
    expect([stateOf('signInNeeded'), stateOf('failed')]).toEqual([
      ['signInNeeded', 'Satang · NHSO wants you to sign in'],
      ['failed', 'Satang · The download failed'],
    ])
  })
})

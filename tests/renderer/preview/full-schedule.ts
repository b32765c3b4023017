import type { PlannedRuns, Schedule } from '#shared/contract/schedule.ts'

const nightly: PlannedRuns = {
  id: 1,
  name: 'ทุกคืน',
  isEnabled: true,
  times: ['02:30'],
  sources: ['rep'],
  schemes: ['ucs', 'ofc'],
  reach: { unit: 'months', back: 1 },
  isImporting: true,
  isRunning: false,
  nextRunAt: '2026-11-22T19:30:00.000Z',
  missedAt: null,
  nextTryAt: null,
  lastRun: {
    at: '2026-11-21T19:30:02.000Z',
    outcome: { runId: 7, reason: 'nightly', state: 'done', stored: 6, failed: 0, refused: 6, error: null },
    tried: { count: 1, since: '2026-11-21T19:30:02.000Z' },
  },
}

export const fakeSchedule: Schedule = {
  isPaused: false,
  plans: [
    nightly,
    {
      ...nightly,
      id: 2,
      name: 'ไฟล์ตอบกลับของทุกสิทธิ สำหรับงานการเงิน',
      times: ['06:45', '12:15', '16:30'],
      sources: ['rep'],
      schemes: ['ucs', 'ofc', 'sss', 'lgo'],
      reach: { unit: 'days', back: 45 },
      nextRunAt: '2026-11-22T05:15:00.000Z',
      missedAt: '2026-11-21T23:45:00.000Z',
      nextTryAt: '2026-11-22T00:45:00.000Z',
      lastRun: {
        at: '2026-11-21T23:45:01.000Z',
        outcome: {
          runId: 6,
          reason: 'caughtUp',
          state: 'failed',
          stored: 0,
          failed: 0,
          refused: 0,
          error: { code: 'browser.missing', details: {} },
        },
        tried: { count: 4, since: '2026-11-21T19:30:00.000Z' },
      },
    },
    {
      ...nightly,
      id: 3,
      name: 'ย้อนหลังทั้งปี',
      isEnabled: false,
      times: ['22:00'],
      reach: { unit: 'months', back: 12 },
      nextRunAt: null,
      lastRun: {
        at: '2026-11-02T15:00:00.000Z',
        outcome: {
          runId: 3,
          reason: 'manual',
          state: 'done',
          stored: 118,
          failed: 3,
          refused: 0,
          error: null,
        },
        tried: null,
      },
    },
  ],
}

/** Paused while a run goes on. */
export const fakeBusySchedule: Schedule = {
  isPaused: true,
  plans: fakeSchedule.plans.map((plan) => ({
    ...plan,
    nextRunAt: null,
    missedAt: null,
    isRunning: plan.id === 1,
  })),
}

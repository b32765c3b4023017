import { fakeSettings, fakeSteps } from '#tests/renderer/preview/full-settings.ts'

const none = { claims: 0, failed: 0, claimedSatang: null, approvedSatang: null, unknownApproved: 0 }
const plan = { isEnabled: false, at: '02:30', monthsBack: 2, schemes: ['ucs'], isImporting: true }

const answers: Readonly<Record<string, unknown>> = {
  'dashboard.get': {
    fiscalYears: [],
    totals: none,
    byMonth: [],
    byFund: [],
    byScheme: [],
    latestFiles: [],
    lastRun: null,
    nextRunAt: null,
    attention: [{ kind: 'noAccount', count: 1, code: null, importId: null }],
  },
  'claims.list': { total: 0, claimedSatang: null, approvedSatang: null, rows: [] },
  'downloads.active': null,
  'downloads.listRuns': [],
  'downloads.listFiles': { total: 0, files: [] },
  'imports.active': null,
  'imports.list': { total: 0, files: [] },
  'schedule.get': { plan, nextRunAt: null, lastRunAt: null },
  'settings.get': { ...fakeSettings, accounts: [] },
  'diagnostics.run': { steps: fakeSteps, isOk: false },
}

/** Answers of a store on its first day. */
export function answerEmpty(name: string): unknown {
  return answers[name] ?? {}
}

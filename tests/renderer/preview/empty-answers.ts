import { referenceKinds } from '#shared/contract/reference.ts'
import { fakeUnreadLists } from '#tests/renderer/preview/full-portal-lists.ts'
import { fakeShippedPortals } from '#tests/renderer/preview/full-portals.ts'
import { fakeFolder, fakeSettings, fakeSteps } from '#tests/renderer/preview/full-settings.ts'

const none = { claims: 0, failed: 0, claimedSatang: null, approvedSatang: null, unknownApproved: 0 }

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
    backup: { last: null, failure: null },
    attention: [{ kind: 'noAccount', count: 1, code: null, importId: null }],
  },
  'claims.list': { total: 0, claimedSatang: null, approvedSatang: null, rows: [] },
  'downloads.active': null,
  'downloads.folder': {
    ...fakeFolder,
    path: 'C:\\Users\\finance\\AppData\\Roaming\\Satang\\downloads',
    isDefault: true,
  },
  'downloads.proven': { files: 0, bytes: 0 },
  'downloads.listRuns': [],
  'downloads.listFiles': { total: 0, files: [] },
  'downloads.missing': [],
  'attention.get': { tray: { state: 'idle' }, isPaused: false, enabledPlans: 0, nextRunAt: null },
  'downloads.options': { workers: 1, isKeepingSession: true },
  'downloads.retryFailed': null,
  'downloads.runMissing': null,
  'imports.active': null,
  'imports.money': {
    claims: { count: 0, claimedSatang: null, approvedSatang: null },
    statements: { rows: 0, approvedSatang: null, byScheme: {} },
    transfers: { rows: 0, grossSatang: null, netSatang: null, bySource: {} },
  },
  'imports.questions': { questions: [], untold: [], choices: [], isUnsettled: false },
  'imports.olderReadings': { total: 0, files: [] },
  'portalLists.list': fakeUnreadLists,
  'portals.list': fakeShippedPortals,
  'queue.get': {
    isPaused: false,
    counts: { waiting: 0, imported: 0, unchanged: 0, quarantined: 0, refused: 0, failed: 0, cancelled: 0 },
    files: [],
  },
  'queue.watched': { path: null, lookedAt: null, trouble: null },
  'completeness.get': { fiscalYear: 2570, fiscalYears: [2570], rows: [] },
  'quality.get': { counts: [], unknownCodes: [], drifts: [], total: 0, findings: [] },
  'imports.list': { total: 0, files: [] },
  'reference.explain': { codes: [] },
  'reference.lists': {
    lists: referenceKinds.map((kind) => ({
      kind,
      builtin: 0,
      loaded: 0,
      file: null,
      loadedAt: null,
      loadedBy: null,
    })),
  },
  'reference.search': { total: 0, entries: [] },
  'schedule.get': { isPaused: false, plans: [] },
  'schedule.startup': { isAvailable: false, isOn: false },
  'network.get': { proxy: { kind: 'system' }, userName: '', hasPassword: false },
  'settings.get': { ...fakeSettings, accounts: [] },
  'diagnostics.storeCheck': { last: null, isDue: true, isRunning: false },
  'diagnostics.run': { steps: fakeSteps, isOk: false },
}

/** Answers of a store on its first day. */
export function answerEmpty(name: string): unknown {
  return name in answers ? answers[name] : {}
}

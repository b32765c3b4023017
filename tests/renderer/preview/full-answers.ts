import { contract } from '#shared/contract/index.ts'
import { fakeClaimDetail, fakeClaimList } from '#tests/renderer/preview/full-claims.ts'
import { fakeDashboard } from '#tests/renderer/preview/full-dashboard.ts'
import { fakeFiles, fakeRuns } from '#tests/renderer/preview/full-downloads.ts'
import { fakeImportDetail, fakeImports } from '#tests/renderer/preview/full-imports.ts'
import { fakeSettings, fakeSteps } from '#tests/renderer/preview/full-settings.ts'

const plan = { isEnabled: true, at: '02:30', monthsBack: 2, schemes: ['ucs', 'ofc'], isImporting: true }

const answers: Readonly<Record<string, (input: unknown) => unknown>> = {
  'claims.list': (input) => fakeClaimList(contract.claims.list.input.parse(input)),
  'claims.get': (input) => fakeClaimDetail(contract.claims.get.input.parse(input).tranId),
  'dashboard.get': () => fakeDashboard,
  'diagnostics.run': () => ({ steps: fakeSteps, isOk: false }),
  'downloads.active': () => null,
  'downloads.listFiles': () => ({ total: 812, files: fakeFiles }),
  'downloads.listRuns': () => fakeRuns,
  'downloads.run': () => fakeRuns[0],
  'imports.active': () => null,
  'imports.get': (input) => fakeImportDetail(contract.imports.get.input.parse(input).id),
  'imports.list': () => ({ total: fakeImports.length, files: fakeImports }),
  'imports.run': () => ({ files: fakeImports.slice(0, 3), wasCancelled: false }),
  'schedule.get': () => ({
    plan,
    nextRunAt: '2026-11-22T19:30:00.000Z',
    lastRunAt: '2026-11-21T19:30:02.000Z',
  }),
  'schedule.save': () => ({ nextRunAt: '2026-11-22T19:30:00.000Z' }),
  'schedule.runNow': () => fakeRuns[0],
  'settings.get': () => fakeSettings,
  'settings.saveAccount': () => ({ id: 3 }),
  'settings.backUp': () => ({
    path: 'C:\\Users\\finance\\Satang\\backups\\by-hand-2026-11-22.db',
    bytes: 184_332_288,
  }),
  'session.signIn': () => ({ name: 'สมหญิง', role: 'admin' }),
  'session.enterPractice': () => ({ name: 'practice', role: 'admin' }),
}

/** Answers of a hospital in the middle of its year. */
export function answerFull(name: string, input: unknown): unknown {
  return answers[name]?.(input) ?? (answers[name] ? null : {})
}

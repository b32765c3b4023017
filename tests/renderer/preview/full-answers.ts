import { contract } from '#shared/contract/index.ts'
import { fakeClaimDetail, fakeClaimList } from '#tests/renderer/preview/full-claims.ts'
import { fakeCompleteness, fakeFilesOf, fakeQuality } from '#tests/renderer/preview/full-completeness.ts'
import { fakeDashboard } from '#tests/renderer/preview/full-dashboard.ts'
import { fakeDocumentQuestions, fakeMoney, fakeSettling } from '#tests/renderer/preview/full-documents.ts'
import { fakeFiles, fakeMissing, fakeReport, fakeRuns } from '#tests/renderer/preview/full-downloads.ts'
import { fakeImportDetail, fakeImports } from '#tests/renderer/preview/full-imports.ts'
import { fakeExamination, fakeLayouts, fakePreview, fakeUses } from '#tests/renderer/preview/full-layouts.ts'
import { fakePortalLists } from '#tests/renderer/preview/full-portal-lists.ts'
import { fakePortals } from '#tests/renderer/preview/full-portals.ts'
import { fakeQueue } from '#tests/renderer/preview/full-queue.ts'
import { fakeAccepted, fakeComparisons, fakeOlderReadings } from '#tests/renderer/preview/full-readings.ts'
import { fakeLists, fakeMeanings, fakeReferenceSearch } from '#tests/renderer/preview/full-reference.ts'
import { fakeSchedule } from '#tests/renderer/preview/full-schedule.ts'
import { fakeFolder, fakeSettings, fakeSteps } from '#tests/renderer/preview/full-settings.ts'

const fakeWatched = { path: 'D:\\eclaim\\rep', lookedAt: '2026-11-22T01:29:45.000Z', trouble: null }

const answers: Readonly<Record<string, (input: unknown) => unknown>> = {
  'claims.list': (input) => fakeClaimList(contract.claims.list.input.parse(input)),
  'claims.get': (input) => fakeClaimDetail(contract.claims.get.input.parse(input).tranId),
  'dashboard.get': () => fakeDashboard,
  'diagnostics.run': () => ({ steps: fakeSteps, isOk: false }),
  'diagnostics.storeCheck': () => ({
    last: { at: '2026-11-19T19:42:10.000Z', pages: 22_418, documents: 812, rows: 402_117 },
    isDue: false,
    isRunning: false,
  }),
  'downloads.active': () => null,
  'downloads.folder': () => fakeFolder,
  'downloads.changeFolder': () => fakeFolder,
  'downloads.proven': () => ({ files: 748, bytes: 96_400_000 }),
  'downloads.removeProven': () => ({ removed: 746, bytes: 96_100_000, kept: 2, wasCancelled: false }),
  // a letter that is a share, and a share by its name
  'downloads.lookAtFolder': (input) => ({
    isOnNetwork: /^(?:Z:|\\\\)/.test(contract.downloads.lookAtFolder.input.parse(input).path),
  }),
  'downloads.getRun': (input) => fakeReport(contract.downloads.getRun.input.parse(input).id),
  'downloads.listFiles': (input) =>
    contract.downloads.listFiles.input.parse(input).state === 'failed'
      ? { total: 1, files: fakeFiles.filter(({ file }) => file.state === 'failed') }
      : { total: 812, files: fakeFiles },
  'downloads.listRuns': () => fakeRuns,
  'downloads.missing': () => fakeMissing,
  'attention.get': () => ({
    tray: { state: 'signInNeeded' },
    isPaused: false,
    enabledPlans: 1,
    nextRunAt: '2026-11-22T19:30:00.000Z',
  }),
  'downloads.options': () => ({ workers: 2, isKeepingSession: true, knownMonth: '2026-03' }),
  'downloads.resume': () => fakeRuns[0],
  'downloads.retryFailed': () => null,
  'downloads.run': () => fakeRuns[0],
  'downloads.runMissing': () => fakeRuns[0],
  'imports.active': () => null,
  'imports.get': (input) => fakeImportDetail(contract.imports.get.input.parse(input).id),
  'imports.list': () => ({ total: fakeImports.length, files: fakeImports }),
  'imports.money': () => fakeMoney,
  'imports.questions': () => fakeDocumentQuestions,
  'imports.lookAtSettling': () => fakeSettling,
  'imports.settleAnew': () => fakeSettling,
  'imports.olderReadings': (input) =>
    fakeOlderReadings(contract.imports.olderReadings.input.parse(input).limit),
  'imports.reread': () => fakeComparisons,
  'imports.acceptReread': (input) => fakeAccepted(contract.imports.acceptReread.input.parse(input).ids),
  'layouts.examine': () => fakeExamination,
  'layouts.list': () => fakeLayouts,
  'layouts.preview': fakePreview,
  'layouts.report': () => ({
    path: 'C:\\Users\\finance\\Satang\\exports\\satang-structure-20261122-091502.json',
  }),
  'layouts.save': () => ({ id: 'rep-ucs-120@2' }),
  'layouts.uses': () => fakeUses,
  'portalLists.list': () => fakePortalLists,
  'portalLists.saveReport': () => ({
    path: 'C:\\Users\\finance\\Documents\\satang-lists-20261122-083000.json',
  }),
  'portals.list': () => fakePortals,
  'portals.install': () => ({ id: 'nhso-eclaim', version: 5 }),
  'queue.get': () => fakeQueue,
  'queue.add': () => ({ added: 3, leftOut: 1 }),
  'queue.cancel': () => ({ cancelled: 40 }),
  'queue.retry': () => ({ waiting: 1 }),
  'queue.watched': () => fakeWatched,
  'queue.watch': () => fakeWatched,
  'completeness.get': () => fakeCompleteness,
  'completeness.files': (input) => fakeFilesOf(contract.completeness.files.input.parse(input)),
  'quality.get': () => fakeQuality,
  'quality.export': () => ({ path: 'C:\\Users\\finance\\Satang\\exports\\satang-quality.xlsx', rows: 24 }),
  'reference.explain': (input) => fakeMeanings(contract.reference.explain.input.parse(input)),
  'reference.lists': () => fakeLists,
  'reference.load': () => ({ entries: 730, leftOut: 4, repeated: 0 }),
  'reference.search': (input) => fakeReferenceSearch(contract.reference.search.input.parse(input)),
  'schedule.get': () => fakeSchedule,
  'schedule.save': () => fakeSchedule.plans[0],
  'schedule.runNow': () => ({ runs: [fakeRuns[0]] }),
  'schedule.startup': () => ({ isAvailable: true, isOn: true }),
  'network.get': () => ({
    proxy: { kind: 'address', address: 'proxy.hospital.local:8080' },
    userName: 'satang',
    hasPassword: true,
  }),
  'settings.get': () => fakeSettings,
  'settings.saveAccount': () => ({ id: 3 }),
  'settings.chooseFolder': () => ({ path: 'D:\\REP' }),
  'settings.backUp': () => ({
    name: 'by-hand-2026-11-22',
    path: 'C:\\Users\\finance\\Satang\\backups\\by-hand-2026-11-22.satang.db',
    bytes: 184_332_288,
    documents: 412,
    claims: 12_480,
  }),
  'session.signIn': () => ({ name: 'สมหญิง', role: 'admin' }),
  'session.enterPractice': () => ({ name: 'practice', role: 'admin' }),
}

/** Answers of a hospital in the middle of its year. */
export function answerFull(name: string, input: unknown): unknown {
  return answers[name]?.(input) ?? (answers[name] ? null : {})
}

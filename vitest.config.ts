import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

// what kills processes at random moments, compares thousands of files or visits a portal with a browser:
// part of `npm test`, not of `npm run check`
const slow = [
  'tests/database/{backup,damaged,disk-away,lost-writes,open,restore,restore-trouble,store,unfinished}.test.ts',
  'tests/door/{command-line,command-line-backup,doctor,nightly,odd-account,stages}.test.ts',
  'tests/recovery/*.test.ts',
  'tests/tools/*.test.ts',
  'tests/features/downloads/{chaos,download-folder,download-to-import,downloads,faults,front-doors,held-files,keep-alive,first-visit,kill,killed-move,landings,moved-files,newer-client,outcomes,page-kinds,person-sign-in,plans,portal-habits,portal-habits-odd,portal-habits-runs,portal-time,proven-files,session-keeper,sign-in,signed-out,sources,thai-d,transfer-access}.test.ts',
  'tests/features/imports/what-counts/what-counts.test.ts',
  'tests/features/imports/{changed-file,content-hash,detail-cells,hard-day,imports,oddities,reading-again,rereading,rereading-order,undo,versions}.test.ts',
  'tests/features/imports/{every-rep-kind,every-statement-kind,sure-proposals,workbook-reader}.test.ts',
  'tests/features/imports/real-forms/*-variants.test.ts',
  'tests/features/imports/cases/{one-number-two-schemes,saved-under-another-name,transfer-posted-on-another-day,transfers-of-one-source,two-issues-of-one-rep}.test.ts',
  'tests/features/practice/maker/{hard-day,hospital,hospital-imported,oddities,rep-kinds,rep-workbook,statement}.test.ts',
  'tests/features/reference/{load,reference}.test.ts',
  'tests/features/schedule/{after-runs,missed,schedule}.test.ts',
  'tests/features/settings/{accounts,backups,protection}.test.ts',
  'tests/features/{claims/claims,network/network,layouts/{layouts,made-fit,mapping,renamed-statements,structure-report,unknown-headers},quality/quality,session/{enter-practice,lock,names,session},setup/practice-or-real}.test.ts',
  'tests/features/queue/{many-files,queue,same-looks}.test.ts',
  'tests/features/portals/{layout-pack,mended-run,portals}.test.ts',
  'tests/features/portal-lists/{look,portal-lists}.test.ts',
  'tests/platform/browser/{charset,fetch-file,network}.test.ts',
  'tests/platform/workbook/{mutations,oracle}.test.ts',
  'tests/renderer/{documents,keyboard,pages,readings-review}.test.ts',
]

// Node keeps what it compiled of the sources: threads and child processes load them hundreds of times
process.env['NODE_COMPILE_CACHE'] ??= path.join(
  import.meta.dirname,
  'node_modules',
  '.cache',
  'satang-compiled',
)

export default defineConfig(({ mode }) => ({
  test: {
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'tests/bench/**'],
    projects: [
      // these leave nothing behind in their process, which goes on to the next file
      {
        extends: true,
        test: { name: 'quick', include: ['tests/**/*.test.{ts,tsx}'], exclude: slow, isolate: false },
      },
      ...(mode === 'quick' ? [] : [{ extends: true as const, test: { name: 'slow', include: slow } }]),
    ],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: 'tests/threads.setup.ts',
    pool: 'forks',
    // the machines have two cores, and many tests wait for a browser, a disk or a child process
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './tests/reporter.ts'],
  },
}))

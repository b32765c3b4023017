import { configDefaults, defineConfig } from 'vitest/config'

// what kills processes at random moments, compares thousands of files or visits a portal with a browser:
// part of `npm test`, not of `npm run check`
const slow = [
  'tests/database/{backup,open,store,unfinished}.test.ts',
  'tests/door/{command-line,nightly}.test.ts',
  'tests/recovery/**',
  'tests/tools/**',
  'tests/features/downloads/{chaos,download-to-import,downloads,faults,keep-alive,kill,outcomes,person-sign-in,plans,session-keeper,sign-in,signed-out,sources}.test.ts',
  'tests/features/imports/{content-hash,detail-cells,hard-day,imports,oddities,undo,versions}.test.ts',
  'tests/features/imports/{every-rep-kind,every-statement-kind,workbook-reader}.test.ts',
  'tests/features/practice/maker/{hard-day,hospital,oddities,rep-kinds,rep-workbook,statement}.test.ts',
  'tests/features/reference/{load,reference}.test.ts',
  'tests/features/schedule/{missed,schedule}.test.ts',
  'tests/features/{claims/claims,layouts/layouts,quality/quality,session/session}.test.ts',
  'tests/features/queue/{queue,queue-trouble,watched-folder}.test.ts',
  'tests/features/portals/mended-run.test.ts',
  'tests/platform/browser/fetch-file.test.ts',
  'tests/platform/workbook/{mutations,oracle}.test.ts',
  'tests/renderer/pages.test.ts',
]

export default defineConfig(({ mode }) => ({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'tests/bench/**', ...(mode === 'quick' ? slow : [])],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // the machines have two cores, and many tests wait for a browser, a disk or a child process
    maxWorkers: 2,
    reporters: ['default', './tests/reporter.ts'],
  },
}))

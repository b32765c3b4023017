/**
 * `npm run soak`: a year of a hospital, more than 3,000 files, from a portal on a very bad day, with the downloader killed
 * again and again; 5,000 portals whose habits are drawn, each read list by list; more processes killed at random moments;
 * and 10,000 damaged workbooks. Takes some hours; `npm test` has a small part of each.
 */
import { prepareBrowser } from '#tools/machine/browser.ts'
import { close } from '#tools/steps/closing-line.ts'
import { runTests } from '#tools/steps/run-tests.ts'
import { runVerb } from '#tools/steps/verb.ts'

await runVerb(async () => {
  await prepareBrowser()
  process.env['SATANG_SOAK'] = '1'
  return close([
    await runTests([
      'tests/features/downloads/chaos.test.ts',
      'tests/features/downloads/faults.test.ts',
      'tests/features/downloads/front-doors.test.ts',
      'tests/features/downloads/portal-habits.test.ts',
      'tests/features/downloads/portal-habits-odd.test.ts',
      'tests/features/downloads/portal-habits-runs.test.ts',
      'tests/features/downloads/landings.test.ts',
      'tests/features/downloads/newer-client.test.ts',
      'tests/features/downloads/outcomes.test.ts',
      'tests/features/downloads/sign-in.test.ts',
      'tests/features/downloads/signed-out.test.ts',
      'tests/features/downloads/sources.test.ts',
      'tests/features/downloads/thai-d.test.ts',
      'tests/features/downloads/transfer-access.test.ts',
      'tests/features/downloads/kill.test.ts',
      'tests/features/imports/oddities.test.ts',
      'tests/features/imports/sure-proposals.test.ts',
      'tests/features/layouts/renamed-statements.test.ts',
      'tests/features/practice/maker/rep-kinds.test.ts',
      'tests/recovery/kill-import.test.ts',
      'tests/recovery/kill-queue.test.ts',
      'tests/recovery/mutated-workbooks.test.ts',
      'tests/renderer/pages.test.ts',
    ]),
  ])
})

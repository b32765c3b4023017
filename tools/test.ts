/**
 * `npm test`: everything. Types, lint, unused code, lock file, walls, unit and integration tests on the real engine
 * and a real browser, the bundle, and end-to-end tests in a real window. With arguments: only those tests.
 */
import path from 'node:path'
import { prepareTestBrowsers } from '#tools/machine/browser.ts'
import { prepareElectron } from '#tools/machine/electron-machine.ts'
import { root, runCommand } from '#tools/machine/programs.ts'
import { buildApp } from '#tools/steps/build-app.ts'
import { type Check, type Count, runCheck, runChecks, sourceChecks } from '#tools/steps/checks.ts'
import { close } from '#tools/steps/closing-line.ts'
import { runTests, runWindowTests } from '#tools/steps/run-tests.ts'
import { runVerb } from '#tools/steps/verb.ts'

/** A step whose failure is told by an error. */
function step(name: string, work: () => Promise<unknown>): Check {
  return {
    name,
    run: () =>
      work().then(
        () => ({ code: 0, output: '' }),
        (error: unknown) => ({ code: 1, output: error instanceof Error ? error.message : String(error) }),
      ),
  }
}

const prepareMachine = step('this machine', async () => {
  await prepareTestBrowsers()
  const machine = await prepareElectron('any')
  await machine.stop()
})

/** A small part of `npm run mutants`; all of it takes about an hour. */
const mutants: Check = {
  name: 'faults in money are noticed',
  run: () => runCommand(path.join(root, 'tools', 'mutants.ts'), ['satang'], { output: 'keep' }),
}

async function testEverything(): Promise<Count[]> {
  // what the machine lacks is fetched, which keeps no core busy for long; bundling does, and so does the slowest check
  const [machine, sources, bundle] = await Promise.all([
    runCheck(prepareMachine),
    runChecks(sourceChecks),
    runCheck(step('bundle', buildApp)),
  ])
  const counts = [machine, sources, bundle, await runTests([]), await runCheck(mutants)]
  // without a bundle or a machine there is no window to test; their failure is already counted
  if (bundle.failed + machine.failed > 0) return counts
  return [...counts, await runWindowTests([])]
}

await runVerb(async (args) => close(args.length > 0 ? [await runTests(args)] : await testEverything()))

/**
 * `npm test`: everything. Types, lint, unused code, lock file, walls, unit and integration tests on the real engine
 * and a real browser, the bundle, and end-to-end tests in a real window. With arguments: only those tests.
 */
import { prepareBrowser } from '#tools/machine/browser.ts'
import { prepareElectron } from '#tools/machine/electron-machine.ts'
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
  await prepareBrowser()
  const machine = await prepareElectron('any')
  await machine.stop()
})

async function testEverything(): Promise<Count[]> {
  // what the machine lacks is fetched, which keeps no core busy for long; bundling does, and so does the slowest check
  const [machine, sources, bundle] = await Promise.all([
    runCheck(prepareMachine),
    runChecks(sourceChecks),
    runCheck(step('bundle', buildApp)),
  ])
  const tests = await runTests([])
  // without a bundle or a machine there is no window to test; their failure is already counted
  if (bundle.failed + machine.failed > 0) return [machine, sources, tests, bundle]
  return [machine, sources, tests, bundle, await runWindowTests([])]
}

await runVerb(async (args) => close(args.length > 0 ? [await runTests(args)] : await testEverything()))

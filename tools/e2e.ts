/** `npm run e2e`: the end-to-end tests in a real window; with arguments, only those. */
import { ensureBuilt } from '#tools/steps/build-app.ts'
import { close } from '#tools/steps/closing-line.ts'
import { runWindowTests } from '#tools/steps/run-tests.ts'
import { runVerb } from '#tools/steps/verb.ts'

await runVerb(async (args) => {
  await ensureBuilt()
  return close([await runWindowTests(args)])
})

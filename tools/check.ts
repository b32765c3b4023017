/** `npm run check`: types, lint, format, unused code, walls and the quick tests; under a minute. */
import { runChecks, sourceChecks } from '#tools/steps/checks.ts'
import { close } from '#tools/steps/closing-line.ts'
import { runTests } from '#tools/steps/run-tests.ts'
import { runVerb } from '#tools/steps/verb.ts'

await runVerb(async (args) =>
  close([await runChecks(sourceChecks), await runTests(['--mode', 'quick', ...args])]),
)

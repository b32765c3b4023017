import { commandOf, type Finished, runCommand } from '#tools/machine/programs.ts'
import { checkLockFile } from '#tools/steps/locked-packages.ts'

export type Check = { readonly name: string; readonly run: () => Promise<Finished> }
export type Count = { readonly passed: number; readonly failed: number }

function commandCheck(name: string, packageName: string, command: string, args: readonly string[]): Check {
  return { name, run: () => runCommand(commandOf(packageName, command), args, { output: 'keep' }) }
}

/** What can be said about the sources without running them. */
export const sourceChecks: readonly Check[] = [
  commandCheck('types', 'typescript', 'tsc', ['--noEmit']),
  commandCheck('lint and format', '@biomejs/biome', 'biome', [
    'check',
    '--error-on-warnings',
    '--colors=off',
  ]),
  commandCheck('unused code', 'knip', 'knip', ['--no-progress']),
  {
    name: 'lock file',
    run: async () => {
      const wrong = checkLockFile()
      return { code: wrong.length === 0 ? 0 : 1, output: wrong.join('\n') }
    },
  },
]

/** @returns the sum of several counts. */
export function sumCounts(counts: readonly Count[]): Count {
  return counts.reduce(
    (sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }),
    {
      passed: 0,
      failed: 0,
    },
  )
}

/** Runs a check and says how it went; what it wrote is shown only when it failed. */
export async function runCheck({ name, run }: Check): Promise<Count> {
  const startedAt = performance.now()
  const { code, output } = await run()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)`)
  if (code !== 0) console.log(output.trim())
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** Runs checks beside each other. */
export async function runChecks(checks: readonly Check[]): Promise<Count> {
  return sumCounts(await Promise.all(checks.map(runCheck)))
}

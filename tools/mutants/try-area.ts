import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Stryker } from '@stryker-mutator/core'
import { root } from '#tools/machine/programs.ts'
import type { Area } from '#tools/mutants/areas.ts'

/** A line changed by one fault, and what the tests made of it. */
export type Mutant = {
  /** Relative to the project. */
  readonly file: string
  readonly line: number
  /** Stryker's name for the kind of change, such as `EqualityOperator`. */
  readonly kind: string
  /** The changed piece of the source on one line, and what stood there instead. */
  readonly was: string
  readonly becomes: string
  /** Some test failed, did not end, or could not even begin: the fault was noticed. */
  readonly isNoticed: boolean
}

type Position = { readonly line: number; readonly column: number }
type Tried = Awaited<ReturnType<Stryker['runMutationTest']>>[number]

const toOneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** @param start, end as Stryker reports them: lines and columns from 1 */
function cut(source: string, start: Position, end: Position): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  const last = lines.length - 1
  lines[last] = lines[last]?.slice(0, end.column - 1) ?? ''
  lines[0] = lines[0]?.slice(start.column - 1) ?? ''
  return toOneLine(lines.join('\n'))
}

/** A file that cannot be loaded any more comes back as an error of the run. */
const noticed: readonly Tried['status'][] = ['Killed', 'Timeout', 'RuntimeError']

function toMutant(tried: Tried): Mutant {
  const file = path.relative(root, tried.fileName)
  const { start, end } = tried.location
  return {
    file,
    line: start.line,
    kind: tried.mutatorName,
    was: cut(readFileSync(tried.fileName, 'utf8'), start, end),
    becomes: toOneLine(tried.replacement ?? ''),
    isNoticed: noticed.includes(tried.status),
  }
}

/** A text emptied is mostly a name that types or SQL refuse at once, or a word of the log. */
const excludedMutations = ['StringLiteral']
const ignorePatterns = ['out', 'dist', 'release', '.cache', 'tests/e2e/.screenshots']

/**
 * Plants one fault after the other in the sources of an area and runs the tests that cover it.
 * @param workers how many faults are tried at a time
 * @throws when a test of the area fails without any fault
 */
export async function tryArea({ mutate, tests }: Area, workers: number): Promise<Mutant[]> {
  process.env['SATANG_MUTANT_TESTS'] = tests.join(';')
  process.env['SATANG_MUTANT_SOURCES'] = mutate.join(';')
  const stryker = new Stryker({
    plugins: ['@stryker-mutator/vitest-runner'],
    testRunner: 'vitest',
    vitest: { configFile: 'tests/mutants/vitest.config.ts', related: false, pool: 'forks' },
    mutate: [...mutate],
    mutator: { excludedMutations },
    ignorePatterns,
    coverageAnalysis: 'perTest',
    concurrency: workers,
    reporters: ['json'],
    jsonReporter: { fileName: '.cache/mutants.json' },
    logLevel: 'warn' as never,
    tempDirName: '.cache/mutants',
    // it rewrites the file with an API that the TypeScript here has not
    tsconfigFile: 'none.json',
    allowConsoleColors: false,
    timeoutMS: 10_000,
  })
  const tried = await stryker.runMutationTest()
  return tried.filter(({ status }) => status !== 'CompileError' && status !== 'Ignored').map(toMutant)
}

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { commandOf, runCommand } from '#tools/machine/programs.ts'
import type { Count } from '#tools/steps/checks.ts'

/** Reads what tests/reporter.ts wrote; a run that died before its end counts as one failure. */
function readCount(file: string, code: number): Count {
  const count = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Count)
    : { passed: 0, failed: 1 }
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

/** Runs tests with their output shown. @returns how many passed and failed */
export async function runTests(args: readonly string[]): Promise<Count> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-count-'))
  const file = path.join(folder, 'count.json')
  try {
    const { code } = await runCommand(commandOf('vitest'), ['run', ...args], {
      output: 'show',
      env: { ...process.env, SATANG_TEST_COUNT: file },
    })
    return readCount(file, code)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Runs the end-to-end tests in a real window. */
export function runWindowTests(args: readonly string[]): Promise<Count> {
  return runTests(['--config', 'vitest.e2e.config.ts', ...args])
}

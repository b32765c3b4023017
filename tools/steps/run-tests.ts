import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
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

const memoryFolder = '/dev/shm'
const leastMemoryBytes = 8e9

/** @returns where tests keep their stores and files: in memory where there is plenty, as a disk makes them wait for each commit */
function findTestRoot(): string {
  if (process.platform !== 'linux' || !existsSync(memoryFolder)) return os.tmpdir()
  const { bavail, bsize } = statfsSync(memoryFolder)
  return bavail * bsize >= leastMemoryBytes ? memoryFolder : os.tmpdir()
}

/** Does work that keeps its files in a folder of tests, which is removed with all that was left in it. */
export async function inTestFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(findTestRoot(), 'satang-tests-'))
  // some tests act as another user, who has to get to what they made
  chmodSync(folder, 0o711)
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
}

/** Runs tests with their output shown. @returns how many passed and failed */
export function runTests(args: readonly string[]): Promise<Count> {
  return inTestFolder(async (folder) => {
    const file = path.join(folder, 'count.json')
    const { code } = await runCommand(commandOf('vitest'), ['run', ...args], {
      output: 'show',
      env: { ...process.env, SATANG_TEST_COUNT: file, TMPDIR: folder },
    })
    return readCount(file, code)
  })
}

/** Runs the end-to-end tests in a real window. */
export function runWindowTests(args: readonly string[]): Promise<Count> {
  return runTests(['--config', 'vitest.e2e.config.ts', ...args])
}

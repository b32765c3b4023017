import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

function countTests(modules: readonly TestModule[]): { passed: number; failed: number } {
  const states = modules.flatMap((module) =>
    [...module.children.allTests()].map((test) => test.result().state),
  )
  // a file that does not load, or whose preparation fails, skips its tests; it must not pass for that
  const broken = modules.flatMap((module) =>
    [module, ...module.children.allSuites()].filter((suite) => suite.errors().length > 0),
  )
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: states.filter((state) => state === 'failed').length + broken.length,
  }
}

/**
 * Ends a run with `N passed, N failed`, alone on its line. When a larger run collects the counts it names a file in
 * SATANG_TEST_COUNT, and the line is left to it.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const { passed, failed } = countTests(modules)
    const count = { passed, failed: failed + unhandled.length }
    const file = process.env['SATANG_TEST_COUNT']
    if (file) writeFileSync(file, JSON.stringify(count))
    else process.once('exit', () => process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`))
  }
}

import type { Count } from '#tools/steps/checks.ts'
import { sumCounts } from '#tools/steps/checks.ts'

/** Says the last line of a run, alone on its line. @returns the exit code */
export function close(counts: readonly Count[]): number {
  const { passed, failed } = sumCounts(counts)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 && passed > 0 ? 0 : 1
}

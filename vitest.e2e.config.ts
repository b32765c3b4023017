import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

// two windows at a time: a window waits for its person half of the time, and the machines have two cores
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: 'tests/e2e/machine.setup.ts',
    testTimeout: 180_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './tests/reporter.ts'],
  },
})

import { defineConfig } from 'vitest/config'

// one window at a time: they share the machine's two cores and, on a desktop, the person's screen
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.test.ts'],
    globalSetup: 'tests/e2e/machine.setup.ts',
    testTimeout: 180_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    pool: 'forks',
    reporters: ['default', './tests/reporter.ts'],
  },
})

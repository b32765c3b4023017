import { configDefaults, defineConfig } from 'vitest/config'

// what kills processes at random moments, compares thousands of files or visits a portal with a browser:
// part of `npm test`, not of `npm run check`
const slow = ['tests/recovery/**', 'tests/oracle/**', 'tests/tools/**']

export default defineConfig(({ mode }) => ({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, 'tests/e2e/**', 'tests/bench/**', ...(mode === 'quick' ? slow : [])],
    testTimeout: 60_000,
    pool: 'forks',
    reporters: ['default', './tests/reporter.ts'],
  },
}))

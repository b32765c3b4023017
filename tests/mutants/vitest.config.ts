import path from 'node:path'
import { defineConfig } from 'vitest/config'

const here = (file: string) => path.join(import.meta.dirname, file)

/** How tests run when mutants are tried: in one process, with the threads of stores and imports in place. */
export default defineConfig({
  resolve: {
    alias: [
      { find: 'node:worker_threads', replacement: here('threads-in-place.ts') },
      { find: '#main/features/imports/reading-gate.ts', replacement: here('open-gate.ts') },
    ],
  },
  test: {
    root: path.resolve(import.meta.dirname, '../..'),
    include: (process.env['SATANG_MUTANT_TESTS'] ?? 'tests/model/**/*.test.ts').split(';'),
    testTimeout: 20_000,
    hookTimeout: 20_000,
    isolate: false,
    setupFiles: [here('load-sources.ts')],
    env: { SATANG_ONE_THREAD: '1' },
  },
})

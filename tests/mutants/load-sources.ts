/**
 * Loads the sources that mutants are planted in before any test begins. What a module does while it loads, such as filling
 * a table, is then known to be everybody's; loaded in the middle of a test, through a thread, it would be taken for what
 * that test alone covers, and no other test would be asked about it.
 */
import { globSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** What Stryker runs the tests for: `dry-run` finds out which tests cover which faults. */
    mode: 'dry-run' | 'mutant'
  }
}

const root = path.resolve(import.meta.dirname, '../..')
const patterns = (process.env['SATANG_MUTANT_SOURCES'] ?? '').split(';')

if (inject('mode') === 'dry-run') {
  const left = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))
  const taken = patterns.filter((pattern) => !pattern.startsWith('!'))
  for (const file of globSync(taken, { cwd: root, exclude: left })) await import(path.join(root, file))
}

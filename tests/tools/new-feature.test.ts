import { execFile } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { readImports } from '#tests/walls/read-imports.ts'
import { readSources } from '#tests/walls/read-sources.ts'
import { inspectSources } from '#tests/walls/source-rules.ts'
import { createFeature } from '#tools/feature/create-feature.ts'
import { commandOf, root } from '#tools/machine/programs.ts'

const copied = [
  'package.json',
  'tsconfig.json',
  'biome.json',
  'vitest.config.ts',
  'src-main',
  'src-renderer',
  'src-shared',
]

function copyCheckout(): string {
  const copy = temporaryFolder()
  for (const name of [
    ...copied,
    'resources/portals',
    'resources/practice',
    'resources/reference',
    'tests/helpers',
    'tests/door/contract.test.ts',
    'tests/longest-first.ts',
    'tests/reporter.ts',
    'tests/threads.setup.ts',
  ]) {
    cpSync(path.join(root, name), path.join(copy, name), { recursive: true })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'dir')
  return copy
}

/** @returns what a command of ours says in a folder, whether it succeeds or not. */
async function say(folder: string, command: string, ...args: string[]): Promise<string> {
  // a run inside this run must not count as a part of it
  const env = { ...process.env, SATANG_TEST_COUNT: '', NO_COLOR: '1' }
  const run = promisify(execFile)(process.execPath, [command, ...args], { cwd: folder, env })
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error)
  return (stdout + stderr).trim()
}

const limitMs = 180_000

it(
  'a new feature type-checks, keeps the walls and passes its own test and the loop over the contract',
  async () => {
    const copy = copyCheckout()
    const files = createFeature(copy, 'transfers')
    await say(copy, commandOf('@biomejs/biome', 'biome'), 'check', '--write', ...files)
    const unformatted = await say(
      copy,
      commandOf('@biomejs/biome', 'biome'),
      'check',
      '--reporter=summary',
      ...files,
    )
    expect(unformatted).not.toContain('error')
    expect(await say(copy, commandOf('typescript', 'tsc'), '--noEmit')).toBe('')
    const own = (file: string) => files.includes(file)
    expect((await readImports(copy)).breaches.filter(({ from }) => own(from))).toEqual([])
    expect(inspectSources(readSources(copy).filter(({ file }) => own(file)))).toEqual([])
    expect(readFileSync(path.join(copy, 'tests/helpers/stage-table.ts'), 'utf8')).toContain("'transfers.get'")
    const tests = ['run', 'tests/features/transfers', 'tests/door/contract.test.ts']
    expect(await say(copy, commandOf('vitest'), ...tests)).toMatch(/\b[1-9]\d* passed, 0 failed$/)
  },
  limitMs,
)

it('a feature that exists, or a name that is no word, is refused before anything is written', () => {
  const copy = copyCheckout()
  const contract = path.join(copy, 'src-shared/contract/index.ts')
  const before = readFileSync(contract, 'utf8')
  expect(() => createFeature(copy, 'claims')).toThrow('There is a feature claims already')
  expect(() => createFeature(copy, 'claim-utils')).toThrow('one word of small letters')
  expect(readFileSync(contract, 'utf8')).toBe(before)
})

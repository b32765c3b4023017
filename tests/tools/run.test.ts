import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { commandOf, root } from '#tools/machine/programs.ts'

/** `output` is both streams, one after the other. */
type Ended = { readonly code: number; readonly output: string; readonly stdout: string }

async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd = root,
): Promise<Ended> {
  const done = promisify(execFile)(program, args, { cwd, env: { ...process.env, NO_COLOR: '1', ...env } })
  return done.then(
    ({ stdout, stderr }) => ({ code: 0, output: stdout + stderr, stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      output: error.stdout + error.stderr,
      stdout: error.stdout,
    }),
  )
}

/** A checkout with one verb of its own and the packages of this one. */
function checkoutWith(verb: string): string {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'tools'))
  for (const file of ['package-lock.json', 'tools/run.mjs'])
    cpSync(path.join(root, file), path.join(folder, file))
  writeFileSync(path.join(folder, 'tools', 'try-2.ts'), verb)
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  return path.join(folder, 'tools', 'run.mjs')
}

it('a verb runs under the pinned Node with its arguments, and its exit code comes back', async () => {
  const starter = checkoutWith(`const all: string[] = process.argv.slice(2)
    process.stdout.write(JSON.stringify([all, process.version.split('.')[0]]))
    process.exitCode = 7`)
  const { code, output } = await run(process.execPath, [starter, 'try-2', '--json', 'a b.json'])
  expect({ code, output }).toEqual({ code: 7, output: '[["--json","a b.json"],"v24"]' })
})

it('an order to stop reaches the verb', async () => {
  const starter = checkoutWith(`process.once('SIGTERM', () => process.exit(5))
    setInterval(() => {}, 1_000)
    process.stdout.write('ready')`)
  const child = spawn(process.execPath, [starter, 'try-2'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([5, null])
})

it('a verb that does not exist is refused, and so is a path', async () => {
  const starter = checkoutWith('')
  for (const name of ['missing', '../run', '']) {
    const { code, output } = await run(process.execPath, [starter, name])
    expect({ code, output }).toEqual({ code: 2, output: `There is no tools/${name}.ts.\n` })
  }
})

it('a test run ends with what passed and failed, and a file that does not load, or cannot be prepared, is a failure', async () => {
  const folder = temporaryFolder()
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  const reporter = path.join(root, 'tests', 'reporter.ts')
  writeFileSync(
    path.join(folder, 'vitest.config.ts'),
    `export default { test: { reporters: ['default', ${JSON.stringify(reporter)}] } }`,
  )
  const good = `import { expect, it } from 'vitest'\nit('a', () => {})\nit('b', () => expect(1).toBe(2))\nit.skip('c', () => {})`
  writeFileSync(path.join(folder, 'good.test.ts'), good)
  writeFileSync(path.join(folder, 'broken.test.ts'), `import './missing.ts'`)
  const unprepared = `import { beforeAll, describe, it } from 'vitest'
    describe('d', () => { beforeAll(() => { throw new Error('no') }); it('e', () => {}) })`
  writeFileSync(path.join(folder, 'unprepared.test.ts'), unprepared)
  const { code, stdout } = await run(
    process.execPath,
    [commandOf('vitest'), 'run'],
    { SATANG_TEST_COUNT: '' },
    folder,
  )
  expect(code).toBe(1)
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 3 failed')
})

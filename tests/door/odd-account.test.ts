import { spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import type { DiagnosticStep } from '#shared/contract/diagnostics.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { findQuickBrowser } from '#tests/platform/browser/quick-browser.ts'

/** No line of the system's list of users speaks of it. */
const unknownUser = 54_321
const program = path.resolve(import.meta.dirname, 'odd-account-program.ts')

/** A folder of the user whom nobody knows. */
function ownFolder(root: string, name: string, mode = 0o700): string {
  const folder = path.join(root, name)
  mkdirSync(folder, { recursive: true })
  chownSync(folder, unknownUser, unknownUser)
  chmodSync(folder, mode)
  return folder
}

/** Runs a program of Node as that user. @param home null leaves the variable out */
async function runAsUnknown(args: readonly string[], tmp: string, home: string | null) {
  const { HOME: _home, XDG_RUNTIME_DIR: _runtime, ...rest } = process.env
  // what is compiled is another user's
  const env = { ...rest, TMPDIR: tmp, NODE_DISABLE_COMPILE_CACHE: '1', ...(home !== null && { HOME: home }) }
  const child = spawn(process.execPath, args, { uid: unknownUser, gid: unknownUser, env })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, output }
}

const satang = path.resolve(import.meta.dirname, '../../src-main/headless.ts')

function openRoot(): string {
  const root = temporaryFolder()
  chmodSync(root, 0o755)
  return root
}

const places: Readonly<Record<string, (root: string) => string>> = {
  'that may not be written': (root) => {
    const folder = path.join(root, 'locked')
    mkdirSync(folder, { mode: 0o555 })
    return folder
  },
  'of another user': (root) => {
    const folder = path.join(root, 'foreign')
    mkdirSync(folder)
    chownSync(folder, unknownUser + 1, unknownUser + 1)
    chmodSync(folder, 0o1777)
    return folder
  },
  'whose path has 200 characters': (root) => {
    const above = ownFolder(root, 'x'.repeat(90))
    return ownFolder(above, 'y'.repeat(200 - above.length - 1))
  },
}

it.runIf(process.getuid?.() === 0).each(Object.entries(places))(
  'a user whom the system does not know, with a temporary folder %s, is examined and starts a browser',
  async (_what, make) => {
    const root = openRoot()
    const own = ownFolder(root, 'own')
    const tmp = make(root)
    const facts = path.join(own, 'facts.json')
    const given = ['--store', path.join(own, 'store'), '--secrets', path.join(own, 'secrets')]
    const doctor = await runAsUnknown([satang, 'doctor', '--json', facts, ...given], tmp, null)
    const { steps } = JSON.parse(readFileSync(facts, 'utf8')) as { steps: DiagnosticStep[] }
    const browser = await runAsUnknown([program, await findQuickBrowser(), own], tmp, own)
    expect({
      output: doctor.output.includes('Error') ? doctor.output : '',
      store: steps.find(({ name }) => name === 'store')?.isOk,
      folders: steps.find(({ name }) => name === 'folders'),
      browser,
      left: readdirSync(tmp),
    }).toEqual({
      output: '',
      store: true,
      folders: { name: 'folders', isOk: true, error: null, facts: { temporary: '/tmp' } },
      browser: { code: 0, output: 'opened and closed\n' },
      left: [],
    })
  },
)

it.runIf(process.getuid?.() === 0)('without a home a user is told which folder cannot be used', async () => {
  const { code, output } = await runAsUnknown([satang, 'doctor', '--lang', 'en'], '/tmp', null)
  expect([code, output.includes('store folder /.config/Satang/store'), output.includes('at ')]).toEqual([
    3,
    true,
    false,
  ])
})

it.runIf(process.getuid?.() === 0)('doctor names each folder that cannot be written', async () => {
  const root = openRoot()
  const own = ownFolder(root, 'own')
  const facts = path.join(own, 'facts.json')
  const store = ownFolder(own, 'store')
  writeFileSync(path.join(store, 'exports'), 'a file where a folder should be')
  mkdirSync(path.join(store, 'quarantine'), { mode: 0o755 })
  const given = ['--store', store, '--secrets', path.join(own, 'secrets'), '--json', facts]
  await runAsUnknown([satang, 'doctor', ...given], '/tmp', own)
  const { steps } = JSON.parse(readFileSync(facts, 'utf8')) as { steps: DiagnosticStep[] }
  const folder = ['quarantine', 'exports'].map((name) => path.join(store, name)).join(', ')
  expect(steps.find(({ name }) => name === 'folders')).toEqual({
    name: 'folders',
    isOk: false,
    error: { code: 'folder.denied', details: { folder } },
    facts: {},
  })
})

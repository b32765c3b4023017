/**
 * `npm run bench start [-- --json <path>]`: from starting the program to a usable dashboard with 100,000 claims,
 * beside the same start on a store that holds almost none.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { createApp } from '#main/app.ts'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { foldersOf } from '#main/platform/folders.ts'
import { medianOf, readPeakMb, reportSides, type Side } from '#tests/bench/measure.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'
import { environmentWith } from '#tools/machine/desktop.ts'
import { type ElectronMachine, prepareElectron } from '#tools/machine/electron-machine.ts'
import { root as project } from '#tools/machine/programs.ts'
import { ensureBuilt } from '#tools/steps/build-app.ts'

const files = 5
const claimsPerFile = 20_000
const rounds = 5
const fewClaims = 10
const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))

async function makeFile(index: number, claims: number): Promise<string> {
  const made = await makeRep({
    seed: `start-${index}`,
    hospitalCode: '10670',
    fileType: index % 2 === 0 ? 'OP' : 'IP',
    producedAt: `2026-0${index + 1}-05T20:15:01`,
    month: `2025-1${index % 3}`,
    claims,
  })
  const file = path.join(folder, made.name)
  writeFileSync(file, made.bytes)
  return file
}

/** A practice store with the claims of some files in it. */
async function fillStore(name: string, paths: readonly string[]): Promise<string> {
  const root = path.join(folder, name)
  const folders = foldersOf(root, { store: path.join(root, 'store'), secrets: path.join(root, 'secrets') })
  const app = createApp(createPlatform({ folders, threads: testThreads, version: 'bench' }))
  const call = async (entry: string, input: unknown) => {
    const answer = await app.door.call(entry, input, 'bench')
    if (!answer.ok) throw new Error(`${entry}: ${answer.error.code}`)
  }
  await app.open()
  const hospital = { hospitalCode: '10670', hospitalName: 'โรงพยาบาลฝึก' }
  const admin = { adminName: 'admin', adminPassword: 'long-enough-1' }
  await call('setup.finish', { ...hospital, ...admin, portal: { kind: 'practice' } })
  await call('imports.run', { paths })
  await app.stop()
  return root
}

const debuggerLine = /DevTools listening on (ws:\S+)/

/** Electron tells where its pages can be watched as soon as it runs. */
function debuggerOf(program: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    program.once('exit', () => reject(new Error(`Electron ended:\n${said}`)))
    program.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const address = debuggerLine.exec(said)?.[1]
      if (address) resolve(address)
    })
  })
}

/**
 * Measures from starting the program to totals a person can read. Its pages are watched from outside, so that nothing
 * of a test driver runs in the main process; the memory is the main process's.
 */
async function start(machine: ElectronMachine, name: string, rows: number, root: string): Promise<Side> {
  const folders = ['--store', path.join(root, 'store'), '--secrets', path.join(root, 'secrets')]
  const args = [...machine.flags, '--remote-debugging-port=0', project, ...folders, '--practice']
  const startedAt = performance.now()
  const program = spawn(machine.electron.executable, args, {
    env: environmentWith(machine.environment),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise((resolve) => program.once('close', resolve))
  const browser = await chromium.connectOverCDP(await debuggerOf(program))
  const [context] = browser.contexts()
  if (!context) throw new Error('Electron has no window')
  const window = context.pages()[0] ?? (await context.waitForEvent('page'))
  await window.locator('dl.totals').waitFor()
  const seconds = (performance.now() - startedAt) / 1000
  const peakMb = readPeakMb(program.pid) ?? Number.NaN
  await browser.close()
  program.kill('SIGKILL')
  await ended
  return { name, rows, seconds, peakMb }
}

await ensureBuilt()
const machine = await prepareElectron('virtual')
try {
  const paths: string[] = []
  for (let index = 0; index < files; index++) paths.push(await makeFile(index, claimsPerFile))
  const full = await fillStore('full', paths)
  const small = await fillStore('small', [await makeFile(files, fewClaims)])
  const claims = files * claimsPerFile
  const ours = await medianOf(rounds, () => start(machine, 'full store', claims, full))
  const few = await medianOf(rounds, () => start(machine, 'small store', fewClaims, small))
  reportSides(ours, few, { targets: { seconds: 1.5 } })
} finally {
  await machine.stop()
  rmSync(folder, { recursive: true, force: true })
}

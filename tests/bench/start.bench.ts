/**
 * `npm run bench start [-- --json <path>]`: from starting the program to a usable dashboard with 100,000 claims,
 * beside the same start on a store that holds almost none.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createApp } from '#main/app.ts'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { medianOf, reportSides, type Side } from '#tests/bench/measure.ts'
import { sourceThreads } from '#tests/helpers/source-threads.ts'
import { launchWindow } from '#tools/machine/desktop.ts'
import { type ElectronMachine, prepareElectron } from '#tools/machine/electron-machine.ts'
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
  const inRoot = (part: string) => path.join(root, part)
  const folders = {
    store: inRoot('store'),
    downloads: inRoot('d'),
    logs: inRoot('l'),
    secrets: inRoot('secrets'),
  }
  const app = createApp(createPlatform({ folders, threads: sourceThreads, version: 'bench' }))
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

/** Measures until the totals can be read; the memory is the main process's. */
async function start(machine: ElectronMachine, name: string, rows: number, root: string): Promise<Side> {
  const args = ['--store', path.join(root, 'store'), '--secrets', path.join(root, 'secrets'), '--practice']
  const startedAt = performance.now()
  const { application, window } = await launchWindow({ machine, args })
  await window.locator('dl.totals').waitFor()
  const seconds = (performance.now() - startedAt) / 1000
  const peakMb = await application.evaluate(() => process.resourceUsage().maxRSS / 1024)
  await application.close()
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

import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { practiceFaults } from '#main/features/practice/portal/faults.ts'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import type { PracticeHospital, RepListing } from '#main/features/practice/practice-hospital.ts'
import { systemClock } from '#main/platform/clock.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const kills = 20
const program = path.join(import.meta.dirname, 'killed-run.ts')
const clerk = { userName: 'clerk-10670', password: `pw-${randomBytes(6).toString('hex')}`, hospitalCode: '10670' }

function toListing(index: number): RepListing {
  const name = `eclaim_10670_OP_25690120_2015${String(index).padStart(5, '0')}.xls`
  const times = { sentAt: '2026-01-20T20:15:01', checkedAt: '2026-01-20T21:00:00' }
  return { name, repNo: `69010${1000 + index}`, scheme: 'ucs', month: '2026-01', ...times, total: 1, passed: 1, failed: 0 }
}

/** Enough small files that a random moment mostly falls into the fetching. */
const manyFiles: PracticeHospital = {
  ...tinyHospital,
  listReps: (month, scheme) => (month === '2026-01' && scheme === 'ucs' ? Array.from({ length: 60 }, (_, index) => toListing(index)) : []),
}

type Ended = { readonly wasKilled: boolean; readonly output: string }

/** Starts a run in a process of its own and kills it, browser and all, some time after it began. */
function runAndKill(root: string, address: string, afterMs: number | null): Promise<Ended> {
  const child = spawn(process.execPath, [program, root, address, clerk.userName, clerk.password], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    const wasReady = output.includes('ready')
    output += chunk.toString()
    if (afterMs !== null && !wasReady && output.includes('ready')) setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  return new Promise((resolve) => child.once('close', (_code, signal) => resolve({ wasKilled: signal === 'SIGKILL', output })))
}

/** Every file under its final name is whole, whenever one looks. */
function checkWhole(root: string): string[] {
  const folder = path.join(root, 'downloads', 'rep', '2569-01')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xls')) : []
  for (const name of names) expect(readFileSync(path.join(folder, name)).equals(tinyWorkbook(name)), name).toBe(true)
  return names.sort()
}

test(`a run that is killed ${kills} times at random moments leaves nothing half, and the next one finishes the job`, { timeout: 240_000 }, async () => {
  const root = temporaryFolder()
  const portal = await startPracticePortal({ hospital: manyFiles, accounts: [clerk], clock: systemClock })
  onTestFinished(() => portal.stop())
  expect(Object.keys(practiceFaults)).toContain('slow')
  portal.setFault({ name: 'slow', pauseMs: 15 })
  let killed = 0
  const found: number[] = []
  while (killed < kills) {
    const ended = await runAndKill(root, portal.address, 200 + Math.random() * 2_300)
    if (ended.wasKilled) killed += 1
    found.push(checkWhole(root).length)
  }
  portal.clearFaults()
  const last = await runAndKill(root, portal.address, null)
  const run: unknown = JSON.parse(last.output.split('\n')[1] ?? '')
  expect(run).toMatchObject({ state: 'done', listed: 60, failed: 0 })
  const names = Array.from({ length: 60 }, (_, index) => toListing(index).name)
  expect(checkWhole(root)).toEqual(names)
  const store = await openTestStore(root)
  onTestFinished(() => store.stop())
  const rows = await store.read((db) =>
    db.selectFrom('download_file').select(['name', 'state', 'sha256', 'bytes']).orderBy('name').execute(),
  )
  expect(rows).toEqual(
    names.map((name) => ({ name, state: 'stored', bytes: 4096, sha256: createHash('sha256').update(tinyWorkbook(name)).digest('hex') })),
  )
  const states = await store.read((db) => db.selectFrom('download_run').select('state').distinct().orderBy('state').execute())
  expect(states.map(({ state }) => state)).toEqual(['done', 'interrupted'])
  expect({ parts: readdirSync(path.join(root, 'downloads'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part')) }).toEqual({ parts: [] })
  expect(readdirSync(path.join(root, 'browsers'))).toEqual([])
  console.log(found)
})

import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import type { PracticeHospital, RepListing } from '#main/features/practice/practice-hospital.ts'
import { systemClock } from '#main/platform/clock.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { isSoak } from '#tests/helpers/some-of.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const kills = isSoak ? 20 : 5
const program = path.join(import.meta.dirname, 'killed-run.ts')
const clerk = {
  userName: 'clerk-10670',
  password: `pw-${randomBytes(6).toString('hex')}`,
  hospitalCode: '10670',
}

function toListing(index: number): RepListing {
  const name = `eclaim_10670_OP_25690120_2015${String(index).padStart(5, '0')}.xls`
  const times = { sentAt: '2026-01-20T20:15:01', checkedAt: '2026-01-20T21:00:00' }
  return {
    name,
    repNo: `69010${1000 + index}`,
    scheme: 'ucs',
    month: '2026-01',
    ...times,
    total: 1,
    passed: 1,
    failed: 0,
  }
}

/** Enough small files that a random moment mostly falls into the fetching. */
const manyFiles: PracticeHospital = {
  ...tinyHospital,
  listReps: (month, scheme) =>
    month === '2026-01' && scheme === 'ucs' ? Array.from({ length: 60 }, (_, index) => toListing(index)) : [],
}

type Ended = { readonly wasKilled: boolean; readonly output: string }

/** When to kill: some time after the run began, or some time after its n-th request for a file. */
type Moment = { readonly afterMs: number; readonly afterFiles: number }

const isFileRequest = ({ path: at }: { readonly path: string }) => at.endsWith('InvoiceReportExcelAction.do')

/** Starts a run in a process of its own; its browser is the run's own child. */
function startRun(root: string, address: string) {
  const args = [program, root, address, clerk.userName, clerk.password]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (_code, signal) => resolve({ wasKilled: signal === 'SIGKILL', output })),
  )
  return {
    kill: () => child.kill('SIGKILL'),
    isOver: () => child.exitCode !== null,
    output: () => output,
    ended,
  }
}

async function runAndKill(
  root: string,
  portal: PracticePortal,
  { afterMs, afterFiles }: Moment,
): Promise<Ended> {
  const asked = () => portal.requests().filter(isFileRequest).length
  const before = asked()
  const run = startRun(root, portal.address)
  await vi.waitUntil(
    () => run.isOver() || (run.output().includes('ready') && asked() - before >= afterFiles),
    {
      timeout: 30_000,
      interval: 10,
    },
  )
  await new Promise((resolve) => setTimeout(resolve, afterMs))
  run.kill()
  return run.ended
}

function randomMoment(): Moment {
  const isEarly = Math.random() < 0.25
  return isEarly
    ? { afterFiles: 0, afterMs: Math.random() * 1_200 }
    : { afterFiles: 1 + Math.floor(Math.random() * 3), afterMs: Math.random() * 80 }
}

/** Command lines of the browsers that run with a profile of ours. */
function browsersOf(root: string): string[] {
  const lines = readdirSync('/proc').flatMap((id) => {
    const file = `/proc/${id}/cmdline`
    // a process may end while we look
    return /^\d+$/.test(id) && existsSync(file) ? [readWhileThere(file)] : []
  })
  return lines.filter((line) => line.includes(path.join(root, 'browsers')))
}

function readWhileThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Every file under its final name is whole, whenever one looks. */
function checkWhole(root: string): string[] {
  const folder = path.join(root, 'downloads', 'rep', '2569-01')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xls')) : []
  for (const name of names)
    expect(readFileSync(path.join(folder, name)).equals(tinyWorkbook(name)), name).toBe(true)
  return names.sort()
}

test(`a run that is killed ${kills} times at random moments leaves nothing half, and the next one finishes the job`, {
  timeout: 240_000,
}, async () => {
  const root = temporaryFolder()
  const portal = await startPracticePortal({ hospital: manyFiles, accounts: [clerk], clock: systemClock })
  onTestFinished(() => portal.stop())
  portal.setFault({ name: 'slow', pauseMs: 5 })
  for (let killed = 0; killed < kills; ) {
    const { wasKilled } = await runAndKill(root, portal, randomMoment())
    if (wasKilled) killed += 1
    checkWhole(root)
  }
  await vi.waitUntil(() => browsersOf(root).length === 0, { timeout: 10_000, interval: 50 })
  const last = await startRun(root, portal.address).ended
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
    names.map((name) => ({
      name,
      state: 'stored',
      bytes: 4096,
      sha256: createHash('sha256').update(tinyWorkbook(name)).digest('hex'),
    })),
  )
  const states = await store.read((db) =>
    db.selectFrom('download_run').select('state').distinct().orderBy('state').execute(),
  )
  expect(states.map(({ state }) => state)).toEqual(['done', 'interrupted'])
  expect({
    parts: readdirSync(path.join(root, 'downloads'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.satang-part'),
    ),
  }).toEqual({ parts: [] })
  expect(readdirSync(path.join(root, 'browsers'))).toEqual([])
})

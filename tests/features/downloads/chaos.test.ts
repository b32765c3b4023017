import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { createRandom } from '#main/features/practice/maker/random.ts'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { systemClock } from '#main/platform/clock.ts'
import type { Scheme } from '#shared/model/scheme.ts'
import { beYearOf, monthsBefore, monthsBetween } from '#shared/model/thai-date.ts'
import { openTestStore } from '#tests/features/downloads/test-store.ts'
import { isSoak } from '#tests/helpers/some-of.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

/** `npm run soak` is a year of a hospital; `npm test` a small part of it. */
const size = isSoak
  ? { months: 12, schemes: ['ucs', 'ofc', 'sss', 'lgo'], filesPerMonth: 65, kills: 55, killAfterMs: 9_000 }
  : { months: 2, schemes: ['ucs', 'ofc'], filesPerMonth: 8, kills: 4, killAfterMs: 4_000 }
const workers = 3
const lastMonth = '2026-01'
const months = monthsBetween(monthsBefore(lastMonth, size.months - 1), lastMonth)
const schemes = size.schemes as Scheme[]
const clerk = { userName: 'clerk-10670', password: randomBytes(6).toString('hex'), hospitalCode: '10670' }
const hospital = createPracticeHospital({
  seed: 'chaos',
  hospitalCode: '10670',
  claimsPerFile: 6,
  filesPerMonth: size.filesPerMonth,
})
const listings = months.flatMap((month) => schemes.flatMap((scheme) => hospital.listReps(month, scheme)))
const statements = months.flatMap((month) =>
  (['UCS', 'OFC'] as const)
    .filter((scheme) => schemes.includes(scheme.toLowerCase() as Scheme))
    .flatMap((scheme) => hospital.listStatements({ scheme, month })),
)
const lastDay = (month: string) =>
  new Date(Date.parse(`${monthsBefore(month, -1)}-01`) - 86_400_000).toISOString().slice(0, 10)
const transfers = months
  .map((month) => hospital.listTransfers(`${month}-01`, lastDay(month)).length)
  .filter((count) => count > 0)
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

function startProgram(root: string, address: string) {
  const program = path.join(import.meta.dirname, 'chaos-program.ts')
  const account = [clerk.userName, clerk.password]
  const args = [program, root, address, ...account, String(workers), months.join(','), schemes.join(',')]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    ended,
    kill: () => child.kill('SIGKILL'),
    isReady: () => output.includes('ready') || child.exitCode !== null,
    isDone: () => output.includes('done'),
  }
}

/** Kills the program at random moments until it has been killed often enough or is done. @returns how often */
async function killOften(root: string, address: string): Promise<number> {
  const random = createRandom(`kills/${Date.now()}`)
  for (let kills = 0; ; kills++) {
    const program = startProgram(root, address)
    await vi.waitUntil(program.isReady, { timeout: 60_000, interval: 20 })
    if (kills >= size.kills) {
      await program.ended
      expect(program.isDone()).toBe(true)
      return kills
    }
    const pause = new Promise((resolve) => setTimeout(resolve, random.int(200, size.killAfterMs)))
    await Promise.race([pause, program.ended])
    if (program.isDone()) return kills
    program.kill()
    await program.ended
  }
}

const listFiles = (root: string, ending: string) =>
  readdirSync(path.join(root, 'downloads'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()

/** Names and hashes of every workbook under its final name. */
function readFiles(root: string): Record<string, string> {
  const hashOf = (name: string) => sha256(readFileSync(path.join(root, 'downloads', name)))
  return Object.fromEntries(listFiles(root, '.xls').map((name) => [name, hashOf(name)]))
}

/** How many transfers each list of them has. */
function countTransfers(root: string): number[] {
  return listFiles(root, '.json').map((name) => {
    const text = readFileSync(path.join(root, 'downloads', name), 'utf8')
    return (JSON.parse(text) as { datas: unknown[] }).datas.length
  })
}

const folderOf = (month: string) => `${beYearOf(month)}-${month.slice(5, 7)}`

async function expectedFiles(): Promise<Record<string, string>> {
  const files: [string, string][] = []
  for (const { month, name } of listings) {
    const { bytes } = await hospital.makeRep(name)
    files.push([`rep/${folderOf(month)}/${name}`, sha256(bytes)])
  }
  for (const { month, scheme, name } of statements) {
    const { bytes } = await hospital.makeStatement(name)
    files.push([`stm/${folderOf(month)}/${scheme.toLowerCase()}/${name}`, sha256(bytes)])
  }
  return Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function readStore(root: string) {
  const store = await openTestStore(root)
  onTestFinished(() => store.stop())
  return store.read(async (db) => ({
    files: await db.selectFrom('download_file').select(['name', 'state']).orderBy('name').execute(),
    imported: await db
      .selectFrom('import_file')
      .select(['name', 'kind', 'state', 'row_count'])
      .orderBy('name')
      .execute(),
    claims: await db
      .selectFrom('claim_version')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow(),
    current: await db
      .selectFrom('claim_version')
      .select(({ fn }) => fn.countAll<number>().as('rows'))
      .where('is_current', '=', 1)
      .executeTakeFirstOrThrow(),
  }))
}

const title = `${listings.length + statements.length} files and the transfers come whole from a portal on a very bad day, though the downloader is killed again and again`
test(title, { timeout: isSoak ? 3_600_000 : 240_000 }, async () => {
  const root = temporaryFolder()
  const portal = await startPracticePortal({ hospital, accounts: [clerk], clock: systemClock })
  onTestFinished(() => portal.stop())
  portal.setChaos({ seed: 'bad day', rate: 0.12 })
  const kills = await killOften(root, portal.address)
  const workbooks = [...listings, ...statements].map(({ name }) => name)
  expect(readFiles(root)).toEqual(await expectedFiles())
  expect(countTransfers(root)).toEqual(transfers)
  const names = [...workbooks, ...listFiles(root, '.json').map((name) => path.basename(name))].sort()
  const stored = await readStore(root)
  expect(stored.files).toEqual(names.map((name) => ({ name, state: 'stored' })))
  expect(stored.imported.map(({ name, state }) => ({ name, state }))).toEqual(
    names.map((name) => ({ name, state: 'imported' })),
  )
  const claimFiles = stored.imported.filter(({ kind }) => kind === 'REP')
  expect(stored.claims.rows).toBe(claimFiles.reduce((sum, { row_count }) => sum + row_count, 0))
  expect(stored.current.rows).toBe(hospital.currentTotals(listings.map(({ name }) => name)).claims)
  const servedWell = portal
    .requests()
    .filter(
      (one) =>
        /(Excel|Download)\w*Action\.do$/.test(one.path) &&
        one.status === 200 &&
        one.faults.every((fault) => fault === 'slow'),
    )
  // nothing that was stored is asked for again, beyond what was in flight when the program was killed
  expect(servedWell.length).toBeLessThanOrEqual(workbooks.length + kills * workers)
  const parts = readdirSync(path.join(root, 'downloads'), { recursive: true, encoding: 'utf8' })
  expect(parts.filter((name) => name.endsWith('.satang-part'))).toEqual([])
  process.stdout.write(
    `${names.length} files, killed ${kills} times, ${portal.requests().length} requests, ${servedWell.length - workbooks.length} files asked for twice\n`,
  )
})

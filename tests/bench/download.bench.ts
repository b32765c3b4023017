/**
 * `npm run bench:download`: 400 files of one list from the practice portal on this computer, one and four at a time,
 * beside a plain `fetch` of the same files in the same run: once kept on the disk for certain, as a download must be, and
 * once thrown away. The portal and each client have a process of their own. The clock runs from the first file to the
 * last, so signing in and reading the list do not count on any side.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { systemClock } from '#main/platform/clock.ts'
import { measureScript, reportSides, type Side } from '#tests/bench/measure.ts'

const month = '2025-12'
/** A portal that answers at once, and shares the processor with browser and Satang; and one that takes a while. */
const settings = [1, 4].flatMap((workers) => [
  { workers, answerMs: 0, rounds: 9 },
  { workers, answerMs: 50, rounds: 3 },
])
type Setting = Pick<(typeof settings)[number], 'workers' | 'answerMs'>
const clerk = { userName: 'clerk-10670', password: 'bench-1234', hospitalCode: '10670' }
const hospital = createPracticeHospital({ seed: 'bench', hospitalCode: '10670', size: 'large' })
const files = hospital.listReps(month, 'ucs')
const Answer = z.object({ stored: z.literal(files.length) })
const SatangAnswer = Answer.extend({
  state: z.literal('done'),
  cpuSeconds: z.number(),
  browserCpuSeconds: z.number().nullable(),
})

const isFile = ({ path: at }: { readonly path: string }) => at.endsWith('InvoiceReportExcelAction.do')

/** @returns seconds from the first request for a file to the end of the last one */
function secondsOfFiles(portal: PracticePortal): number {
  const asked = portal.requests().filter(isFile)
  const [first] = asked
  const last = asked.map(({ endedAt }) => Date.parse(endedAt ?? '')).reduce((a, b) => Math.max(a, b), 0)
  return (last - Date.parse(first?.at ?? '')) / 1000
}

async function withPortal<T>(answerMs: number, work: (portal: PracticePortal) => Promise<T>): Promise<T> {
  const habits = { answerMs }
  const portal = await startPracticePortal({ hospital, accounts: [clerk], clock: systemClock, habits })
  try {
    return await work(portal)
  } finally {
    await portal.stop()
  }
}

/** Runs a client of the portal in a process of its own. */
async function runClient<T>(
  name: string,
  { workers, answerMs }: Setting,
  script: string,
  answers: z.ZodType<T>,
  toArgs: (address: string) => readonly string[],
): Promise<{ answer: T; side: Side }> {
  return withPortal(answerMs, async (portal) => {
    const args = toArgs(portal.address)
    const { peakMb, output } = await measureScript(path.join(import.meta.dirname, script), args)
    const answer = answers.parse(JSON.parse(output))
    const seconds = secondsOfFiles(portal)
    return { answer, side: { name: `${name} ×${workers}`, rows: files.length, seconds, peakMb } }
  })
}

async function runSatang(setting: Setting): Promise<Side> {
  const { workers } = setting
  const root = mkdtempSync(path.join(folder, 'run-'))
  const toArgs = (address: string) => [root, address, clerk.userName, clerk.password, month, String(workers)]
  const { answer, side } = await runClient('satang', setting, 'download-satang.ts', SatangAnswer, toArgs)
  console.log(
    `Satang, ${workers} at a time: ${answer.cpuSeconds.toFixed(1)} s of processor time, its browser ${answer.browserCpuSeconds?.toFixed(1) ?? 'not measured'} s, from sign-in to the end`,
  )
  return side
}

async function runPlain(name: string, setting: Setting, isKept: boolean): Promise<Side> {
  const keepIn = isKept ? mkdtempSync(path.join(folder, 'plain-')) : ''
  const more = [clerk.userName, clerk.password, String(setting.workers), keepIn]
  const toArgs = (address: string) => [address, ...more]
  return (await runClient(name, setting, 'download-plain.ts', Answer, toArgs)).side
}

type Round = Record<'satang' | 'kept' | 'only', Side>

/** One after another, each round in the other order: a machine that grows slower or faster favours nobody. */
async function runRound(index: number, setting: Setting): Promise<Round> {
  const runs: readonly [keyof Round, () => Promise<Side>][] = [
    ['kept', () => runPlain('fetch and keep', setting, true)],
    ['satang', () => runSatang(setting)],
    ['only', () => runPlain('fetch', setting, false)],
  ]
  const sides: Partial<Round> = {}
  for (const [name, run] of index % 2 === 0 ? runs : runs.toReversed()) sides[name] = await run()
  const { satang, kept, only } = sides
  if (!(satang && kept && only)) throw new Error('a side was not run')
  return { satang, kept, only }
}

/** @returns the round whose figure is in the middle */
function middleOf(rounds: readonly Round[], figure: (round: Round) => number): Round {
  const [middle] = rounds.toSorted((a, b) => figure(a) - figure(b)).slice(Math.floor(rounds.length / 2))
  if (!middle) throw new Error('nothing was measured')
  return middle
}

const toRatio = (side: Side, other: Side) => Number((side.seconds / other.seconds).toFixed(2))

const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))
try {
  // the maker is warm, and made what all sides ask for
  await runPlain('fetch', { workers: 1, answerMs: 0 }, false)
  for (const setting of settings) {
    const { workers, answerMs } = setting
    console.log(`${workers} at a time from a portal that takes ${answerMs} ms more to answer`)
    const done: Round[] = []
    for (let index = 0; index < setting.rounds; index++) done.push(await runRound(index, setting))
    const { satang, kept } = middleOf(done, (round) => round.satang.seconds / round.kept.seconds)
    const bare = middleOf(done, (round) => round.satang.seconds / round.only.seconds)
    const overheads = done.map((round) => toRatio(round.satang, round.kept))
    const overhead = toRatio(satang, kept)
    const msMore = Number((((satang.seconds - kept.seconds) * 1000) / files.length).toFixed(1))
    console.log(
      `Satang takes ${overhead} times as long as fetch with the files kept (${overheads.join(', ')}), ${msMore} ms more a file; ${toRatio(bare.satang, bare.only)} times as long as fetch alone`,
    )
    reportSides(satang, kept, { workers, answerMs, overhead, msMore, targets: { overhead: 1.5 } })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

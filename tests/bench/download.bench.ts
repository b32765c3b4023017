/**
 * `npm run bench:download`: 400 files of one list from the practice portal on this computer, one and four at a time,
 * beside a plain `fetch` of the same files in the same run: once kept on the disk for certain, as a download must be, and
 * once thrown away. The clock runs from the first file to the last, so signing in and reading the list do not count on
 * either side.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { systemClock } from '#main/platform/clock.ts'
import { putInPlace } from '#main/platform/files.ts'
import { measureScript, reportSides, type Side } from '#tests/bench/measure.ts'
import { createVisitor } from '#tests/features/practice/portal/visitor.ts'

const month = '2025-12'
const rounds = 3
const clerk = { userName: 'clerk-10670', password: 'bench-1234', hospitalCode: '10670' }
const hospital = createPracticeHospital({ seed: 'bench', hospitalCode: '10670', size: 'large' })
const files = hospital.listReps(month, 'ucs')
const Answer = z.object({ state: z.literal('done'), stored: z.int(), cpuSeconds: z.number() })

const isFile = ({ path: at }: { readonly path: string }) => at.endsWith('InvoiceReportExcelAction.do')

/** @returns seconds from the first request for a file to the end of the last one */
function secondsOfFiles(portal: PracticePortal): number {
  const asked = portal.requests().filter(isFile)
  const [first] = asked
  const last = asked.map(({ endedAt }) => Date.parse(endedAt ?? '')).reduce((a, b) => Math.max(a, b), 0)
  return (last - Date.parse(first?.at ?? '')) / 1000
}

async function withPortal<T>(work: (portal: PracticePortal) => Promise<T>): Promise<T> {
  const portal = await startPracticePortal({ hospital, accounts: [clerk], clock: systemClock })
  try {
    return await work(portal)
  } finally {
    await portal.stop()
  }
}

function runSatang(folder: string, workers: number): Promise<Side> {
  return withPortal(async (portal) => {
    const root = mkdtempSync(path.join(folder, 'run-'))
    const script = path.join(import.meta.dirname, 'download-satang.ts')
    const args = [root, portal.address, clerk.userName, clerk.password, month, String(workers)]
    const { peakMb, output } = await measureScript(script, args)
    const { stored, cpuSeconds } = Answer.parse(JSON.parse(output))
    if (stored !== files.length) throw new Error(`${stored} of ${files.length} files`)
    console.log(
      `Satang, ${workers} at a time: ${cpuSeconds.toFixed(1)} s of processor time, without the browser's`,
    )
    return { name: `satang ×${workers}`, rows: stored, seconds: secondsOfFiles(portal), peakMb }
  })
}

type Keep = (bytes: Buffer, index: number) => Promise<void>

/** Writes a file as Satang does: under another name first, on the disk for certain, then in its place. */
function keepIn(folder: string): Keep {
  return async (bytes, index) => {
    const file = path.join(folder, `${index}.xls`)
    await writeFile(`${file}.part`, bytes)
    await putInPlace(`${file}.part`, file)
  }
}

function runPlain(name: string, workers: number, keep: Keep): Promise<Side> {
  return withPortal(async (portal) => {
    const visitor = createVisitor(portal.address)
    await visitor.open('/webComponent/login/LoginAction.do', { user: clerk.userName, pass: clerk.password })
    const list = await visitor.open(
      `/webComponent/validation/ValidationMainAction.do?mo=12&ye=2568&maininscl=ucs`,
    )
    const links = [...list.text.matchAll(/href="([^"]*InvoiceReportExcelAction[^"]*)"/g)]
    const queue = links
      .map(([, link = '']) => new URL(link.replaceAll('&amp;', '&'), `${portal.address}${list.path}`))
      .entries()
    const work = async () => {
      for (const [index, address] of queue) {
        const answer = await visitor.ask(address.href)
        const bytes = Buffer.from(await answer.arrayBuffer())
        if (answer.status !== 200 || bytes.length === 0)
          throw new Error(`${address.pathname}: ${answer.status}`)
        await keep(bytes, index)
      }
    }
    await Promise.all(Array.from({ length: workers }, work))
    return {
      name: `${name} ×${workers}`,
      rows: files.length,
      seconds: secondsOfFiles(portal),
      peakMb: Number.NaN,
    }
  })
}

const median = (sides: readonly Side[]): Side => {
  const [middle] = sides.toSorted((a, b) => a.seconds - b.seconds).slice(Math.floor(sides.length / 2))
  if (!middle) throw new Error('nothing was measured')
  return middle
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))
try {
  const plainFolder = path.join(folder, 'plain')
  await mkdir(plainFolder)
  const [keep, forget] = [keepIn(plainFolder), async () => {}]
  // the maker is warm, and made what both sides ask for
  await runPlain('fetch', 1, forget)
  for (const workers of [1, 4]) {
    const sides: Record<'satang' | 'kept' | 'only', Side[]> = { satang: [], kept: [], only: [] }
    // in turns, so that a busy moment of the machine is nobody's alone
    for (let round = 0; round < rounds; round++) {
      sides.kept.push(await runPlain('fetch and keep', workers, keep))
      sides.satang.push(await runSatang(folder, workers))
      sides.only.push(await runPlain('fetch', workers, forget))
    }
    const [satang, kept, only] = [median(sides.satang), median(sides.kept), median(sides.only)]
    const toRatio = (side: Side) => Number((satang.seconds / side.seconds).toFixed(2))
    console.log(
      `Satang takes ${toRatio(kept)} times as long as fetch with the files kept, ${toRatio(only)} times as long as fetch alone`,
    )
    reportSides(satang, kept, { workers, overhead: toRatio(kept), targets: { overhead: 1.5 } })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

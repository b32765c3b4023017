/**
 * `npm run bench:download`: 400 files of one list from the practice portal on this computer, one and four at a time,
 * beside a plain `fetch` of the same files in the same run. The clock runs from the first file to the last, so signing in
 * and reading the list do not count on either side.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { systemClock } from '#main/platform/clock.ts'
import { measureScript, reportSides, type Side } from '#tests/bench/measure.ts'
import { createVisitor } from '#tests/features/practice/portal/visitor.ts'

const month = '2025-12'
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

function runPlain(workers: number): Promise<Side> {
  return withPortal(async (portal) => {
    const visitor = createVisitor(portal.address)
    await visitor.open('/webComponent/login/LoginAction.do', { user: clerk.userName, pass: clerk.password })
    const list = await visitor.open(
      `/webComponent/validation/ValidationMainAction.do?mo=12&ye=2568&maininscl=ucs`,
    )
    const links = [...list.text.matchAll(/href="([^"]*InvoiceReportExcelAction[^"]*)"/g)]
    const queue = links
      .map(([, link = '']) => new URL(link.replaceAll('&amp;', '&'), `${portal.address}${list.path}`))
      .values()
    const work = async () => {
      for (const address of queue) {
        const answer = await visitor.ask(address.href)
        if (answer.status !== 200 || (await answer.arrayBuffer()).byteLength === 0)
          throw new Error(`${address.pathname}: ${answer.status}`)
      }
    }
    await Promise.all(Array.from({ length: workers }, work))
    return {
      name: `fetch ×${workers}`,
      rows: files.length,
      seconds: secondsOfFiles(portal),
      peakMb: Number.NaN,
    }
  })
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))
try {
  // the maker is warm, and made what both sides ask for
  await runPlain(1)
  for (const workers of [4, 1]) {
    const plain = await runPlain(workers)
    const satang = await runSatang(folder, workers)
    const overhead = Number((satang.seconds / plain.seconds).toFixed(1))
    console.log(`Satang takes ${overhead} times as long as plain fetch`)
    reportSides(satang, plain, { workers, overhead, targets: { overhead: 1.5 } })
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

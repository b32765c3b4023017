/**
 * `npm run bench import-statement`: a UCS statement of ten megabytes into the encrypted store, beside the
 * straightforward way.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { makeStatement, type StatementOrder } from '#main/features/practice/maker/made-statement.ts'
import { runSide, writeBenchFile } from '#tests/bench/import-sides.ts'
import { medianOf, reportSides } from '#tests/bench/measure.ts'

/** Two batches of so many claims make a statement of about ten megabytes. */
const claims = 11_000
const rounds = { satang: 5, baseline: 3 }
const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))
const usualOrder: StatementOrder = {
  seed: 'bench',
  hospitalCode: '10670',
  scheme: 'UCS',
  patientType: 'OP',
  month: '2025-12',
  reportedAt: '2026-01-05T20:15:00',
}

async function makeFile(order: Partial<StatementOrder>): Promise<{ file: string; megabytes: number }> {
  const made = await makeStatement({ ...usualOrder, ...order })
  return { file: writeBenchFile(folder, made.name, made.bytes), megabytes: made.bytes.length / 1e6 }
}

try {
  const { file: small } = await makeFile({ seed: 'small', month: '2025-11', claims: 20 })
  const { file, megabytes } = await makeFile({ claims })
  console.log(`one statement of ${megabytes.toFixed(1)} MB`)
  const run = async (name: 'satang' | 'baseline') => (await runSide(name, folder, small, [file])).side
  const satang = await medianOf(rounds.satang, () => run('satang'))
  const baseline = await medianOf(rounds.baseline, () => run('baseline'))
  reportSides(satang, baseline, { megabytes, targets: { seconds: 2, peakMb: 400 } })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

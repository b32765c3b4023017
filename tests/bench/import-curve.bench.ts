/**
 * `npm run bench import-curve`: a million claims, 20,000 a file and month, into one encrypted store: the rate of each file,
 * so that the first, the middle and the last can be held against each other.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { makeBenchFile, runSide } from '#tests/bench/import-sides.ts'
import { writeFacts } from '#tests/bench/measure.ts'

const claimsPerFile = 20_000
const { values } = parseArgs({ options: { claims: { type: 'string' } }, strict: false })
const files = Math.round(Number(values.claims ?? 1_000_000) / claimsPerFile)
/** Rates are taken over so many files, for a single one is as noisy as the machine. */
const windowFiles = 5
/** A large hospital sends so many claims a month: each file is of the month after the one before. */
const firstMonth = Date.UTC(2021, 9, 1)
const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))

function monthOf(index: number) {
  const first = new Date(firstMonth)
  const at = (months: number) =>
    new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1)).toISOString().slice(0, 7)
  return { month: at(index), producedAt: `${at(index + 1)}-05T20:15:01` }
}

try {
  const small = await makeBenchFile(folder, { seed: 'small', claims: 50 })
  const made: string[] = []
  for (let index = 0; index < files; index++) {
    made.push(
      await makeBenchFile(folder, { seed: `curve-${index}`, claims: claimsPerFile, ...monthOf(index) }),
    )
  }
  const { side, answer } = await runSide('satang', folder, small, made)
  const rates = answer.files.map(({ rows, seconds }) => rows / seconds)
  const rateAt = (end: number) => {
    const window = answer.files.slice(Math.max(0, end - windowFiles), Math.max(windowFiles, end))
    return Math.round(
      window.reduce((sum, { rows }) => sum + rows, 0) / window.reduce((sum, { seconds }) => sum + seconds, 0),
    )
  }
  for (const [index, rate] of rates.entries()) {
    const claims = ((index + 1) * claimsPerFile).toLocaleString('en').padStart(9)
    console.log(`${claims}  ${Math.round(rate).toLocaleString('en').padStart(7)} rows/s`)
  }
  const curve = { first: rateAt(windowFiles), middle: rateAt(Math.round(files / 2)), last: rateAt(files) }
  const ratio = Number((curve.last / curve.first).toFixed(2))
  console.log(`first ${curve.first} · middle ${curve.middle} · last ${curve.last} rows/s`)
  console.log(`ratio ${ratio}  peak ${Math.round(side.peakMb)} MB  ${side.seconds.toFixed(1)} s in all`)
  writeFacts({
    ratio,
    ...curve,
    peakMb: Math.round(side.peakMb),
    targets: { ratio: 0.8, peakMb: 400 },
    rates,
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

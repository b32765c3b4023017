/**
 * `npm run bench import [-- --json <path>]`: a 20,000-row, 120-column OP .xls end to end into the encrypted store,
 * beside the straightforward way. Each side runs in fresh processes, and imports a small file before the clock starts:
 * a nightly run imports hundreds of files one after another.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { makeBenchFile, runSide } from '#tests/bench/import-sides.ts'
import { medianOf, reportSides } from '#tests/bench/measure.ts'

const claims = 20_000
const rounds = { satang: 5, baseline: 3 }
const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))

try {
  const small = await makeBenchFile(folder, { seed: 'small', claims: 50 })
  const file = await makeBenchFile(folder, { seed: 'bench', claims })
  const run = async (name: 'satang' | 'baseline') => {
    const { side } = await runSide(name, folder, small, [file])
    return { ...side, rows: claims }
  }
  const satang = await medianOf(rounds.satang, () => run('satang'))
  const baseline = await medianOf(rounds.baseline, () => run('baseline'))
  reportSides(satang, baseline, { targets: { ratio: 8, rowsPerSecond: 20_000, peakMb: 400 } })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

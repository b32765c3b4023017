/**
 * `npm run bench import [-- --json <path>]`: a 20,000-row, 120-column OP .xls end to end into the encrypted store,
 * beside the straightforward way. Each side runs in fresh processes, and imports a small file before the clock starts:
 * a nightly run imports hundreds of files one after another.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as z from 'zod'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import { measureScript, medianOf, reportSides, type Side } from '#tests/bench/measure.ts'

const claims = 20_000
const rounds = { satang: 5, baseline: 3 }
const Answer = z.object({ rows: z.int(), seconds: z.number() })
const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))

async function makeFile(seed: string, count: number): Promise<string> {
  const order = {
    seed,
    hospitalCode: '10670',
    fileType: 'OP',
    producedAt: '2026-01-05T20:15:01',
    month: '2025-12',
  }
  const made = await makeRep({ ...order, claims: count })
  const file = path.join(folder, made.name)
  writeFileSync(file, made.bytes)
  return file
}

async function run(name: keyof typeof rounds, files: readonly string[]): Promise<Side> {
  const place = mkdtempSync(path.join(folder, 'run-'))
  const script = path.join(import.meta.dirname, `import-${name}.ts`)
  const { peakMb, output } = await measureScript(script, [...files, place], ['--max-old-space-size=12000'])
  rmSync(place, { recursive: true })
  const { rows, seconds } = Answer.parse(JSON.parse(output))
  if (rows !== claims) throw new Error(`${name} imported ${rows} rows of ${claims}`)
  return { name, rows, seconds, peakMb }
}

try {
  const files = [await makeFile('small', 50), await makeFile('bench', claims)]
  const satang = await medianOf(rounds.satang, () => run('satang', files))
  const baseline = await medianOf(rounds.baseline, () => run('baseline', files))
  reportSides(satang, baseline, { targets: { ratio: 8, rowsPerSecond: 20_000, peakMb: 400 } })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

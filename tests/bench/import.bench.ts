/**
 * `npm run bench import [-- --json <path>]`: import of a 20,000-row, 120-column OP .xls into the encrypted store,
 * beside the straightforward way, both in fresh processes of one run.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'

const claims = 20_000
const rounds = 3
const Measured = z.object({ rows: z.int(), milliseconds: z.number(), peakMb: z.number() })
type Measured = z.infer<typeof Measured>

const { values } = parseArgs({ options: { json: { type: 'string' } } })
const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))

function run(script: string, file: string, round: number): Measured {
  const place = mkdtempSync(path.join(folder, `${round}-`))
  const entry = path.join(import.meta.dirname, script)
  const output = execFileSync(process.execPath, ['--max-old-space-size=12000', entry, file, place], {
    encoding: 'utf8',
  })
  rmSync(place, { recursive: true })
  return Measured.parse(JSON.parse(output))
}

const median = (list: readonly Measured[]) =>
  [...list].sort((left, right) => left.milliseconds - right.milliseconds)[Math.floor(list.length / 2)]

try {
  const made = await makeRep({
    seed: 'bench',
    hospitalCode: '10670',
    fileType: 'OP',
    producedAt: '2026-01-05T20:15:01',
    month: '2025-12',
    claims,
  })
  const file = path.join(folder, made.name)
  writeFileSync(file, made.bytes)
  console.log(`${claims} rows x 120 columns, ${(made.bytes.length / 1e6).toFixed(1)} MB .xls`)
  const satang: Measured[] = []
  for (let round = 0; round < rounds; round++) satang.push(run('import-satang.ts', file, round))
  const ours = median(satang)
  const baseline = run('import-baseline.ts', file, rounds)
  if (!ours || ours.rows !== claims || baseline.rows < claims) throw new Error('not every row was imported')
  const perSecond = ({ rows, milliseconds }: Measured) => Math.round(rows / (milliseconds / 1000))
  const ratio = Number((baseline.milliseconds / ours.milliseconds).toFixed(2))
  const say = (name: string, one: Measured) =>
    console.log(
      `${name.padEnd(9)} ${perSecond(one)} rows/s  ${Math.round(one.milliseconds)} ms  peak ${Math.round(one.peakMb)} MB`,
    )
  say('satang', ours)
  say('baseline', baseline)
  console.log(`ratio ${ratio} (target 8)`)
  const facts = {
    ratio,
    rowsPerSecond: perSecond(ours),
    peakMb: Math.round(ours.peakMb),
    baselineRowsPerSecond: perSecond(baseline),
    baselinePeakMb: Math.round(baseline.peakMb),
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(facts, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * `npm run bench import-month`: a month of a large hospital, 420 files of every REP kind, in one run into the encrypted
 * store, beside the straightforward way over a tenth of the same files.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { makeBenchFile, runSide } from '#tests/bench/import-sides.ts'
import { reportSides } from '#tests/bench/measure.ts'

const files = 420
const baselineShare = 10
const claimsPerFile = 110
/** Shares of kinds in a real month. @source nhso/formats.md §1.1 */
const kinds = [
  ...Array.from({ length: 54 }, () => 'OP'),
  ...Array.from({ length: 22 }, () => 'IP'),
  ...Array.from({ length: 17 }, () => 'ORF'),
  ...['OP_APPEAL', 'OP_APPEAL', 'OP_APPEAL', 'IP_APPEAL_NHSO', 'OPLGO', 'IPOFC', 'OPSSS'],
]
const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))

const two = (value: number) => String(value).padStart(2, '0')

function makeOne(index: number): Promise<string> {
  const day = two((index % 28) + 1)
  const time = `${two(8 + (Math.floor(index / 28) % 12))}:${two(index % 60)}:${two((index * 7) % 60)}`
  return makeBenchFile(folder, {
    seed: `month-${index}`,
    fileType: kinds[index % kinds.length] ?? 'OP',
    producedAt: `2026-01-${day}T${time}`,
    claims: claimsPerFile,
  })
}

try {
  const small = await makeBenchFile(folder, { seed: 'small', claims: 50 })
  const made: string[] = []
  for (let index = 0; index < files; index++) made.push(await makeOne(index))
  const part = made.filter((_file, index) => index % baselineShare === 0)
  const { side: satang } = await runSide('satang', folder, small, made)
  const { side: tenth } = await runSide('baseline', folder, small, part)
  const baseline = {
    ...tenth,
    name: `baseline (${part.length} files × ${baselineShare})`,
    rows: tenth.rows * baselineShare,
    seconds: tenth.seconds * baselineShare,
  }
  reportSides(satang, baseline, { files, targets: { seconds: 60, peakMb: 400 } })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

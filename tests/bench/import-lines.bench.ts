/**
 * `npm run bench import-lines`: 60,000 drug lines of 500 claims in one .xls into the encrypted store, beside the
 * straightforward way.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { MadeSheet, SheetLine } from '#main/features/practice/maker/cells.ts'
import { toMadeSheet } from '#main/features/practice/maker/draft-sheet.ts'
import { planRep } from '#main/features/practice/maker/make-rep.ts'
import { draftRepSheets } from '#main/features/practice/maker/rep-workbook.ts'
import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import { makeBenchFile, runSide, writeBenchFile } from '#tests/bench/import-sides.ts'
import { medianOf, reportSides } from '#tests/bench/measure.ts'

const lines = 60_000
const rounds = { satang: 5, baseline: 3 }
const folder = mkdtempSync(path.join(os.tmpdir(), 'satang-bench-'))
const lineNumberAt = dataDrug22.columns.findIndex(([field]) => field === 'drug_seq')

/** Repeats the lines of a sheet until there are enough; each has a line number of its own. */
function lengthen(sheet: MadeSheet): MadeSheet {
  const all = [...sheet.lines]
  const header = all.filter(({ row }) => row < dataDrug22.usualDataRow)
  const drugs = all.slice(header.length)
  const more = Array.from({ length: lines }, (_, index): SheetLine => {
    const cells = [...(drugs[index % drugs.length]?.cells ?? [])]
    cells[lineNumberAt] = index + 1
    return { row: dataDrug22.usualDataRow + index, cells }
  })
  return { ...sheet, lines: [...header, ...more] }
}

function makeDrugFile(): string {
  const plan = planRep({
    seed: 'drugs',
    hospitalCode: '10670',
    fileType: 'IP',
    producedAt: '2026-01-05T20:15:01',
    month: '2025-12',
    claims: 500,
  })
  const sheets = draftRepSheets(plan).map(toMadeSheet)
  const longer = sheets.map((sheet) => (sheet.name === 'Data Drug' ? lengthen(sheet) : sheet))
  return writeBenchFile(folder, plan.name, writeBiff8(longer, { plainNumbers: false }))
}

try {
  const small = await makeBenchFile(folder, { seed: 'small', fileType: 'IP', claims: 50 })
  const file = makeDrugFile()
  const run = async (name: 'satang' | 'baseline') => (await runSide(name, folder, small, [file])).side
  const satang = await medianOf(rounds.satang, () => run('satang'))
  const baseline = await medianOf(rounds.baseline, () => run('baseline'))
  reportSides(satang, baseline, { targets: { rowsPerSecond: 80_000, peakMb: 400 } })
} finally {
  rmSync(folder, { recursive: true, force: true })
}

import { expect, test } from 'vitest'
import type { RowBatch } from '#main/features/imports/import-job.ts'
import type { WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
import { makeRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import { isOddityOf, type OddityName, oddities } from '#main/features/practice/maker/oddities.ts'
import { getRepKind, repKinds } from '#main/features/practice/maker/rep-kinds.ts'
import { findUnreadable } from '#shared/model/unreadable-cell.ts'
import { cellsOf, demandRead, readBytes } from '#tests/features/imports/reading.ts'

const usual: RepOrder = {
  seed: 'reading-tests',
  hospitalCode: '10670',
  fileType: 'OP',
  producedAt: '2026-01-05T20:15:01',
  month: '2025-12',
  claims: 24,
}

type Cells = Readonly<Record<string, string | number>>

/** A number cell has no memory of how many zeros were meant behind its point. */
const withoutZeros = (value: string | number) =>
  typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? String(Number(value)) : value

/** What every row was meant to hold, by sheet and row number: blanks left out, cells nobody can read as such. */
function meantCells({ sheets, spoiled }: WorkbookKey): Map<string, Cells> {
  const isSpoiled = (sheet: string, row: number, field: string) =>
    spoiled.some((cell) => cell.sheet === sheet && cell.row === row && cell.field === field)
  return new Map(
    sheets.flatMap(({ sheet, rows }) =>
      [...rows()].map(({ row, fields }) => {
        const kept = Object.entries(fields).flatMap(([field, value]) => {
          if (value === null) return []
          return [[field, isSpoiled(sheet, row, field) ? 'unreadable' : withoutZeros(value)] as const]
        })
        return [`${sheet} ${row}`, Object.fromEntries(kept)] as const
      }),
    ),
  )
}

function readCells(batches: readonly RowBatch[]): Map<string, Cells> {
  return new Map(
    [...cellsOf(batches)].map(([place, cells]) => {
      const fields = Object.entries(cells).map(([field, value]) => {
        const isUnreadable = typeof value === 'string' && findUnreadable(value) !== null
        return [field, isUnreadable ? 'unreadable' : withoutZeros(value)] as const
      })
      return [place, Object.fromEntries(fields)] as const
    }),
  )
}

test.each(repKinds.map(({ fileType }) => fileType))(
  'every cell of a %s file is read as it was meant',
  async (fileType) => {
    const made = await makeRep({ ...usual, fileType })
    const { facts, batches } = demandRead(await readBytes(made.name, made.bytes))
    const kind = getRepKind(fileType)
    expect(readCells(batches)).toEqual(meantCells(made.workbook))
    expect({ ...facts, checks: facts.checks.filter(({ isEqual }) => !isEqual) }).toMatchObject({
      kind: 'REP',
      layout: kind.detail.id,
      // nothing in files of OP refer says whose they are: their names do
      insideScheme: kind.family === 'orf' ? null : kind.scheme,
      patientType: kind.patientType,
      isAppeal: kind.isAppeal,
      rows: made.key.rows,
      sums: made.key.sums,
      rejectedCount: 0,
      checks: [],
    })
  },
)

/** Every oddity in one kind of each family that can be odd in this way. */
const oddFiles = Object.keys(oddities)
  .filter((name): name is OddityName => name in oddities)
  .flatMap((oddity) => {
    const kinds = repKinds.filter((kind) => isOddityOf(oddity, kind))
    const families = new Map(kinds.toReversed().map(({ family, fileType }) => [family, fileType]))
    return [...families.values()].map((fileType) => [oddity, fileType] as const)
  })

test.each(oddFiles)(
  'a file with the oddity %s, of type %s, is read as its answer key says',
  async (oddity, fileType) => {
    const made = await makeRep({ ...usual, fileType, oddities: [oddity] })
    const { key, workbook } = made
    const reading = await readBytes(made.name, made.bytes)
    if (workbook.refused !== undefined) {
      const error =
        reading.state === 'misfit' ? reading.misfit.error : reading.state === 'failed' ? reading.error : null
      expect(error).toMatchObject({ code: workbook.refused })
      return
    }
    const { facts, batches } = demandRead(reading)
    expect({
      rows: facts.rows,
      sums: facts.sums,
      rejected: facts.rejectedCount,
      differs: facts.checks
        .filter(({ isEqual }) => !isEqual)
        .map(({ against, what }) => `${against} ${what}`),
    }).toEqual({ rows: key.rows, sums: key.sums, rejected: key.rejected, differs: workbook.differs ?? [] })
    expect(readCells(batches)).toEqual(meantCells(workbook))
  },
)

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  detailGrid,
  firstClaimRow,
  type Grid,
  type GridCell,
  repName,
  writeExcelJs,
  writeSheetJs,
  writeXls,
} from '#tests/features/imports/cases/made-grid.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'
import { sheetXml, xlsxFile } from '#tests/platform/workbook/xlsx-bytes.ts'

const given = 'eclaim_10670_OP_25681214_191919191.xlsx'

/** The column of Excel furthest to the right, from 0. */
const xfd = 16_383

async function readRep(bytes: Uint8Array, name = repName) {
  const { facts, batches } = demandRead(await readBytes(name, bytes))
  const rows = batches.flatMap((batch) => (batch.table === 'claim_version' ? batch.rows : []))
  return {
    approved: rows.map((row) => row[17]),
    warnings: facts.warnings.map(({ code }) => code),
    findings: facts.findings.length,
  }
}

// no Summary stands beside these claims, and what is blank in them is suspect: two cells each
const meant = { approved: [10_000, 20_050], warnings: ['import.sheetMissing'], findings: 4 }

/** Two claims with something more in a cell far away. */
function gridWith(row: number, column: number, cell: GridCell): Grid {
  const grid = detailGrid([
    { reimb_nhso: 100, dateadm: '05/12/2568 08:00:00' },
    { reimb_nhso: 200.5, dateadm: '06/12/2568 08:00:00' },
  ])
  while (grid.length <= row) grid.push([])
  const cells = grid[row] ?? []
  while (cells.length <= column) cells.push(null)
  cells[column] = cell
  return grid
}

test('a blank text in column XFD refuses no file: 6 claims, 1,503.75', async () => {
  const { approved } = await readRep(readFileSync(`tests/cases/far-blank-column/${given}`), given)
  expect(approved).toHaveLength(6)
  expect(approved.reduce((sum, satang) => Number(sum) + Number(satang), 0)).toBe(150_375)
})

const blanks: [title: string, cell: GridCell][] = [
  ['a space', ' '],
  ['spaces, a tab and a line end', ' \t\n '],
  ['a space that does not break', '\u00a0'],
  ['a formula that gives no text', { formula: '""', result: '' }],
]
const rows: [title: string, row: number][] = [
  ['above the headers', 0],
  ['beside the headers', firstClaimRow - 3],
  ['beside the last level of the headers', firstClaimRow - 1],
  ['beside a claim', firstClaimRow],
  ['far below', 5_000],
]

test.each(blanks)('%s far away changes nothing, wherever it stands', async (_title, cell) => {
  for (const [, row] of rows) {
    for (const column of [300, xfd])
      expect(await readRep(await writeExcelJs(gridWith(row, column, cell)))).toEqual(meant)
  }
})

test('an .xls ends with column IV: a blank there changes nothing', async () => {
  for (const [, row] of rows) {
    const grid = gridWith(row, 255, ' ')
    expect(await readRep(writeXls(grid), repName.replace('.xlsx', '.xls'))).toEqual(meant)
    expect(await readRep(writeSheetJs(grid, 'xls'), repName.replace('.xlsx', '.xls'))).toEqual(meant)
  }
})

test('a formula far away that nobody calculated has no value either', async () => {
  const bytes = await writeExcelJs(gridWith(firstClaimRow, xfd, { formula: '""' }), 'Detail', true)
  expect(await readRep(bytes)).toEqual(meant)
})

test.each<[string, GridCell]>([
  ['a number', 1],
  ['a text', 'x'],
  ['TRUE', true],
])('%s far away still is more than a table can have, and is told by its row', async (_title, cell) => {
  const reading = await readBytes(repName, await writeExcelJs(gridWith(firstClaimRow, xfd, cell)))
  expect(reading).toMatchObject({
    state: 'failed',
    error: {
      code: 'workbook.tooLarge',
      details: { limit: 'maxColumns', sheet: 'Detail', row: firstClaimRow + 1 },
    },
  })
})

test('a shared text may be the blank one', async () => {
  const cells = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" t="s"><v>0</v></c></row>'
  const reading = await readBytes(
    repName,
    xlsxFile({ shared: '<si><t xml:space="preserve">  </t></si>', sheet: sheetXml(cells) }),
  )
  expect(reading).not.toMatchObject({ error: { code: 'workbook.tooLarge' } })
})

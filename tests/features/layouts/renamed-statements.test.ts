import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { MadeCell } from '#main/features/practice/maker/cells.ts'
import type { MadeWorkbook } from '#main/features/practice/maker/made-workbook.ts'
import { documentKinds } from '#main/features/practice/maker/statement-kinds.ts'
import { openSource } from '#main/platform/workbook/open-source.ts'
import { type CellValue, DateCell } from '#main/platform/workbook/workbook.ts'
import { openDesk, writeFile } from '#tests/features/imports/import-desk.ts'
import { takeProposals } from '#tests/features/layouts/invented-layout.ts'
import { someOf } from '#tests/helpers/some-of.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const newHeader = 'เงินที่หน่วยบริการได้รับ'

/** Files differ in white space, and in how they write the letters of a word. */
const toKey = (text: string) =>
  text.normalize('NFC').replaceAll('\u0e4d\u0e32', '\u0e33').replaceAll(/\s/g, '')

function toMadeCell(cell: CellValue, renamed: string): MadeCell {
  if (cell instanceof DateCell) return { serial: cell.serial, hasTime: !Number.isInteger(cell.serial) }
  if (typeof cell === 'string') return toKey(cell) === renamed ? newHeader : cell
  return typeof cell === 'number' ? cell : null
}

/** Writes a workbook anew with another word in place of one header, wherever a sheet repeats it. */
async function renameHeader({ name, bytes }: MadeWorkbook, sheets: ReadonlySet<string>, header: string) {
  const file = path.join(temporaryFolder(), name)
  writeFileSync(file, bytes)
  const workbook = await openSource(file)
  const written = []
  for (const sheet of workbook.sheetNames) {
    const lines = []
    for await (const rows of workbook.rows(sheet)) {
      for (const { row, cells } of rows)
        lines.push({
          row,
          cells: cells.map((cell) => toMadeCell(cell, sheets.has(sheet) ? toKey(header) : '-')),
        })
    }
    written.push({ name: sheet, merges: [], lines })
  }
  await workbook.close()
  return writeBiff8(written)
}

// one of these has no such column
const kinds = documentKinds.filter(({ isWorkbook, id }) => isWorkbook && id !== 'stm-kidney-bmt')

describe('a statement or list of transfers whose paid column is called anew', () => {
  it.each(someOf(kinds, 8).map((kind) => [kind.id, kind] as const))(
    '%s is mapped and read to the satang',
    async (_id, kind) => {
      const made = await kind.make('renamed', { container: 'xls', rows: 30 })
      const [main] = made.key.sheets.filter(({ layout }) => ['statement', 'transfer'].includes(layout.rows))
      const field = (main?.layout.parts.approved ?? main?.layout.parts.net)?.[0]
      const header = main?.layout.columns.find(([name]) => name === field)?.at(-1) ?? ''
      const sheets = new Set(
        made.key.sheets.filter(({ layout }) => layout === main?.layout).map(({ sheet }) => sheet),
      )
      const { root, imports, layouts } = await openDesk()
      const bytes = await renameHeader(made, sheets, header)
      const [file] = (await imports.importFiles([writeFile(root, made.name, bytes)])).files
      const importId = file?.id ?? 0
      const found = await layouts.examine({ importId })
      const columns = takeProposals(found)
      const preview = await layouts.preview({ importId, columns })
      const meant = made.key.sheets
        .filter(({ layout }) => layout === main?.layout)
        .flatMap(({ rows }) => [...rows()].map(({ fields }) => Number(fields[field ?? ''] ?? 0)))
      expect(file).toMatchObject({ state: 'quarantined' })
      expect(preview).toMatchObject({
        state: 'read',
        sums: { [field ?? '']: meant.reduce((sum, satang) => sum + satang, 0) },
      })
    },
  )
})

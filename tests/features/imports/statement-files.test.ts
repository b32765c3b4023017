import { describe, expect, it } from 'vitest'
import type { MadeWorkbook } from '#main/features/practice/maker/made-workbook.ts'
import { documentKinds } from '#main/features/practice/maker/statement-kinds.ts'
import { differing, readMade } from '#tests/features/imports/read-made.ts'

/** A number cell does not keep the zeros a printed text has. */
function withoutZeros(fields: Readonly<Record<string, string | number | null>>) {
  const toPlain = (value: string | number | null) =>
    typeof value === 'string' && /^-?\d+\.\d+$/.test(value) ? String(Number(value)) : value
  const filled = Object.entries(fields).filter(([, value]) => value !== null)
  return Object.fromEntries(filled.map(([field, value]) => [field, toPlain(value)]))
}

/** Every row the maker meant, without what is blank in it. */
function meantRows({ key }: MadeWorkbook) {
  return key.sheets.flatMap(({ sheet, rows }) =>
    [...rows()].map(({ row, fields }) => ({ sheet, row, fields: withoutZeros(fields) })),
  )
}

const files = documentKinds.flatMap((kind) =>
  (kind.isWorkbook ? (['xls', 'xlsx'] as const) : (['xls'] as const)).map(
    (container) => [kind.id, container, kind] as const,
  ),
)

describe('a statement or a list of transfers', () => {
  it.each(files)('of kind %s (%s) is read cell by cell as it was meant', async (_id, container, kind) => {
    const made = await kind.make('seed', { container, rows: 40 })
    const { facts, rows } = await readMade(made)
    expect(rows.map((row) => ({ ...row, fields: withoutZeros(row.fields) }))).toEqual(meantRows(made))
    expect({ rejected: facts.rejectedCount, differing: differing(facts) }).toEqual({
      rejected: 0,
      differing: [],
    })
  })
})

import { describe, expect, test } from 'vitest'
import { matchHeader } from '#main/features/imports/header-match.ts'
import { createRecogniser } from '#main/features/imports/recognise.ts'
import { findLayout, shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import { realLists, toRealHeader } from '#tests/features/imports/real-headers/header-grid.ts'

const recognise = createRecogniser(shippedLayouts)

/** What stands above the words of these is unknown. */
const wordless = ['stm-ucs-period-7', 'stm-ucs-period-5']

const known = Object.entries(realLists).filter(([id]) => !wordless.includes(id))

describe.each(known)('the headers of %s as real files have them', (id, list) => {
  const rows = toRealHeader(list)

  test('are known letter by letter', () => {
    const layout = findLayout(id)
    if (!layout) throw new Error(`no layout ${id}`)
    const match = matchHeader(rows, layout)
    const found = Object.fromEntries(layout.columns.map(([field], at) => [field, match.columnOf[at]]))
    const meant = list.columns.flatMap(([field = ''], at) =>
      list.columns[at]?.length === 1 ? [] : [[field, at]],
    )
    expect({ found, ...match }).toMatchObject({
      found: Object.fromEntries(meant),
      weak: [],
      moved: [],
      repeated: [],
      extras: [],
    })
  })

  test('are those of no other kind', () => {
    const above = [{ row: 0, cells: ['รายงาน', null, 'วันที่ 05/01/2569'] }]
    const below = { row: list.dataRow, cells: list.columns.map((_, at) => 690_100_001 + at) }
    const fit = recognise([...(list.headerRow > 0 ? above : []), ...rows, below])
    expect([fit?.layout.id, fit?.headerRows.map(({ row }) => row)]).toEqual([id, rows.map(({ row }) => row)])
  })
})

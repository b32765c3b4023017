import { describe, expect, it } from 'vitest'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import { parseLayout } from '#shared/model/layouts/layout-shape.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeDetail } from '#tests/features/imports/detail-workbook.ts'
import { openDesk, orderRep, writeFile } from '#tests/features/imports/import-desk.ts'

/** A workbook whose column for one field has another header. */
function withHeader(field: string, header: string): Buffer {
  const columns = repUcs120.columns.map((column) =>
    column[0] === field ? ([field, column[1], header] as const) : column,
  )
  return makeDetail([claimRow(1)], columns)
}

describe('layouts', () => {
  it.each(shippedLayouts.map((layout) => [layout.id, layout] as const))(
    '%s is the same after it was kept as text',
    (_id, layout) => {
      expect(parseLayout(JSON.stringify(layout))).toEqual(layout)
    },
  )

  it('a text that is no layout of this version is not taken for one', () => {
    const [layout] = shippedLayouts
    for (const change of [{ rows: 'unheard' }, { columns: [] }, { position: 4 }]) {
      expect(() => parseLayout(JSON.stringify({ ...layout, ...change }))).toThrow()
    }
  })

  it('made here stand behind the shipped ones with who made them, numbered by what they were made from', async () => {
    const { root, imports, layouts } = await openDesk()
    const names = ['eclaim_10670_OP_25690105_201501885.xls', 'eclaim_10670_OP_25690106_201501885.xls']
    const paths = [withHeader('reimb_nhso', 'โอนโดย สปสช.'), withHeader('claim_net', 'ขอเบิกสุทธิ')].map(
      (bytes, index) => writeFile(root, names[index] ?? '', bytes),
    )
    const { files } = await imports.importFiles(paths)
    const ids: string[] = []
    for (const [index, field] of ['reimb_nhso', 'claim_net'].entries()) {
      const importId = files[index]?.id ?? 0
      const [unknown] = (await imports.getComparison(importId)).unknown
      const columns = [{ field, column: unknown?.column ?? '' }]
      ids.push(await layouts.save({ importId, name: `แบบ ${index}`, columns }, 'สมศรี'))
    }
    const all = await layouts.list()
    expect(ids).toEqual(['rep-ucs-120@1', 'rep-ucs-120@2'])
    expect(all.slice(0, -2).map(({ id, made }) => [id, made])).toEqual(
      shippedLayouts.map(({ id }) => [id, null]),
    )
    expect(all.slice(-2)).toMatchObject([
      { id: 'rep-ucs-120@1', rows: 'claim', columns: 120, made: { name: 'แบบ 0', by: 'สมศรี' } },
      { id: 'rep-ucs-120@2', rows: 'claim', columns: 120, made: { name: 'แบบ 1', by: 'สมศรี' } },
    ])
    expect((await layouts.listMade()).map(({ id }) => id)).toEqual(ids)
  })

  it('are only made from a file in quarantine, and nothing is kept when a column is not named', async () => {
    const { root, imports, layouts } = await openDesk()
    const odd = writeFile(root, 'eclaim_10670_OP_25690105_201501885.xls', withHeader('claim_net', 'ขอเบิกสุทธิ'))
    const good = await orderRep(root)
    await imports.importFiles([odd, good.path])
    const save = (importId: number) => layouts.save({ importId, name: 'แบบใหม่', columns: [] }, 'admin')
    await expect(save(1)).rejects.toMatchObject({ code: 'layout.incomplete' })
    await expect(save(2)).rejects.toMatchObject({ code: 'import.notQuarantined' })
    await expect(save(9)).rejects.toMatchObject({ code: 'import.unknown' })
    expect(await layouts.listMade()).toEqual([])
  })
})

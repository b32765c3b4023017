import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { openInvented } from '#tests/features/layouts/invented-layout.ts'

describe('the report on how a file is built', () => {
  it('holds the names of sheets, headers and kinds, and no value of a cell', async () => {
    const { layouts, importId, made, root } = await openInvented()
    const path = await layouts.report(importId)
    const text = readFileSync(path, 'utf8')
    const values = made.workbook.sheets.flatMap(({ rows }) =>
      [...rows()].flatMap(({ fields }) => Object.values(fields).map(String)),
    )
    const headers = repUcs120.columns.flatMap(([, , ...texts]) => texts).join(' ')
    const secrets = new Set(values.filter((value) => value.length > 4 && !headers.includes(value)))
    expect({
      leaked: [...secrets].filter((value) => text.includes(value)),
      hasName: text.includes(made.name),
      hasHeaders: ['เลขอ้างอิงรายการ', 'ช่องทางการส่ง', 'ยอดทั้งสิ้น'].every((header) => text.includes(header)),
      isOurs: path.startsWith(root),
      secrets: secrets.size > 300,
    }).toEqual({ leaked: [], hasName: false, hasHeaders: true, isOurs: true, secrets: true })
  })

  it('says why when its folder cannot be written', async () => {
    const { layouts, importId, root } = await openInvented()
    writeFileSync(`${root}/exports`, 'a file where the folder should be')
    await expect(layouts.report(importId)).rejects.toMatchObject({ code: 'folder.denied' })
  })
})

import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import type { Column } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow } from '#tests/features/imports/detail-workbook.ts'
import { openDesk, writeFile } from '#tests/features/imports/import-desk.ts'
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

  it('takes no row of words for headers, nor a header that names a person', async () => {
    const { root, imports, layouts } = await openDesk()
    const columns = repUcs120.columns.map(([field, type, ...texts]): Column => {
      if (field === 'reimb_nhso') return [field, type, 'นายสมชาย ใจดี']
      return [field, type, field === 'claim_net' ? 'ยอดโอน' : texts.join(' ')]
    })
    const { lines, merges } = makeHeaderBlock(columns, 5, 1)
    const words = ['เด็กดี มีสุข', 'บ้านหนองบัว', 'มานะ อดทน']
    const claims = [claimRow(1, { name: 'ยอดโอน' }), claimRow(2)].map((row, index) => ({
      row: 7 + index,
      cells: columns.map(([field]) => row[field] ?? null),
    }))
    const sheet = { name: 'Detail', merges, lines: [...lines, { row: 6, cells: words }, ...claims] }
    const file = writeFile(root, 'eclaim_10670_OP_25690105_201501885.xls', writeBiff8([sheet]))
    const [quarantined] = (await imports.importFiles([file])).files
    const text = readFileSync(await layouts.report(quarantined?.id ?? 0), 'utf8')
    expect([...words, 'สมชาย', 'ยอดโอน', 'TRAN_ID'].filter((one) => text.includes(one))).toEqual(['TRAN_ID'])
  })

  it('says why when its folder cannot be written', async () => {
    const { layouts, importId, root } = await openInvented()
    writeFileSync(`${root}/exports`, 'a file where the folder should be')
    await expect(layouts.report(importId)).rejects.toMatchObject({ code: 'folder.denied' })
  })
})

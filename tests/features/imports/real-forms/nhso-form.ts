import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod'

/** One column of a sheet as NHSO heads it: its header texts from the top level down, none for a blank header. */
export type FormColumn = { readonly field: string; readonly levels: readonly string[] }

/** A sheet as NHSO makes it. Rows count from 0. */
export type Form = {
  readonly id: string
  readonly headerRow: number
  readonly dataRow: number
  readonly columns: readonly FormColumn[]
}

const FormList = z.object({
  layouts: z.record(
    z.string(),
    z.object({
      headerRow: z.int(),
      dataRow: z.int(),
      width: z.int(),
      columns: z.array(z.tuple([z.string()], z.string())),
    }),
  ),
})

const file = path.resolve(import.meta.dirname, '../../../../resources/practice/nhso-headers.json')
const { layouts } = FormList.parse(JSON.parse(readFileSync(file, 'utf8')))

/** What stands for a wording nobody knows: words that say nothing, another one for each column. */
const neutral = ['ก', 'ข', 'ค', 'ง', 'จ', 'ฉ', 'ช', 'ซ']

function toLevels(texts: readonly string[], column: number): readonly string[] {
  return texts
    .map((text) => {
      if (text === '(unknown)') return `หัวข้อ ${neutral[column] ?? 'ฌ'}`
      return text.startsWith('(group') ? 'หมวดรายการ' : text
    })
    .filter((text) => text !== '')
}

/** The 35 sheets of the list. @source resources/practice/nhso-headers.json */
export const formIds: readonly string[] = Object.keys(layouts)

/** @throws for an id or a width that the list does not have */
export function getForm(id: string): Form {
  const form = layouts[id]
  if (form === undefined || form.width !== form.columns.length) throw new Error(`no form ${id}`)
  const { headerRow, dataRow, columns } = form
  return {
    id,
    headerRow,
    dataRow,
    columns: columns.map(([field, ...texts], column) => ({ field, levels: toLevels(texts, column) })),
  }
}

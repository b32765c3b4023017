import * as XLSX from '@e965/xlsx'
import ExcelJS from 'exceljs'
import { afterAll, expect, test } from 'vitest'
import { openSource } from '#main/platform/workbook/open-source.ts'
import { createFolder } from '#tests/platform/workbook/sample-files.ts'

const folder = createFolder()
afterAll(folder.remove)

const names = ['Detail', 'Detail (2)', 'Macro']

function writeSheetJs(bookType: 'xls' | 'xlsx'): Buffer {
  const book = XLSX.utils.book_new()
  for (const name of names) XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['a']]), name)
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] }
  return XLSX.write(book, { type: 'buffer', bookType })
}

async function writeExcelJs(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  for (const [index, name] of names.entries()) {
    const sheet = book.addWorksheet(name)
    sheet.addRow(['a'])
    sheet.state = index === 0 ? 'visible' : index === 1 ? 'hidden' : 'veryHidden'
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

async function readStates(bytes: Uint8Array) {
  const source = await openSource(folder.write('file', bytes))
  await source.close()
  return { names: source.sheetNames, states: Object.fromEntries(source.sheetStates) }
}

const hidden = { names, states: { Detail: 'visible', 'Detail (2)': 'hidden', Macro: 'veryHidden' } }

test('a workbook tells which of its sheets people see', async () => {
  expect(await readStates(writeSheetJs('xls'))).toEqual(hidden)
  expect(await readStates(writeSheetJs('xlsx'))).toEqual(hidden)
  expect(await readStates(await writeExcelJs())).toEqual(hidden)
})

test('a table of text has one sheet, which is seen', async () => {
  const seen = (sheet: string) => ({ names: [sheet], states: { [sheet]: 'visible' } })
  expect(await readStates(Buffer.from('a,b\n1,2\n'))).toEqual(seen('csv'))
  expect(await readStates(Buffer.from('[{"a":1}]'))).toEqual(seen('json'))
})

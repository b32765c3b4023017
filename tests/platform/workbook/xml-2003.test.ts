import * as XLSX from '@e965/xlsx'
import { afterAll, expect, test } from 'vitest'
import { openSource } from '#main/platform/workbook/open-source.ts'
import { createFolder, readRows, showCell } from '#tests/platform/workbook/sample-files.ts'
import { findRefusal, utf16le, windows874 } from '#tests/platform/workbook/source-files.ts'

const folder = createFolder()
afterAll(folder.remove)

const write = (bytes: string | Buffer) => folder.write('book.xls', Buffer.from(bytes))

async function read(bytes: string | Buffer) {
  const source = await openSource(write(bytes))
  const sheets: Record<string, Record<string, string>> = {}
  for (const name of source.sheetNames) {
    const cells: Record<string, string> = {}
    for (const { row, cells: values } of await readRows(source.rows(name)))
      for (const [column, value] of values.entries())
        if (value !== null) cells[`${row},${column}`] = showCell(value)
    sheets[name] = cells
  }
  await source.close()
  return { format: source.format, sheets, states: Object.fromEntries(source.sheetStates) }
}

const sheet = (name: string, rows: string, behind = '') =>
  `<Worksheet ss:Name="${name}"><Table>${rows}</Table>${behind}</Worksheet>`
const book = (...sheets: string[]) =>
  `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="a"/></Styles>${sheets.join('')}</Workbook>`
const cell = (text: string, type = 'String', attributes = '') =>
  `<Cell ${attributes}><Data ss:Type="${type}">${text}</Data></Cell>`

test('cells of every type stand where the file says', async () => {
  const rows =
    `<Row>${cell('ก')}${cell('0012')}${cell('12.5', 'Number')}${cell('1', 'Boolean')}${cell('#N/A', 'Error')}</Row>` +
    `<Row ss:Index="4" ss:Span="1">${cell('a', 'String', 'ss:MergeAcross="2"')}${cell('b')}${cell('c', 'String', 'ss:Index="7"')}</Row>` +
    `<Row>${cell('2026-01-09T00:00:00.000', 'DateTime')}<Cell/><Cell ss:Formula="=A1"/>${cell('3', 'Number', 'ss:Formula="=A1"')}` +
    `<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>ตัว</B>หนา</ss:Data><Comment><ss:Data>หมายเหตุ</ss:Data></Comment></Cell></Row>`
  expect(await read(book(sheet('Detail', rows)))).toEqual({
    format: 'xml2003',
    sheets: {
      Detail: {
        '0,0': 'string ก',
        '0,1': 'string 0012',
        '0,2': 'number 12.5',
        '0,3': 'boolean true',
        '0,4': 'error #N/A',
        '3,0': 'string a',
        '3,3': 'string b',
        '3,6': 'string c',
        '5,0': 'date 46031',
        '5,2': 'not calculated',
        '5,3': 'number 3',
        '5,4': 'string ตัวหนา',
      },
    },
    states: { Detail: 'visible' },
  })
})

test('sheets are told whether they are seen', async () => {
  const state = (visible: string) =>
    `<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>${visible}</Visible></WorksheetOptions>`
  const rows = `<Row>${cell('1')}</Row>`
  const { sheets, states } = await read(
    book(
      sheet('a', rows),
      sheet('b', rows, state('SheetHidden')),
      sheet('c', rows, state('SheetVeryHidden')),
    ),
  )
  expect(Object.keys(sheets)).toEqual(['a', 'b', 'c'])
  expect(states).toEqual({ a: 'visible', b: 'hidden', c: 'veryHidden' })
})

test('what SheetJS writes comes back', async () => {
  const workbook = XLSX.utils.book_new()
  const rows = [
    ['REP No.', 'ชื่อ & <สกุล>'],
    ['0001', 1234.5],
  ]
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(rows), 'Detail')
  const written: string = XLSX.write(workbook, { type: 'string', bookType: 'xlml' })
  const meant = {
    '0,0': 'string REP No.',
    '0,1': 'string ชื่อ & <สกุล>',
    '1,0': 'string 0001',
    '1,1': 'number 1234.5',
  }
  for (const bytes of [written, `\ufeff${written}`, utf16le(written), windows874(written)])
    expect((await read(bytes)).sheets['Detail']).toEqual(meant)
})

test.each<[title: string, bytes: string, code: string]>([
  ['cut off', book(sheet('a', `<Row>${cell('1')}</Row>`)).slice(0, -60), 'workbook.unreadable'],
  [
    'with a number that is none',
    book(sheet('a', `<Row>${cell('1.2.3', 'Number')}</Row>`)),
    'workbook.unreadable',
  ],
  [
    'with rows that go back',
    book(sheet('a', '<Row ss:Index="4"/><Row ss:Index="2"/>')),
    'workbook.unreadable',
  ],
  ['with two sheets of one name', book(sheet('a', ''), sheet('a', '')), 'workbook.unreadable'],
  [
    'wider than a table can be',
    book(sheet('a', `<Row>${cell('1', 'String', 'ss:Index="9999"')}</Row>`)),
    'workbook.tooLarge',
  ],
])('a document %s is refused', async (_title, bytes, code) => {
  expect((await findRefusal(write(bytes)))?.code).toBe(code)
})

test('a blank text far away is none', async () => {
  const rows = `<Row>${cell('1')}${cell(' ', 'String', 'ss:Index="16384"')}<Cell ss:Formula="=A1"/></Row>`
  expect((await read(book(sheet('a', rows)))).sheets['a']).toEqual({ '0,0': 'string 1' })
})

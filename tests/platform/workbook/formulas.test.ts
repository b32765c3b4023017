import { afterAll, expect, test } from 'vitest'
import {
  double,
  eof,
  label,
  number,
  record,
  text,
  words,
  xlsFile,
} from '#tests/platform/workbook/biff8-bytes.ts'
import { createFolder, readWorkbook } from '#tests/platform/workbook/sample-files.ts'
import { sheetXml, xlsxFile } from '#tests/platform/workbook/xlsx-bytes.ts'

const folder = createFolder()
afterAll(folder.remove)

const calculates = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'

/** The cells of one row: what stands in A1, B1 and so on. */
async function readXlsx(cells: readonly string[], more: { head?: string; behind?: string } = {}) {
  const sheet = sheetXml(`<row r="1">${cells.join('')}</row>`).replace(
    '</worksheet>',
    `${more.behind ?? ''}$&`,
  )
  const bytes = xlsxFile({
    sheet,
    styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
    workbookHead: more.head ?? '',
  })
  const { sheets } = await readWorkbook(folder.write('book.xlsx', bytes))
  return Object.values(sheets['Detail'] ?? {})
}

test('a formula without any value was never calculated, whatever its type', async () => {
  const cells = [
    '<c><f>A9</f></c>',
    '<c><f>A9</f><v></v></c>',
    '<c><f>A9</f><v/></c>',
    '<c t="str"><f>A9</f></c>',
    '<c t="b"><f>A9</f></c>',
    '<c t="e"><f>A9</f></c>',
    '<c t="shared"><f t="shared" si="0"/></c>',
  ]
  expect(await readXlsx(cells)).toEqual(cells.map(() => 'not calculated'))
})

test('a result of 0, FALSE or no text is one, but not in a file that asks for its formulas to be calculated', async () => {
  const cells = [
    '<c><f>A9</f><v>0</v></c>',
    '<c><f>A9</f><v>0.0</v></c>',
    '<c s="1"><f>A9</f><v>0</v></c>',
    '<c t="b"><f>A9</f><v>0</v></c>',
    '<c t="str"><f>A9</f><v></v></c>',
    '<c><f>A9</f><v>12.5</v></c>',
    '<c t="str"><f>A9</f><v>ก</v></c>',
    '<c><v>0</v></c>',
  ]
  const kept = ['number 12.5', 'string ก', 'number 0']
  const calculated = ['number 0', 'number 0', 'date 0', 'boolean false', 'string ', ...kept]
  const asked = [...Array(5).fill('not calculated'), ...kept]

  expect(await readXlsx(cells)).toEqual(calculated)
  expect(await readXlsx(cells, { head: '<calcPr calcId="191029"/>' })).toEqual(calculated)
  expect(await readXlsx(cells, { head: calculates })).toEqual(asked)
  expect(await readXlsx(cells, { head: '<calcPr calcCompleted="0"/>' })).toEqual(asked)
  expect(await readXlsx(cells, { behind: '<sheetCalcPr fullCalcOnLoad="1"/>' })).toEqual(asked)
  expect(await readXlsx(cells, { behind: '<sheetCalcPr fullCalcOnLoad="0"/>' })).toEqual(calculated)
  expect(await readXlsx(cells.map((cell) => cell.replace('<f>', '<f ca="1">')))).toEqual(asked)
})

test('an array fills its other cells too, though only the first has its formula', async () => {
  const array = [
    '<c r="A1"><f t="array" ref="A1:C1">A9:C9</f><v>0</v></c>',
    '<c r="B1"><v>0</v></c>',
    '<c r="C1"/>',
    '<c r="D1"><v>0</v></c>',
  ]
  expect(await readXlsx(array, { head: calculates })).toEqual([
    'not calculated',
    'not calculated',
    'not calculated',
    'number 0',
  ])
})

test('what an array fills is told in its rows alone', async () => {
  const rows =
    '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v>0</v></c></row>' +
    '<row r="2"><c r="A2"><v>0</v></c></row><row r="3"><c r="A3"><v>0</v></c></row>'
  const bytes = xlsxFile({ sheet: sheetXml(rows), workbookHead: calculates })
  expect((await readWorkbook(folder.write('book.xlsx', bytes))).sheets['Detail']).toEqual({
    '0,0': 'not calculated',
    '1,0': 'not calculated',
    '2,0': 'number 0',
  })
})

const none = Buffer.alloc(6)
/** A FORMULA record. @param value eight bytes: a number, or the mark of what is none */
const formula = (column: number, value: Buffer, flags = 0) =>
  record(0x0006, words(0, column, 0), value, words(flags), none)
const marked = (kind: number, code = 0) => Buffer.from([kind, 0, code, 0, 0, 0, 0xff, 0xff])
const string = (value: string) => record(0x0207, text(value))
const calculatedBy = (engine: number) => record(0x01c1, words(0x01c1, 0, engine & 0xffff, engine >>> 16))
const uncalced = record(0x005e, words(0))

async function readXls(records: readonly Buffer[], globals: readonly Buffer[]) {
  const { sheets } = await readWorkbook(
    folder.write('book.xls', xlsFile(globals, [{ name: 'Detail', records }])),
  )
  return Object.values(sheets['Detail'] ?? {})
}

const results = (flags = 0) => [
  formula(0, double(0), flags),
  formula(1, marked(1), flags),
  formula(2, marked(3), flags),
  formula(3, marked(0), flags),
  string(''),
  formula(4, double(12.5), flags),
  formula(5, marked(0), flags),
  string('ก'),
  formula(6, marked(1, 1), flags),
  number(0, 7, 0),
  label(0, 8, 'x'),
]
const kept = ['number 12.5', 'string ก', 'boolean true', 'number 0', 'string x']

test('an .xls tells by its records whether its formulas were calculated', async () => {
  const excel = [calculatedBy(191_029)]
  const calculated = ['number 0', 'boolean false', 'string ', 'string ', ...kept]
  const asked = [...Array(4).fill('not calculated'), ...kept]

  expect(await readXls(results(), excel)).toEqual(calculated)
  expect(await readXls(results(1), excel)).toEqual(asked)
  expect(await readXls(results(2), excel)).toEqual(asked)
  expect(await readXls(results(4), excel)).toEqual(calculated)
  expect(await readXls([uncalced, ...results()], excel)).toEqual(asked)
  expect(await readXls(results(), [calculatedBy(0)])).toEqual(asked)
})

test('a formula of .xls whose text never comes was not calculated, nor a blank one of a program that does not calculate', async () => {
  const excel = [calculatedBy(191_029)]
  expect(await readXls([formula(0, marked(0)), number(0, 1, 5)], excel)).toEqual([
    'not calculated',
    'number 5',
  ])
  expect(await readXls([formula(0, marked(0))], excel)).toEqual(['not calculated'])
  expect(await readXls([formula(0, marked(3)), formula(1, double(0))], [])).toEqual([
    'not calculated',
    'number 0',
  ])
})

test('a chart on a sheet says nothing of the formulas around it', async () => {
  const chart = [record(0x0809, words(0x0600, 0x0020, 0, 0, 0, 0, 0, 0)), uncalced, eof()]
  expect(await readXls([...chart, formula(0, double(0))], [calculatedBy(191_029)])).toEqual(['number 0'])
})

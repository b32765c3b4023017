import { afterAll, expect, test } from 'vitest'
import { openWorkbook } from '#main/platform/workbook/open-workbook.ts'
import {
  bof,
  characters,
  compoundFile,
  double,
  eof,
  format,
  label,
  labelSst,
  long,
  number,
  record,
  style,
  text,
  words,
  workbookStream,
  xlsFile,
} from '#tests/platform/workbook/biff8-bytes.ts'
import { createFolder, readRows, readWorkbook } from '#tests/platform/workbook/sample-files.ts'

const folder = createFolder()
afterAll(folder.remove)

const plain = [style(0)]
const readDetail = async (globals: readonly Uint8Array[], records: readonly Uint8Array[]) => {
  const { sheets } = await readWorkbook(
    folder.write('detail.xls', xlsFile(globals, [{ name: 'Detail', records }])),
  )
  return Object.values(sheets)[0]
}

test('a shared text that runs on in CONTINUE records may change its character width on the way', async () => {
  const sst = record(0x00fc, long(2), long(2), words(8), characters('HN ก', true))
  const rest = record(0x003c, characters('0042', false), words(3), characters('หญ'))
  const end = record(0x003c, characters('ง'))
  expect(await readDetail([...plain, sst, rest, end], [labelSst(0, 0, 0), labelSst(0, 1, 1)])).toEqual({
    '0,0': 'string HN ก0042',
    '0,1': 'string หญง',
  })
})

test('formatting runs and phonetic guides of a shared text are skipped, also across records', async () => {
  const rich = Buffer.concat([
    words(3),
    Buffer.from([0x0d]),
    words(2),
    long(6),
    Buffer.from('กขค', 'utf16le'),
  ])
  const sst = record(0x00fc, long(2), long(2), rich, Buffer.alloc(5))
  const rest = record(0x003c, Buffer.alloc(9), text('next'))
  expect(await readDetail([...plain, sst, rest], [labelSst(0, 0, 0), labelSst(0, 1, 1)])).toEqual({
    '0,0': 'string กขค',
    '0,1': 'string next',
  })
})

test('short forms of numbers, runs of them, rich labels, blanks and formula texts read as they show', async () => {
  const records = [
    record(0x027e, words(0, 0, 0), long((123_456 << 2) | 3)),
    record(0x00bd, words(0, 1, 0), long((-5 << 2) | 2), words(0), long(0x3ff8_0000), words(2)),
    record(0x00be, words(0, 3, 0, 0, 4)),
    record(0x0201, words(0, 5, 0)),
    record(0x00d6, words(0, 6, 0), text('ตัวหนา'), words(1, 0, 0)),
    record(0x0006, words(0, 7, 0), Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff]), words(0, 0, 0, 0)),
    record(0x04bc, Buffer.alloc(10)),
    record(0x0207, text('ผลลัพธ์')),
    record(0x0006, words(0, 8, 0), Buffer.from([3, 0, 0, 0, 0, 0, 0xff, 0xff]), words(0, 0, 0, 0)),
    record(0x0205, words(0, 9, 0), Buffer.from([0x2a, 1])),
    record(0x0205, words(0, 10, 0), Buffer.from([1, 0])),
  ]
  // a blank result is one only in a file of a program that calculates
  const calculated = record(0x01c1, words(0x01c1, 0, 0xea35, 2))
  expect(await readDetail([...plain, calculated], records)).toEqual({
    '0,0': 'number 1234.56',
    '0,1': 'number -5',
    '0,2': 'number 1.5',
    '0,6': 'string ตัวหนา',
    '0,7': 'string ผลลัพธ์',
    '0,8': 'string ',
    '0,9': 'error #N/A',
    '0,10': 'boolean true',
  })
})

test('a number is a date when its style says so, in the 1904 system too', async () => {
  const globals = [
    record(0x0022, words(1)),
    format(164, '[$-41E]d mmm yy;@'),
    format(165, '#,##0.00 "d/m"'),
    ...[0, 14, 164, 165, 4].map(style),
  ]
  const records = [0, 1, 2, 3, 4, 9].map((xf, column) => number(0, column, 40_000.5, xf))
  expect(await readDetail(globals, records)).toEqual({
    '0,0': 'number 40000.5',
    '0,1': 'date 40000.5 (1904)',
    '0,2': 'date 40000.5 (1904)',
    '0,3': 'number 40000.5',
    '0,4': 'number 40000.5',
    '0,5': 'number 40000.5',
  })
})

test('rows written out of order come out top down and whole', async () => {
  const records = [number(7, 0, 70), number(2, 0, 20), number(7, 1, 71), label(2, 2, 'c'), number(0, 1, 1)]
  const path = folder.write('order.xls', xlsFile(plain, [{ name: 'Detail', records }]))
  const workbook = await openWorkbook(path)
  const rows = await readRows(workbook.rows('Detail'))
  await workbook.close()
  expect(rows).toEqual([
    { row: 0, cells: [null, 1] },
    { row: 2, cells: [20, null, 'c'] },
    { row: 7, cells: [70, 71] },
  ])
})

test('the last of two cells at the same place counts, and a chart on the sheet adds no cells', async () => {
  const chart = [bof(0x0020), number(0, 5, 99), eof()]
  expect(await readDetail(plain, [number(0, 0, 1), number(0, 0, 2), ...chart, number(1, 0, 3)])).toEqual({
    '0,0': 'number 2',
    '1,0': 'number 3',
  })
})

test('sheets are found where the workbook says, not by their order; chart sheets are not listed', async () => {
  const path = folder.write(
    'sheets.xls',
    xlsFile(plain, [
      { name: 'Chart1', kind: 2, records: [] },
      { name: 'Detail', records: [number(0, 0, 1)] },
      { name: 'รายงานพึงรับ', records: [number(0, 0, 2)] },
    ]),
  )
  const workbook = await openWorkbook(path)
  const read = async (name: string) => (await readRows(workbook.rows(name)))[0]?.cells
  expect({
    names: workbook.sheetNames,
    last: await read('รายงานพึงรับ'),
    first: await read('Detail'),
    again: await read('รายงานพึงรับ'),
  }).toEqual({ names: ['Detail', 'รายงานพึงรับ'], last: [2], first: [1], again: [2] })
  await workbook.close()
})

test('a workbook inside another one is not mistaken for it, and a small one lies in the mini stream', async () => {
  const small = workbookStream(plain, [{ name: 'Detail', records: [number(0, 0, 1)] }])
  const inner = workbookStream(plain, [{ name: 'Inner', records: [] }])
  const path = folder.write('nested.xls', compoundFile({ 'MBD0001/Workbook': inner, Workbook: small }))
  expect(await readWorkbook(path)).toEqual({ format: 'biff8', sheets: { Detail: { '0,0': 'number 1' } } })
})

test('a text cell that points at no shared text stops the sheet, with the row as the spreadsheet shows it', async () => {
  const records = [number(0, 0, 1), labelSst(4, 2, 7)]
  const path = folder.write('missing.xls', xlsFile(plain, [{ name: 'Detail', records }]))
  await expect(readWorkbook(path)).rejects.toMatchObject({
    code: 'workbook.unreadable',
    details: { file: 'missing.xls', sheet: 'Detail', row: 5 },
  })
})

test('a sheet without its end gives no row at all', async () => {
  const stream = workbookStream(plain, [{ name: 'Detail', records: [number(0, 0, 1), number(1, 0, 2)] }])
  const path = folder.write('no-end.xls', compoundFile({ Workbook: stream.subarray(0, stream.length - 4) }))
  const workbook = await openWorkbook(path)
  const batches = workbook.rows('Detail')[Symbol.asyncIterator]()
  await expect(batches.next()).rejects.toMatchObject({ code: 'workbook.truncated' })
  await workbook.close()
})

test('a formula may hold a number as well', async () => {
  const formula = record(0x0006, words(0, 0, 0), double(12.5), words(0, 0, 0, 0))
  expect(await readDetail(plain, [formula])).toEqual({ '0,0': 'number 12.5' })
})

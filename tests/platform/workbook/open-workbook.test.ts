import * as XLSX from '@e965/xlsx'
import { afterAll, expect, test } from 'vitest'
import {
  characters,
  compoundFile,
  label,
  labelSst,
  long,
  number,
  record,
  text,
  words,
  workbookStream,
  xlsFile,
} from '#tests/platform/workbook/biff8-bytes.ts'
import { createFolder, readWorkbook } from '#tests/platform/workbook/sample-files.ts'
import { sheetXml, xlsxFile, xlsxParts, zipFile } from '#tests/platform/workbook/xlsx-bytes.ts'

const folder = createFolder()
afterAll(folder.remove)

const written = (bookType: XLSX.BookType): Buffer => {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ['REP No.', 'TRAN_ID'],
      [1, 2],
    ]),
    'Detail',
  )
  return XLSX.write(book, { type: 'buffer', bookType })
}

const rows = Array.from({ length: 2_000 }, (_, row) => number(row, row % 5, row))
const goodXls = xlsFile([], [{ name: 'Detail', records: rows }])
const goodXlsx = xlsxFile({ sheet: sheetXml('<row r="1"><c r="A1"><v>5</v></c></row>') })
const filePass = record(0x002f, words(0), Buffer.alloc(50))
const utf16Page = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<html><body>', 'utf16le')])

test.each([
  ['a file of 0 bytes', Buffer.alloc(0), 'workbook.empty'],
  ['a sign-in page under the .xls name', Buffer.from('\n<!DOCTYPE html><html>เข้าสู่ระบบ'), 'workbook.webPage'],
  ['a page behind a byte order mark', Buffer.from('\ufeff<HTML><body>'), 'workbook.webPage'],
  ['a page that starts with a comment', Buffer.from('<!-- a --> <table border=1>'), 'workbook.webPage'],
  ['a page in UTF-16', utf16Page, 'workbook.webPage'],
  ['a text file', Buffer.from('REP,TRAN_ID\n1,2\n'), 'workbook.notWorkbook'],
  ['an XML spreadsheet', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'workbook.notWorkbook'],
  ['99 bytes of rubbish', Buffer.alloc(99, 7), 'workbook.notWorkbook'],
  [
    'an OLE2 file without a workbook',
    compoundFile({ WordDocument: Buffer.alloc(5_000) }),
    'workbook.notWorkbook',
  ],
  ['a zip file without a workbook', zipFile([{ path: 'a.txt', text: 'a' }]), 'workbook.notWorkbook'],
  ['an Excel 5 workbook', written('biff5'), 'workbook.oldFormat'],
  ['an Excel 2 workbook', written('biff2'), 'workbook.oldFormat'],
  ['an Excel 4 workbook', Buffer.from([9, 4, 6, 0, 0, 0, 0x10, 0, 0, 0]), 'workbook.oldFormat'],
  ['an encrypted .xls', xlsFile([filePass], [{ name: 'Detail', records: [] }]), 'workbook.encrypted'],
  ['an encrypted .xlsx', compoundFile({ EncryptedPackage: Buffer.alloc(9_000) }), 'workbook.encrypted'],
  [
    'a zip with a password',
    zipFile(xlsxParts({ sheet: '' }).map((part) => ({ ...part, flags: 1 }))),
    'workbook.encrypted',
  ],
  ['the first 5 bytes of an .xls', goodXls.subarray(0, 5), 'workbook.truncated'],
  ['the first 300 bytes of an .xls', goodXls.subarray(0, 300), 'workbook.truncated'],
  ['half an .xls', goodXls.subarray(0, goodXls.length / 2), 'workbook.truncated'],
  ['an .xls without its last quarter', goodXls.subarray(0, goodXls.length * 0.75), 'workbook.truncated'],
  ['half an .xlsx', goodXlsx.subarray(0, goodXlsx.length / 2), 'workbook.truncated'],
])('%s is refused by its own name', async (_, bytes, code) => {
  await expect(readWorkbook(folder.write('file.xls', bytes))).rejects.toMatchObject({
    code,
    details: { file: 'file.xls' },
  })
})

test('a file that is not there and a folder are refused', async () => {
  await expect(readWorkbook(folder.path('none.xls'))).rejects.toMatchObject({ code: 'import.fileMissing' })
  await expect(readWorkbook(folder.path('.'))).rejects.toMatchObject({ code: 'workbook.unreadable' })
})

test('the name of the file says nothing: an .xlsx under the .xls name is read', async () => {
  const { format, sheets } = await readWorkbook(folder.write('misnamed.xls', goodXlsx))
  expect({ format, sheets }).toEqual({ format: 'xlsx', sheets: { Detail: { '0,0': 'number 5' } } })
})

const manyTexts = record(0x00fc, long(3), long(3), text('aaa'), text('bbb'), text('ccc'))
const shared = '<si><t>aaa</t></si><si><t>bbb</t></si><si><t>ccc</t></si>'
const wideRow = '<row r="1"><c r="AA1"><v>1</v></c></row>'
const xls = (globals: readonly Uint8Array[], records: readonly Uint8Array[]) =>
  xlsFile(globals, [
    { name: 'Detail', records },
    { name: 'Summary', records: [] },
  ])

test.each([
  ['maxBytes', 1_000, goodXls],
  ['maxRowsPerSheet', 1_999, goodXls],
  ['maxSheets', 1, xls([], [])],
  ['maxColumns', 26, xls([], [number(0, 26, 1)])],
  ['maxTextCharacters', 9, xls([], [label(0, 0, 'ten letter')])],
  ['maxTextCharacters', 2, xls([manyTexts], [labelSst(0, 0, 0)])],
  ['maxSharedStrings', 2, xls([manyTexts], [])],
  ['maxSharedStrings', 2, xls([record(0x00fc, long(1), long(-1), words(1), characters('a'))], [])],
  ['maxSharedCharacters', 8, xls([manyTexts], [])],
  ['maxRowsPerSheet', 1, xlsxFile({ sheet: sheetXml(wideRow + wideRow.replaceAll('1"', '2"')) })],
  ['maxColumns', 26, xlsxFile({ sheet: sheetXml(wideRow) })],
  ['maxTextCharacters', 2, xlsxFile({ sheet: '<a/>', shared })],
  ['maxTextCharacters', 2, xlsxFile({ sheet: sheetXml('<row><c t="str"><v>aaa</v></c></row>') })],
  ['maxSharedStrings', 2, xlsxFile({ sheet: '<a/>', shared })],
  ['maxSharedCharacters', 8, xlsxFile({ sheet: '<a/>', shared })],
  ['maxPartBytes', 1_000_000, xlsxFile({ sheet: `<a>${' '.repeat(5_000_000)}</a>` })],
])('a workbook that passes %s (%i) is refused', async (limit, value, bytes) => {
  const path = folder.write('large.xls', bytes)
  await expect(readWorkbook(path, { [limit]: value })).rejects.toMatchObject({
    code: 'workbook.tooLarge',
    details: { file: 'large.xls', limit },
  })
})

test('a workbook right at its limits is read', async () => {
  const path = folder.write('fits.xls', goodXls)
  const limits = { maxBytes: goodXls.length, maxRowsPerSheet: 2_000, maxColumns: 5, maxSheets: 1 }
  const { sheets } = await readWorkbook(path, limits)
  expect(Object.keys(Object.values(sheets)[0] ?? {}).length).toBe(2_000)
})

test('a container whose chain of sectors runs in a circle is refused', async () => {
  const circle = Buffer.from(
    compoundFile({ Workbook: workbookStream([], [{ name: 'Detail', records: rows }]) }),
  )
  const fatSector = circle.readInt32LE(76)
  const fat = (fatSector + 1) * 512
  for (let sector = 0; sector < 128; sector++) {
    if (circle.readInt32LE(fat + 4 * sector) === sector + 1) circle.writeInt32LE(sector, fat + 4 * sector)
  }
  await expect(readWorkbook(folder.write('circle.xls', circle))).rejects.toMatchObject({
    code: 'workbook.unreadable',
  })
})

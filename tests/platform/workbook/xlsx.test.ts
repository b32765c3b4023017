import { afterAll, expect, test } from 'vitest'
import { createFolder, readWorkbook } from '#tests/platform/workbook/sample-files.ts'
import { sheetXml, xlsxFile, xlsxParts, zipFile } from '#tests/platform/workbook/xlsx-bytes.ts'

const folder = createFolder()
afterAll(folder.remove)

const read = async (book: Parameters<typeof xlsxFile>[0]) => {
  const { sheets } = await readWorkbook(folder.write('book.xlsx', xlsxFile(book)))
  return sheets
}

test('shared texts join their formatting runs, leave phonetic guides out and resolve references once', async () => {
  const shared =
    '<si><t>a&amp;lt;b</t></si><si><r><rPr><b/></rPr><t>นาย </t></r><r><t xml:space="preserve"> ก</t></r>' +
    '<rPh sb="0" eb="1"><t>xx</t></rPh></si><si><t><![CDATA[<&>]]></t></si><si><t>_x0E01_&#3586;&#x0E03;</t></si><si/>'
  const cells = [0, 1, 2, 3, 4].map((index) => `<c t="s"><v>${index}</v></c>`).join('')
  expect(await read({ shared, sheet: sheetXml(`<row>${cells}</row>`) })).toEqual({
    Detail: {
      '0,0': 'string a&lt;b',
      '0,1': 'string นาย  ก',
      '0,2': 'string <&>',
      '0,3': 'string กขฃ',
      '0,4': 'string ',
    },
  })
})

test('cells of every type, with and without an address, come out as values', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="[$-41E]d mmm yy"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs>'
  const first =
    '<c r="B3"><v>1.5</v></c><c t="b"><v>1</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="b"><f>A1</f><v>0</v></c>' +
    '<c s="1"><v>45000.5</v></c><c s="2"><f>NOW()</f><v>45000</v></c><c t="str"><f>T(A1)</f><v>ก &lt; ข</v></c>' +
    '<c t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c><c t="d"><v>2025-10-01T12:00:00</v></c><c s="1"/>'
  const sheet = `<?xml version="1.0"?><!-- <row> --><x:worksheet xmlns:x="m"><x:sheetData><x:row r="3">${first}</x:row><x:row><x:c><x:v>9</x:v></x:c></x:row></x:sheetData></x:worksheet>`
  expect(await read({ styles, sheet })).toEqual({
    Detail: {
      '2,1': 'number 1.5',
      '2,2': 'boolean true',
      '2,3': 'error #DIV/0!',
      '2,4': 'boolean false',
      '2,5': 'date 45000.5',
      '2,6': 'date 45000',
      '2,7': 'string ก < ข',
      '2,8': 'string inline',
      '2,9': 'date 45931.5',
      '3,0': 'number 9',
    },
  })
})

test('dates of the 1904 system say so', async () => {
  const styles = '<cellXfs><xf numFmtId="14"/></cellXfs>'
  const sheet = sheetXml('<row r="1"><c r="A1" s="0"><v>40000</v></c></row>')
  expect(await read({ styles, sheet, workbookHead: '<workbookPr date1904="1"/>' })).toEqual({
    Detail: { '0,0': 'date 40000 (1904)' },
  })
})

test('a sheet of many pieces keeps every text that lies across two of them', async () => {
  const rows = Array.from({ length: 3_000 }, (_, row) => {
    const text = `แถว ${row} &amp; ${'ค่า'.repeat(row % 90)}`
    return `<row r="${row + 1}"><c r="A${row + 1}" t="str"><v>${text}</v></c></row>`
  })
  const { Detail } = await read({ sheet: sheetXml(rows.join('\r\n')) })
  expect(Detail).toEqual(
    Object.fromEntries(rows.map((_, row) => [`${row},0`, `string แถว ${row} & ${'ค่า'.repeat(row % 90)}`])),
  )
})

test.each([
  ['a number that is none', sheetXml('<row r="4"><c r="A4"><v>12x</v></c></row>'), 4],
  ['a shared text that is not there', sheetXml('<row r="2"><c r="A2" t="s"><v>5</v></c></row>'), 2],
  ['rows out of order', sheetXml('<row r="5"/><row r="2"/>'), 5],
  ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', 0],
  ['a document that stops in the middle', '<worksheet><sheetData><row r="1"><c r="A1"><v>5', 1],
  ['a tag that never closes', `<worksheet><sheetData><row ${'a="b" '.repeat(60_000)}`, 0],
])('%s makes the sheet unreadable', async (_, sheet, row) => {
  await expect(read({ sheet })).rejects.toMatchObject({
    code: 'workbook.unreadable',
    details: { file: 'book.xlsx', sheet: 'Detail', row },
  })
})

test('a part that does not match its checksum makes the sheet unreadable', async () => {
  const parts = xlsxParts({ sheet: sheetXml('<row r="1"><c r="A1"><v>5</v></c></row>') }).map((part) =>
    part.path.endsWith('sheet1.xml') ? { ...part, checksum: 1 } : part,
  )
  const path = folder.write('sum.xlsx', zipFile(parts))
  await expect(readWorkbook(path)).rejects.toMatchObject({ code: 'workbook.unreadable' })
})

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openSource } from '#main/platform/workbook/open-source.ts'
import { createFolder } from '#tests/platform/workbook/sample-files.ts'
import {
  findRefusal,
  readSource,
  utf16be,
  utf16le,
  windows874,
} from '#tests/platform/workbook/source-files.ts'

const folder = createFolder()
afterAll(folder.remove)

const write = (bytes: Buffer | string) => folder.write('list.csv', Buffer.from(bytes))
const read = async (bytes: Buffer | string) => (await readSource(write(bytes))).sheets['csv']

const text = 'postingDate,fundName\r\n25690109,กองทุนผู้ป่วยใน\r\n'
const rows = { 0: ['postingDate', 'fundName'], 1: ['25690109', 'กองทุนผู้ป่วยใน'] }

describe('a text table', () => {
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 behind a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', utf16le(text)],
    ['UTF-16, high bytes first', utf16be(text)],
    ['UTF-16 without a byte order mark', utf16le(text).subarray(2)],
    ['Windows-874', windows874(text)],
  ])('in %s is read as one sheet', async (_encoding, bytes) => {
    expect(await readSource(write(bytes))).toEqual({ format: 'csv', sheets: { csv: rows } })
  })

  it('that begins in Thai is told in UTF-16 too', async () => {
    const thai = 'วันที่,กองทุน\nก,ข'
    expect(await read(utf16le(thai).subarray(2))).toEqual({ 0: ['วันที่', 'กองทุน'], 1: ['ก', 'ข'] })
  })

  it.each([[','], [';'], ['\t']])('is parted by %j when that makes most columns', async (separator) => {
    const lines = [
      ['a', 'b', 'c'],
      ['1', '"2;,\t"', '3'],
    ].map((cells) => cells.join(separator))
    expect(await read(lines.join('\n'))).toEqual({ 0: ['a', 'b', 'c'], 1: ['1', '2;,\t', '3'] })
  })

  it('ends its lines as it likes, and its last one not at all', async () => {
    expect(await read('a,b\r1,2\r\n3,4\n\n5,6')).toEqual({
      0: ['a', 'b'],
      1: ['1', '2'],
      2: ['3', '4'],
      4: ['5', '6'],
    })
  })

  it('keeps commas, quotes and line ends of a quoted text, and the row counts once', async () => {
    expect(await read('a,b\n"1\r\nหนึ่ง, ""สอง""",\n2,3')).toEqual({
      0: ['a', 'b'],
      1: ['1\r\nหนึ่ง, "สอง"', null],
      2: ['2', '3'],
    })
  })

  it('keeps leading zeros and spaces, takes an empty field for a blank, and a quote within a text for itself', async () => {
    expect(await read('a,b,c\n0000010670, ,5" สาย\n"",,')).toEqual({
      0: ['a', 'b', 'c'],
      1: ['0000010670', ' ', '5" สาย'],
    })
  })
})

describe('the separator', () => {
  it('is the one that makes rows of one width, though a name holds others', async () => {
    expect(await read('"a,b,c";d\n1;2\n3;4')).toEqual({ 0: ['a,b,c', 'd'], 1: ['1', '2'], 2: ['3', '4'] })
  })
})

describe('around a table', () => {
  it.each([
    ['sep=,', 'sep=,\na,b\n1,2'],
    ['sep=, in quotes', '"sep=,"\r\na,b\n1,2'],
    ['sep=, that a program wrote as a line of the table', 'SEP=,,\ra,b\n1,2'],
    ['sep=; though commas would do', 'sep=;\na;b\n1;2'],
    ['sep=| which nobody guesses', 'sep=|\na|b\n1|2'],
    ['sep=, behind a byte order mark and before another', '\ufeffsep=,\n\ufeffa,b\n1,2'],
    ['sep=; that is not so', 'sep=;\na,b\n1,2'],
  ])('the line %s is none of its rows', async (_what, written) => {
    expect(await read(written)).toEqual({ 0: ['a', 'b'], 1: ['1', '2'] })
  })

  it('titles of any width may stand above it, but what fills most of its columns is its first line', async () => {
    const table = 'a,b,c,d\n1,2,3,4\n5,6,7,8'
    expect(await read(`รายงาน\nณ วันที่,31/01/2569\n,,,,,,\nx,,,,,,,,\n${table}`)).toEqual({
      0: ['รายงาน'],
      1: ['ณ วันที่', '31/01/2569'],
      3: ['x', ...Array(8).fill(null)],
      4: ['a', 'b', 'c', 'd'],
      5: ['1', '2', '3', '4'],
      6: ['5', '6', '7', '8'],
    })
  })

  it('lines of separators and spaces are blank, and separators behind the last column are none of it', async () => {
    expect(await read('a,b,c,\n1,2,3\n4,5,6,,, \n7,8,,\n,,,,,,\n , ,\n')).toEqual({
      0: ['a', 'b', 'c', null],
      1: ['1', '2', '3'],
      2: ['4', '5', '6', null],
      3: ['7', '8', null, null],
    })
  })

  it('separators far beyond the widest table are blank; a value out there is too much', async () => {
    const commas = ','.repeat(16_383)
    expect(await read(`a,b${commas}\n1,2${commas}`)).toMatchObject({
      0: { length: 1_024 },
      1: { length: 1_024 },
    })
    expect(await findRefusal(write(`a,b\n1,2${commas}x`))).toMatchObject({
      code: 'workbook.tooLarge',
      details: { limit: 'maxColumns', row: 2 },
    })
  })
})

describe('a text written as a formula', () => {
  it.each([
    ['with its zeros', '="0012"', '0012'],
    ['in quotes', '"=""0012"""', '0012'],
    ['with a separator', '="1,234.50"', '1,234.50'],
    ['with a quote', '="5"" สาย"', '5" สาย'],
    ['with a quote, in quotes', '"=""5"""" สาย"""', '5" สาย'],
    ['without text', '=""', null],
    ['as a bare number', '=1234.5', '1234.5'],
    ['that really is one', '="a"&"b"', '="a"&"b"'],
    ['of cells', '=A1+B1', '=A1+B1'],
    ['that is a sign alone', '=', '='],
  ])('%s reads as it was meant', async (_what, written, meant) => {
    expect(await read(`a,b,c\n1,${written},2\n3,4,${written}`)).toEqual({
      0: ['a', 'b', 'c'],
      1: ['1', meant, '2'],
      2: ['3', '4', meant],
    })
  })

  it('without its end is torn', async () => {
    expect(await findRefusal(write('a,b\n1,="2\n3,4'))).toMatchObject({
      code: 'import.rowUnreadable',
      details: { row: 2 },
    })
  })
})

describe('a torn text table is refused, by row where there is one', () => {
  it.each([
    ['a quote of the first row nobody closed', '"a,b\n1,2\n', { row: 1 }],
    ['a quote nobody closed', 'a,b\n1,2\n"3,4\n5,6\n', { row: 3 }],
    ['a letter behind a closing quote', 'a,b\n"1"2,3\n', { row: 2 }],
    ['a row that ends early', 'a,b,c\n1,2,3\n\n4,5', { row: 4 }],
    ['a row that goes on too long', 'a,b\n1,2,3\n', { row: 2 }],
    ['headers that an unquoted comma parts anew', 'a,b1,b2,c\n1,2,3\n4,5,6\n', { row: 2 }],
    ['headers cut short', 'a,b,c\n1,2,3,4\n5,6,7,8\n', { row: 2 }],
    ['a remark below the table', 'a,b,c\n1,2,3\nพิมพ์เมื่อ 31/01/2569\n', { row: 3 }],
    ['a row torn below titles', 'รายงาน\n\na,b,c\n1,2,3\n4,5\n', { row: 5 }],
    ['a row behind a separator line', 'sep=,\na,b,c\n1,2,3\n4,5\n', { row: 3 }],
  ])('%s', async (_what, broken, place) => {
    expect(await findRefusal(write(broken))).toEqual({
      code: 'import.rowUnreadable',
      details: { file: 'list.csv', sheet: 'csv', ...place },
    })
  })

  it.each([
    ['a last letter cut in half', Buffer.from('a,b\n1,ก').subarray(0, -1), 'workbook.truncated'],
    ['half a letter of UTF-16', utf16le('a,b\n1,2').subarray(0, -1), 'workbook.truncated'],
    [
      'bytes that are neither UTF-8 nor Windows-874',
      Buffer.from([...Buffer.from('a,b\n1,'), 0x81]),
      'workbook.unreadable',
    ],
    [
      'damaged UTF-8 behind its mark',
      Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0x2c, 0xa1, 0x0a]),
      'workbook.unreadable',
    ],
    ['damaged Thai in UTF-8', Buffer.from(text).fill(0x41, 32, 33), 'workbook.unreadable'],
  ])('%s', async (_what, bytes, code) => {
    expect((await findRefusal(write(bytes)))?.code).toBe(code)
  })

  it.each([
    ['a letter', 'เรียน ผู้อำนวยการ\nเรื่อง แจ้งผลการโอนเงิน\n'],
    ['an XML document', '<?xml version="1.0"?><a,b/>'],
    ['bytes that are no text', 'a,b\n\u0001\u0002,3\n'],
  ])('%s is no table at all', async (_what, bytes) => {
    expect((await findRefusal(write(bytes)))?.code).toBe('workbook.notWorkbook')
  })

  it.each([
    ['maxBytes', { maxBytes: 20 }],
    ['maxColumns', { maxColumns: 2 }],
    ['maxRowsPerSheet', { maxRowsPerSheet: 3 }],
    ['maxTextCharacters', { maxTextCharacters: 9 }],
  ])('more than %s is too large', async (limit, limits) => {
    const table = `a,b,c\n${'1,2,3\n'.repeat(3)}1,2,0123456789\n`
    expect(await findRefusal(write(table), limits)).toMatchObject({
      code: 'workbook.tooLarge',
      details: { limit },
    })
  })
})

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[0-9"',;\t\r\n กขค่้-]{0,12}$/),
)
// a byte order mark is no letter, and what begins like a formula may be one
const cellText = cell.map((value) => value.replaceAll(/\ufeff|^=+/g, ''))
const tables = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
  )
  .filter((table) => (table[0] ?? []).every((name) => /^[^\p{Cc}<[{\s,;"]+$/u.test(name)))

const isQuoted = /[",;\t\r\n]/
const printCell = (value: string) => (isQuoted.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

describe('any table written by the rules', () => {
  it.each([
    ['UTF-8', (printed: string) => Buffer.from(`\ufeff${printed}`)],
    ['UTF-16', utf16le],
  ])('comes back as it was in %s', async (_encoding, encode) => {
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        async (table, separator, end) => {
          const printed = table.map((cells) => cells.map(printCell).join(separator)).join(end)
          const kept = table.map((cells) => cells.map((value) => value || null))
          const meant = Object.fromEntries(
            // a line of spaces is a blank one
            [...kept.entries()].filter(([, cells]) => cells.some((value) => /[^\s\u200b]/.test(value ?? ''))),
          )
          expect(await read(encode(printed + end))).toEqual(meant)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('cut off anywhere is refused, or read without the rows that are missing and without half of one', async () => {
    const lines = ['a,b,c', ...Array.from({ length: 30 }, (_, row) => `${row},"กองทุน ""${row}""",${row}.50`)]
    const bytes = Buffer.from(lines.join('\n'))
    const whole = await read(bytes)
    for (let length = 6; length < bytes.length; length += 3) {
      const path = write(bytes.subarray(0, length))
      if ((await findRefusal(path)) !== null) continue
      const kept = Object.entries((await readSource(path)).sheets['csv'] ?? {})
      // only the text of the very last cell may be shorter, because nothing tells that it was longer
      expect(kept.slice(0, -1)).toEqual(Object.entries(whole ?? {}).slice(0, kept.length - 1))
      expect(kept.at(-1)?.[1].slice(0, 2)).toEqual(whole?.[kept.length - 1]?.slice(0, 2))
    }
  })
})

setFlagsFromString('--expose_gc')
const collectGarbage = runInNewContext('gc') as () => void

/** @returns bytes that something still holds, waste not counted */
function measureHeld(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

describe('a long text table', () => {
  it('needs no memory for the rows behind it', async () => {
    const row = `${'x'.repeat(300)},1234567.50,"${'กข'.repeat(40)}"\n`
    const count = 60_000
    const path = folder.write('long.csv', Buffer.from(`a,b,c\n${row.repeat(count)}`))
    const source = await openSource(path)
    let rowsRead = 0
    let highest = 0
    const before = measureHeld()
    for await (const batch of source.rows('csv')) {
      if (Math.floor(rowsRead / 10_000) < Math.floor((rowsRead + batch.length) / 10_000))
        highest = Math.max(highest, measureHeld() - before)
      rowsRead += batch.length
    }
    await source.close()
    expect(rowsRead).toBe(count + 1)
    // the table is eight times that
    expect(highest).toBeLessThan(4_000_000)
  })
})

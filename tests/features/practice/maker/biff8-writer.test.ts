import { createHash } from 'node:crypto'
import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { MadeCell, SheetLine } from '#main/features/practice/maker/cells.ts'
import { writeCompoundFile } from '#main/features/practice/maker/cfb-writer.ts'
import { getCell, getSheet, readWorkbook, valueAt } from '#tests/features/practice/maker/oracle.ts'

function linesOf(rows: readonly (readonly MadeCell[])[]): SheetLine[] {
  return rows.map((cells, row) => ({ row, cells }))
}

const cellArbitrary = fc.oneof(
  fc.constantFrom<MadeCell>(null, '', '-', 'ค่าห้อง', 'ÿé', '0012'),
  fc.string({ maxLength: 40, unit: 'binary' }).filter((text) => !text.includes('\0')),
  fc.integer({ min: -(2 ** 31), max: 2 ** 40 }),
  fc.integer({ min: -90_000_000_000, max: 90_000_000_000 }).map((satang) => satang / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

test('SheetJS reads back every text and number that was written, in its cell', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cellArbitrary, { maxLength: 12 }), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      (rows, plainNumbers) => {
        const sheet = getSheet(
          readWorkbook(writeBiff8([{ name: 'แผ่น (1)', merges: [], lines: linesOf(rows) }], { plainNumbers })),
          'แผ่น (1)',
        )
        for (const [row, cells] of rows.entries()) {
          const wanted = cells.map((cell) => (cell === '' ? null : cell))
          expect(cells.map((_, column) => valueAt(sheet, row, column))).toEqual(wanted)
        }
      },
    ),
    { numRuns: 150 },
  )
})

test('long texts and many of them survive being cut over CONTINUE records', () => {
  const texts = Array.from({ length: 1500 }, (_, index) => {
    const letter = index % 3 === 0 ? 'ก' : index % 3 === 1 ? 'é' : 'ab'
    return `${index}:${letter.repeat((index * 37) % 900)}`
  })
  texts.push('ยาว'.repeat(10_922), 'x'.repeat(32_767))
  const rows = texts.map((text) => [text])
  const sheet = getSheet(readWorkbook(writeBiff8([{ name: 'S', merges: [], lines: linesOf(rows) }])), 'S')
  expect(texts.filter((text, row) => valueAt(sheet, row, 0) !== text)).toEqual([])
})

test('dates are date cells, merged blocks stand where they were asked for, sheets keep their order', () => {
  const lines = linesOf([[{ serial: 46_027.75, hasTime: true }, { serial: 46_027, hasTime: false }, 46_027]])
  const merges = [{ firstRow: 2, lastRow: 4, firstColumn: 1, lastColumn: 7 }]
  const workbook = readWorkbook(
    writeBiff8([
      { name: 'Detail', merges, lines },
      { name: 'Data sheet 0', merges: [], lines: [] },
    ]),
  )
  const sheet = getSheet(workbook, 'Detail')
  expect(workbook.SheetNames).toEqual(['Detail', 'Data sheet 0'])
  expect(sheet['!merges']).toEqual([{ s: { r: 2, c: 1 }, e: { r: 4, c: 7 } }])
  expect([0, 1, 2].map((column) => [valueAt(sheet, 0, column), getCell(sheet, 0, column)?.z])).toEqual([
    [46_027.75, 'dd/mm/yyyy hh:mm:ss'],
    [46_027, 'dd/mm/yyyy'],
    [46_027, 'General'],
  ])
})

test('numbers take the records other writers use: runs together, doubles alone', () => {
  const kindsIn = (plainNumbers: boolean) => {
    const file = writeBiff8(
      [{ name: 'S', merges: [], lines: linesOf([[1, 2.25, '-', 3.5, '', '', 'x', '', 1 / 3]]) }],
      { plainNumbers },
    )
    const kinds: number[] = []
    for (let at = 512; ; ) {
      const kind = file.readUInt16LE(at)
      kinds.push(kind)
      if (kind === 0x0a && kinds.includes(0x200)) break
      at += 4 + file.readUInt16LE(at + 2)
    }
    return kinds.slice(kinds.indexOf(0x208) + 1, kinds.indexOf(0x23e)).map((kind) => kind.toString(16))
  }
  expect(kindsIn(false)).toEqual(['bd', 'fd', '27e', 'be', 'fd', '201', '203'])
  expect(kindsIn(true)).toEqual(['203', '203', 'fd', '203', 'be', 'fd', '201', '203'])
})

test('a compound file of any size gives its stream back, also where the FAT needs DIFAT sectors', () => {
  for (const bytes of [1, 4095, 4096, 4097, 65_024, 7_200_000, 16_000_000, 40_000_001]) {
    const stream = Buffer.alloc(bytes, createHash('sha512').update(String(bytes)).digest())
    const file = writeCompoundFile([stream.subarray(0, bytes >> 1), stream.subarray(bytes >> 1)])
    const found = xlsx.CFB.find(xlsx.CFB.read(file, { type: 'buffer' }), '/Workbook')
    const content = Buffer.from(found?.content ?? [])
    expect(file.length % 512).toBe(0)
    expect(content.subarray(0, bytes).equals(stream)).toBe(true)
  }
})

test('more rows or longer sheet names than BIFF8 holds are refused instead of written wrong', () => {
  const write = (name: string, row: number) => () =>
    writeBiff8([{ name, merges: [], lines: [{ row, cells: [1] }] }])
  expect(write('S', 65_536)).toThrow('65,536 rows')
  expect(write('a'.repeat(32), 0)).toThrow('31 characters')
})

import * as XLSX from '@e965/xlsx'
import { afterAll, expect, test } from 'vitest'
import { randomWorkbook, readWithSheetJs } from '#tests/platform/workbook/random-workbook.ts'
import { createFolder, createRandom, readWorkbook } from '#tests/platform/workbook/sample-files.ts'

const folder = createFolder()
afterAll(folder.remove)

const workbooks = 220

/** What has been compared so far, so that an oracle that sees nothing is found out. */
const compared = new Map<string, number>()

function count(sheets: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  for (const cell of Object.values(sheets).flatMap((cells) => Object.values(cells))) {
    const kind = cell.endsWith('(1904)') ? 'date (1904)' : (cell.split(' ')[0] ?? '')
    compared.set(kind, (compared.get(kind) ?? 0) + 1)
  }
}

async function expectAgreement(seed: number, bookType: 'biff8' | 'xlsx') {
  const random = createRandom(seed)
  const book = randomWorkbook(random)
  const compression = random.below(2) === 0
  // Without shared strings SheetJS decodes `&lt;` of its own .xlsx twice and its cells of text lose `&`; ours do not.
  const bookSST = bookType === 'xlsx' || random.below(2) === 0
  const bytes: Buffer = XLSX.write(book, { type: 'buffer', bookType, bookSST, compression })
  const read = await readWorkbook(folder.write(`book.${bookType}`, bytes))
  count(read.sheets)
  expect({ seed, ...read }).toEqual({ seed, format: bookType, sheets: readWithSheetJs(bytes) })
}

test('every cell of 220 random .xls workbooks reads as SheetJS reads it', async () => {
  for (let seed = 1; seed <= workbooks; seed++) await expectAgreement(seed, 'biff8')
})

test('every cell of the same 220 workbooks as .xlsx reads as SheetJS reads it', async () => {
  for (let seed = 1; seed <= workbooks; seed++) await expectAgreement(seed, 'xlsx')
})

test('the comparison covered many cells of every kind', () => {
  for (const kind of ['string', 'number', 'boolean', 'error', 'date', 'date (1904)']) {
    expect({ kind, enough: (compared.get(kind) ?? 0) > 500 }).toEqual({ kind, enough: true })
  }
})

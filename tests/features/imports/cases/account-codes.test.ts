import * as xlsx from '@e965/xlsx'
import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { smtSummary15 } from '#shared/model/layouts/smt-summary-15.layout.ts'
import { transfersIn } from '#tests/features/imports/read-made.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'

type Code = string | number

const headers = smtSummary15.columns.map(([, , header = '']) => header)

const rowOf = (code: Code, index: number) => [
  ...[index + 1, '09/01/2569', '0012A', '6811_IP_01', code, 'กองทุนผู้ป่วยใน', 'CAP'],
  ...['1000.50', '0', '100.00', '0', '0', '900.50', '0', '900.50'],
]

const accountAt = 14

async function accountsOf(name: string, bytes: Uint8Array): Promise<readonly unknown[]> {
  const { facts, batches } = demandRead(await readBytes(name, bytes))
  expect([facts.kind, facts.rejectedCount]).toEqual(['SMT', 0])
  return transfersIn(batches).map((record) => record[accountAt])
}

function toSheet(codes: readonly Code[], format?: string): xlsx.WorkSheet {
  const title = [['รายงานสรุปการโอนเงิน'], [], [], []]
  const sheet = xlsx.utils.aoa_to_sheet([...title, headers, ...codes.map(rowOf)])
  const cells = codes.map((_, index) => sheet[xlsx.utils.encode_cell({ r: title.length + 1 + index, c: 4 })])
  for (const cell of cells) if (format !== undefined) cell.z = format
  return sheet
}

function workbookOf(bookType: 'biff8' | 'xlsx', codes: readonly Code[], format?: string): Buffer {
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, toSheet(codes, format), 'Sheet1')
  return xlsx.write(book, { bookType, type: 'buffer' })
}

const texts = ['1102050101.202', '1102050101.200', '1102050101.222']

test.each(['biff8', 'xlsx'] as const)('a code in a text cell of %s is as it stands', async (bookType) => {
  expect(await accountsOf('smt.xls', workbookOf(bookType, texts))).toEqual(texts)
})

test.each([
  ['biff8', undefined],
  ['biff8', '0.000'],
  ['biff8', '0'],
  ['xlsx', undefined],
  ['xlsx', '#,##0.00'],
] as const)('a code in a number cell of %s, shown as %s, keeps its decimals', async (bookType, format) => {
  const codes = [1102050101.202, 1102050101.222, 1102050102.106, 1102050101.2]
  expect(await accountsOf('smt.xls', workbookOf(bookType, codes, format))).toEqual([
    ...['1102050101.202', '1102050101.222', '1102050102.106'],
    // its zeros are gone in the file itself
    '1102050101.2',
  ])
})

test('a number that a program worked out keeps its three decimals and none of its noise', async () => {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('Sheet1')
  const [above, below] = [Number('1102050101.2020000458'), Number('1102050101.2019996')]
  expect([above, below].map(String)).not.toContain('1102050101.202')
  sheet.addRows([headers, rowOf(above, 0), rowOf(below, 1)])
  expect(await accountsOf('smt.xlsx', Buffer.from(await book.xlsx.writeBuffer()))).toEqual([
    '1102050101.202',
    '1102050101.202',
  ])
})

const csvHeaders = [
  ...['runDt', 'postingDate', 'refDocNo', 'vndrNo', 'fundName', 'fundGroup', 'fundGroupDescr', 'fundDescr'],
  ...['efundDesc', 'mouGrpCode', 'amount', 'wait', 'debt', 'bond', 'total', 'bankNm', 'pmntStts', 'batchNo'],
  ...['mophId', 'mophDesc', 'budgetSource'],
]

const transferOf = (code: Code): Readonly<Record<string, Code>> => ({
  ...{ runDt: '2026-01-09', postingDate: '25690109', refDocNo: '6811_IP_01', vndrNo: '0000010670' },
  ...{ fundName: 'กองทุนผู้ป่วยใน', fundGroup: 1, fundGroupDescr: 'บริการ', fundDescr: 'บริการ', efundDesc: 'CAP' },
  ...{ mouGrpCode: 'A', amount: '10.00', wait: '0', debt: '0', bond: '0', total: '10.00', bankNm: 'กรุงไทย' },
  ...{ pmntStts: 'P', batchNo: '0012A', mophId: code, mophDesc: 'ลูกหนี้', budgetSource: 'UC' },
})

test('codes of a CSV are as they stand, but for a number’s noise', async () => {
  const codes = ['1102050101.202', '1102050101.200', '1102050101.2020000458', '1102050101.2']
  const lines = codes.map((code) => csvHeaders.map((header) => transferOf(code)[header]).join(','))
  const bytes = Buffer.from([csvHeaders.join(','), ...lines].join('\r\n'))
  // a row that is equal to another one is taken last
  expect(await accountsOf('smt.csv', bytes)).toEqual([
    ...['1102050101.202', '1102050101.200', '1102050101.2', '1102050101.202'],
  ])
})

test('codes of the service’s answer are the same as numbers and as texts', async () => {
  const datas = [1102050101.202, '1102050101.202', '1102050101.200'].map(transferOf)
  expect(await accountsOf('smt.json', Buffer.from(JSON.stringify({ datas })))).toEqual([
    ...['1102050101.202', '1102050101.200', '1102050101.202'],
  ])
})

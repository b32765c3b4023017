import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'
import { utf16be, utf16le, windows874 } from '#tests/platform/workbook/source-files.ts'

const folder = 'tests/cases/csv-habits'
const name = 'smt_budget_0000010670_20260131_090000.csv'

/** What came of a list of transfers; money in satang. */
async function readTransfers(bytes: Uint8Array) {
  const { facts, batches } = demandRead(await readBytes(name, bytes))
  const rows = batches.flatMap((batch) => (batch.table === 'transfer_row' ? batch.rows : []))
  return {
    days: rows.map((row) => row[2]),
    batchNos: rows.map((row) => row[4]),
    gross: rows.map((row) => row[16]),
    net: rows.map((row) => row[22]),
    rejected: facts.findings.filter(({ weight }) => weight === 'rejected').length,
  }
}

const meant = {
  days: ['2026-01-09', '2026-01-12'],
  batchNos: ['0012', '1234'],
  gross: [5_000_000, 800_050],
  net: [5_000_000, 800_000],
  rejected: 0,
}

const header =
  'runDt,postingDate,refDocNo,vndrNo,fundName,fundGroup,fundGroupDescr,fundDescr,efundDesc,mouGrpCode,amount,wait,debt,bond,total,bankNm,pmntStts,batchNo,mophId,mophDesc,budgetSource'
const lines = [
  '2026-01-09,25690109,6811_IP_01,0000010670,กองทุนผู้ป่วยใน,1,กองทุนค่าบริการทางการแพทย์,กองทุน,กองทุนผู้ป่วยใน CAP,01,50000.0,0,0,0,50000.0,ธนาคารกรุงไทย จำกัด (มหาชน),P,0012,1102050101.202,ลูกหนี้ค่ารักษา UC-IP,UC',
  '2026-01-12,25690112,6811_IP_01,0000010670,กองทุนผู้ป่วยใน,1,กองทุนค่าบริการทางการแพทย์,กองทุน,กองทุนผู้ป่วยใน CAP,01,8000.5,0,0.5,0,8000.0,ธนาคารกรุงไทย จำกัด (มหาชน),P,1234,1102050101.202,ลูกหนี้ค่ารักษา UC-IP,UC',
]
const table = [header, ...lines]

/** Each field of the rows, but not of the header, written another way. */
const rewrite = (how: (field: string) => string, separator = ',') =>
  [header, ...lines.map((line) => line.split(',').map(how).join(separator))].map((line, index) =>
    index === 0 ? line.replaceAll(',', separator) : line,
  )

test.each(readdirSync(folder))('%s is read: gross 58,000.50, net 58,000.00', async (file) => {
  const { gross, net, days, rejected } = await readTransfers(readFileSync(path.join(folder, file)))
  expect({ gross, net, days, rejected }).toEqual({
    gross: meant.gross,
    net: meant.net,
    days: meant.days,
    rejected: 0,
  })
})

const spell = (all: readonly string[], end = '\r\n') => all.join(end)

test.each<[title: string, written: string | Buffer]>([
  ['a separator line in quotes, behind a byte order mark', spell(['\ufeff"sep=,"', ...table])],
  ['a separator line for semicolons', spell(['sep=;', ...rewrite((field) => field, ';')])],
  ['a separator line for tabs, in UTF-16', utf16le(spell(['sep=\t', ...rewrite((field) => field, '\t')]))],
  ['a separator line nobody would guess', spell(['sep=|', ...rewrite((field) => field, '|')])],
  ['every field a formula', spell(rewrite((field) => `="${field}"`))],
  ['every field a formula in quotes', spell(rewrite((field) => `"=""${field}"""`))],
  [
    'amounts with commas in quotes, semicolons between',
    spell(rewrite((field) => (field === '50000.0' ? '50,000.00' : field), ';')),
  ],
  [
    'amounts with commas in formulas',
    spell(rewrite((field) => (field === '50000.0' ? '="50,000.00"' : field))),
  ],
  ['titles above the header', spell(['รายงานการโอนเงิน', 'โรงพยาบาลทดสอบ,10670', '', ...table])],
  ['titles wider than the table', spell([`รายงานการโอนเงิน${','.repeat(40)}`, ...table])],
  ['separators behind the last column', spell(table.map((line) => `${line},,`))],
  ['separators behind the rows alone', spell([header, ...lines.map((line) => `${line},`)])],
  ['a last line of nothing but separators', spell([...table, ','.repeat(20), ',,', ''])],
  ['blank lines between', spell([header, '', ...lines.flatMap((line) => [line, '   ', ''])])],
  [
    'tabs between',
    spell(
      rewrite((field) => field, '\t'),
      '\n',
    ),
  ],
  ['old line ends', spell(table, '\r')],
  ['Windows-874', windows874(spell(table))],
  ['UTF-16 with high bytes first', utf16be(spell(table))],
  ['far too many separators', spell(table.map((line) => `${line}${','.repeat(16_000)}`))],
])('%s: the same two transfers', async (_title, written) => {
  expect(await readTransfers(Buffer.from(written))).toEqual(meant)
})

test.each<[title: string, written: readonly string[], row: number]>([
  ['a row cut short', [header, lines[0] ?? '', '2026-01-12,25690112,6811_IP_01'], 3],
  [
    'a row with a comma too many',
    [header, (lines[0] ?? '').replace('50000.0', '50,000.0'), lines[1] ?? ''],
    2,
  ],
  ['a quote nobody closed', [header, lines[0] ?? '', (lines[1] ?? '').replace('กองทุน', '"กองทุน')], 3],
  ['a remark below the rows', [...table, 'พิมพ์โดย เจ้าหน้าที่'], 4],
  ['a title that fills most columns', [`${header},อื่น`, ...lines], 2],
])('%s is named and nothing of the file is taken', async (_title, written, row) => {
  expect(await readBytes(name, Buffer.from(spell(written)))).toMatchObject({
    state: 'failed',
    error: { code: 'import.rowUnreadable', details: { sheet: 'csv', row } },
  })
})

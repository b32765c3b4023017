import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import { expect, test } from 'vitest'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'
import { windows874 } from '#tests/platform/workbook/source-files.ts'

const name = 'รายงานโอนเงิน.xls'
const given = readFileSync(`tests/cases/web-page-as-xls/${name}`)

/** Batch numbers and net amounts in satang of a list of transfers. */
async function readTransfers(bytes: Uint8Array) {
  const { facts, batches } = demandRead(await readBytes(name, bytes))
  const rows = batches.flatMap((batch) => (batch.table === 'transfer_row' ? batch.rows : []))
  return {
    transfers: rows.map((row) => [row[2], row[4], row[16], row[22]]),
    sheets: facts.sheets.map(({ use }) => use),
  }
}

const transfers = [
  ['2026-01-09', '1234', 5_000_000, 5_000_000],
  ['2026-01-12', '1235', 800_050, 800_000],
]

const headers =
  'ลำดับ,วันที่โอน,Batch No.,งวด/เลขที่เบิกจ่าย,รหัสผังบัญชี,กองทุน,กองทุนย่อย,จำนวนเงิน,ชะลอการโอน,รายการหัก,หลักประกันสัญญา,ภาษี,คงเหลือ,รอหักกลบ,เงินโอนเข้าบัญชี'.split(
    ',',
  )
const rows = [
  '1;09/01/2569;1234;6811_IP_01;1102050101.202;กองทุนผู้ป่วยใน;กองทุนผู้ป่วยใน CAP;50,000.00;0.00;0.00;0.00;0.00;50,000.00;0.00;50,000.00',
  '2;12/01/2569;1235;6811_OP_01;1102050101.202;กองทุนผู้ป่วยนอก;กองทุน;8,000.50;0.00;0.50;0.00;0.00;8,000.00;0.00;8,000.00',
].map((row) => row.split(';'))

const tr = (cells: readonly string[], tag = 'td') =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
const table = `<table>${tr(headers, 'th')}${rows.map((row) => tr(row)).join('')}</table>`

test('an HTML table named .xls is read: net 58,000.00', async () => {
  expect(await readTransfers(given)).toEqual({ transfers, sheets: ['imported'] })
})

/** As SheetJS writes it: a page, or XML of 2003. */
function writeSheetJs(bookType: 'html' | 'xlml'): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([headers, ...rows]), 'Sheet1')
  return Buffer.from(XLSX.write(book, { type: 'string', bookType }))
}

const asExcel = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-874"><meta name=ProgId content=Excel.Sheet>
<!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets/></x:ExcelWorkbook></xml><![endif]-->
<style><!--table {mso-displayed-decimal-separator:"\\.";} .xl1 {mso-number-format:"\\@";}--></style></head>
<body><table x:str border=0 cellpadding=0 style='border-collapse:collapse'><col width=64 span=15>
${tr(headers).replaceAll('<td>', "<td class=xl1 style='height:15.0pt'>").replaceAll(' ', '\r\n  ')}
${rows.map((row) => tr(row).replaceAll('<td>8,000.50', '<td x:num="8000.5" align=right>8,001')).join('\n')}
<![if supportMisalignedColumns]><tr height=0 style='display:none'>${'<td width=64></td>'.repeat(15)}</tr><![endif]></table></body></html>`

test.each<[title: string, bytes: Buffer]>([
  ['by SheetJS', writeSheetJs('html')],
  ['as XML of 2003 by SheetJS', writeSheetJs('xlml')],
  ['by Excel, with amounts shown without satang', windows874(asExcel)],
  ['by a program that closes no cell', Buffer.from(table.replaceAll(/<\/t[dhr]>/g, ''))],
  [
    'with formulas for ids and spaces that do not break',
    Buffer.from(table.replaceAll('<td>123', '<td>&nbsp;="123').replaceAll('</td><td>6811', '"</td><td>6811')),
  ],
  [
    'with a title over all columns',
    Buffer.from(table.replace('<table>', '<table><tr><td colspan=15>รายงาน<br>ณ 31/01/2569</td></tr>')),
  ],
])('saved %s it gives the same transfers', async (_title, bytes) => {
  expect(await readTransfers(bytes)).toEqual({ transfers, sheets: ['imported'] })
})

test('a table of titles beside it is kept, and what is said of signing in changes nothing', async () => {
  const page = `<html><body><p>เข้าสู่ระบบโดย ก</p><table><tr><td>โรงพยาบาล</td><td>10670</td></tr></table>${table}</body></html>`
  expect(await readTransfers(Buffer.from(page))).toEqual({ transfers, sheets: ['imported', 'kept'] })
})

const link = '<a href="/login">เข้าสู่ระบบ</a>'

test.each<[title: string, page: string, code: string]>([
  ['a sign-in page', `<form><input type=password></form>${table}`, 'workbook.html'],
  ['a notice that the time is over', `<html><body>หมดเวลาการใช้งาน ${link}</body></html>`, 'workbook.html'],
  ['a page about something else', '<html><body>503 Service Unavailable</body></html>', 'workbook.webPage'],
  [
    'a page with a table of something else',
    `<table>${'<tr><td>ก<td>ข<td>ค<td>ง</tr>'.repeat(3)}</table>`,
    'workbook.webPage',
  ],
  ['a page cut off', table.slice(0, -30), 'workbook.truncated'],
  ['XML of something else', '<?xml version="1.0"?><a><b/></a>', 'workbook.notWorkbook'],
])('%s is called what it is', async (_title, page, code) => {
  expect(await readBytes(name, Buffer.from(page))).toMatchObject({ state: 'failed', error: { code } })
})

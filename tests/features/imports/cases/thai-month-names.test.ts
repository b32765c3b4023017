import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { givenCase, writtenAnew } from '#tests/features/imports/cases/written-anew.ts'
import { csvOf, transfersIn } from '#tests/features/imports/read-made.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'

const place = 'thai-month-names/โอนเงิน มกราคม 69.xlsx'
const name = 'โอนเงิน มกราคม 69.xlsx'

/** What a list of transfers came to: days and net of each row, sums, and what was listed. */
async function readTransfers(bytes: Uint8Array, as = name) {
  const { facts, batches } = demandRead(await readBytes(as, bytes))
  return {
    days: transfersIn(batches).map(([, , postedOn]) => postedOn),
    net: facts.sums['total_amount'] ?? null,
    findings: facts.findings.map(({ weight, reason, row, column }) => `${weight} ${reason} ${column}${row}`),
    warnings: facts.warnings.map(({ code }) => code),
  }
}

/** A list of as many transfers as there are days, 1,000.00 each, as exceljs writes it. */
async function listOf(days: readonly string[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Sheet1')
  sheet.addRow(['รายงานการโอนเงินงบประมาณ'])
  sheet.addRow(['โรงพยาบาล 10670 โรงพยาบาลสังเคราะห์'])
  sheet.addRow(['ปีงบประมาณ 2569'])
  sheet.addRow([])
  const headers = ['ลำดับ', 'วันที่โอน', 'Batch No.', 'งวด/เลขที่เบิกจ่าย', 'รหัสผังบัญชี', 'กองทุน', 'กองทุนย่อย']
  const money = [
    'จำนวนเงิน',
    'ชะลอการโอน',
    'รายการหัก',
    'หลักประกันสัญญา',
    'ภาษี',
    'คงเหลือ',
    'รอหักกลบ',
    'เงินโอนเข้าบัญชี',
  ]
  sheet.addRow([...headers, ...money])
  const words = ['6811_IP_01', '1102050101.202', 'กองทุนผู้ป่วยใน', 'กองทุนผู้ป่วยใน CAP']
  for (const [index, day] of days.entries())
    sheet.addRow([index + 1, day, String(1230 + index), ...words, 1000, 0, 0, 0, 0, 1000, 0, 1000])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

describe('transfers whose days have the names of months', () => {
  it('are all read: four of January 2026, 4,000.00', async () => {
    expect(await readTransfers(givenCase(place))).toEqual({
      days: ['2026-01-09', '2026-01-12', '2026-01-09', '2026-01-15'],
      net: 400_000,
      findings: [],
      warnings: [],
    })
  })

  it('are read from .xls, with the era said, days of the week and times behind', async () => {
    const cells = {
      B6: 'วันศุกร์ที่ 9 มกราคม พ.ศ. 2569 เวลา 10.20 น.',
      B7: '๑๒ เดือนมกราคม พ.ศ. ๒๕๖๙',
      B8: '9 ม.ค. 2569 10:20',
      B9: 'วันที่ 15 ม.ค.69',
    }
    const { days, net, findings } = await readTransfers(writtenAnew(place, cells, 'biff8'), 'โอน.xls')
    expect({ days, net, findings }).toEqual({
      days: ['2026-01-09', '2026-01-12', '2026-01-09', '2026-01-15'],
      net: 400_000,
      findings: [],
    })
  })

  it('are read with every month, short and long, dots and spaces or none', async () => {
    const written = [
      ...['1 ม.ค. 2569', '1 ก.พ. 2569', '1 มี.ค. 2569', '1 เม.ย. 2569', '1 พ.ค. 2569', '1 มิ.ย. 2569'],
      ...['1 ก.ค. 2568', '1 ส.ค. 2568', '1 ก.ย. 2568', '1 ต.ค. 2568', '1 พ.ย. 2568', '1 ธ.ค. 2568'],
      ...['2มค69', '2 ก. พ. 69', '2-มี.ค.-69', '2/เมย/2569', '2 พฤษภาคม 2569', '2 มิถุนา 2569'],
      ...['2 กรกฎาคม 2568', '2 กรกฏาคม 2568', '2  สิงหาคม  2568', '2\u00a0กันยายน\u00a02568'],
      ...['2 ตุลาคม พ.ศ.2568', '2 พฤศจิกายน ๒๕๖๘', '๒ ธันวาคม ๖๘', '2 กุมภาพันธ์ 2569'.normalize('NFD')],
    ]
    const { days, net, findings } = await readTransfers(await listOf(written))
    expect({ days, net, findings }).toEqual({
      days: [
        ...['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01', '2026-06-01'],
        ...['2025-07-01', '2025-08-01', '2025-09-01', '2025-10-01', '2025-11-01', '2025-12-01'],
        ...['2026-01-02', '2026-02-02', '2026-03-02', '2026-04-02', '2026-05-02', '2026-06-02'],
        ...['2025-07-02', '2025-07-02', '2025-08-02', '2025-09-02'],
        ...['2025-10-02', '2025-11-02', '2025-12-02', '2026-02-02'],
      ],
      net: 2_600_000,
      findings: [],
    })
  })

  it('are read with English names, either era, either order', async () => {
    const written = [
      ...['09-Jan-2026', '9 January 2026', '9-Jan-26', '9 JAN 2569', 'Jan 9, 2026', 'Fri, January 9th, 2026'],
      ...['9 Jan 2026 1:20 PM', '2026-Jan-09', '9 Sept 2025'],
    ]
    const { days, findings } = await readTransfers(await listOf(written))
    expect({ days, findings }).toEqual({
      days: [...Array.from({ length: 8 }, () => '2026-01-09'), '2025-09-09'],
      findings: [],
    })
  })

  it('in Thai digits alone are read in a CSV file, number, day and amount', async () => {
    const head = ['runDt', 'postingDate', 'refDocNo', 'vndrNo', 'fundName', 'fundGroupDescr', 'efundDesc']
    const money = ['amount', 'wait', 'debt', 'bond', 'total', 'bankNm', 'pmntStts', 'batchNo', 'mophId']
    const rowOf = (day: string, amount: string) => {
      const names = [day, day, '6811_IP_01', '0000010670', 'กองทุนผู้ป่วยใน', 'กองทุน', 'กองทุนผู้ป่วยใน CAP']
      return [...names, amount, '๐', '0', '0', amount, 'ธนาคาร', 'P', '1999', '1102050101.202', 'ลูกหนี้', 'UC']
    }
    const rows = [rowOf('๒๕๖๙๐๑๐๙', '๑๐๐๐.๕๐'), rowOf('๐๙/๐๑/๒๕๖๙', '1000'), rowOf('9 ม.ค. 69', '500.00')]
    const csv = csvOf([[...head, ...money, 'mophDesc', 'budgetSource'], ...rows])
    const { days, net, findings } = await readTransfers(csv, 'smt_budget_0000010670_20260131_090000.csv')
    expect({ days, net, findings }).toEqual({
      days: ['2026-01-09', '2026-01-09', '2026-01-09'],
      net: 250_050,
      findings: [],
    })
  })

  it('that cannot be told are listed and never guessed', async () => {
    const odd = [
      '31 ก.พ. 2569',
      'ม.ค. 2569',
      '9 ม.ค.',
      '9 ม.ค. พ.ศ. 2026',
      '1/9/2026 1:20 PM',
      '9 มกรากุม 2569',
    ]
    const far = ['9 ม.ค. 2596', '9 ม.ค. 2496']
    const read = await readTransfers(await listOf([...odd, ...far, '9 ม.ค. 2569']))
    expect({ days: read.days, net: read.net, findings: read.findings }).toEqual({
      days: ['2026-01-09'],
      net: 100_000,
      findings: [
        ...[6, 7, 8, 9, 10, 11].map((row) => `rejected notDate B${row}`),
        ...[12, 13].map((row) => `rejected dateOutOfRange B${row}`),
      ],
    })
  })
})

describe('claims whose days have the names of months', () => {
  const rep = 'served-after-the-file/eclaim_10670_OP_25690210_101010101.xlsx'

  it('are read with their times, and the time above the headers decides what is late', async () => {
    const cells = {
      A1: '(ออกรายงาน)วันที่ ๓ ก.พ. ๒๕๖๙ เวลา ๑๐.๑๐ น.',
      I9: '02 ม.ค. 2569 08:30',
      I10: '๓ กุมภาพันธ์ ๒๕๖๙ เวลา ๐๘.๓๐ น.',
      I11: '4 ก.พ. 69',
      ...{ I12: '-', I13: '-', I14: '-', I15: '-', I16: '-' },
    }
    const { facts, batches } = demandRead(await readBytes('รายงาน.xlsx', writtenAnew(rep, cells)))
    const claims = batches.flatMap((batch) => (batch.table === 'claim_version' ? batch.rows : []))
    expect({
      producedAt: facts.printedAt,
      served: claims.slice(0, 3).map((claim) => claim[11]),
      late: facts.findings.filter(({ reason }) => reason === 'afterDocument').map(({ row }) => row),
    }).toEqual({
      producedAt: '2026-02-03T10:10:00',
      served: ['2026-01-02T08:30:00', '2026-02-03T08:30:00', '2026-02-04'],
      late: [11],
    })
  })
})

import { describe, expect, it } from 'vitest'
import { makeTransferSummary } from '#main/features/practice/maker/transfer-files.ts'
import type { CellValue } from '#main/platform/workbook/workbook.ts'
import { smtCsvOld } from '#shared/model/layouts/smt-csv-old.layout.ts'
import { csvOf, differing, readMade, transfersIn } from '#tests/features/imports/read-made.ts'

const headers = smtCsvOld.columns.map(([, , header]) => header ?? '')

const usual: Readonly<Record<string, CellValue>> = {
  runDt: '2026-01-09',
  postingDate: '25690109',
  refDocNo: '6811_IP_01(อุทธรณ์)',
  vndrNo: '0000010670',
  fundName: 'กองทุนผู้ป่วยใน',
  fundGroupDescr: 'กองทุนค่าบริการทางการแพทย์',
  efundDesc: 'กองทุนผู้ป่วยใน CAP',
  amount: '1000.5',
  wait: '0',
  debt: '100',
  bond: '0',
  total: '900.5',
  bankNm: ' ',
  pmntStts: 'P',
  batchNo: '0012A',
  mophId: '1102050101.202',
  mophDesc: 'ลูกหนี้ค่ารักษา UC-IP',
  budgetSource: 'UC',
}

/** A list with one row for each of these, all else as usual. */
function listOf(...rows: readonly Readonly<Record<string, CellValue>>[]): Buffer {
  const cells = rows.map((row) => headers.map((header) => ({ ...usual, ...row })[header] ?? null))
  return csvOf([headers, ...cells])
}

const readList = (bytes: Buffer, name = 'smt_budget_0000010670_20260110_192934.csv') =>
  readMade({ name, bytes })

describe('a transfer', () => {
  it('keeps gross, held, deducted, guarantee and net apart, and what its document points at', async () => {
    const { batches } = await readList(listOf({}))
    const [record] = transfersIn(batches)
    expect(record).toEqual([
      2,
      'UC',
      '2026-01-09',
      2569,
      '0012A',
      '6811_IP_01(อุทธรณ์)',
      '6811_IP_01',
      null,
      1,
      0,
      0,
      'UC',
      'กองทุนผู้ป่วยใน',
      'กองทุนผู้ป่วยใน CAP',
      '1102050101.202',
      'P',
      100_050,
      0,
      10_000,
      0,
      null,
      null,
      90_050,
    ])
  })

  it('takes one space for nothing', async () => {
    const { rows } = await readList(listOf({ mophId: ' ', mophDesc: ' ' }))
    expect(Object.keys(rows[0]?.fields ?? {})).not.toContain('bank_name')
    expect(Object.keys(rows[0]?.fields ?? {})).not.toContain('moph_id')
  })

  it.each([
    ['25690109', '2026-01-09'],
    ['09/01/2569', '2026-01-09'],
    ['20260109', '2026-01-09'],
    ['2026-01-09', '2026-01-09'],
  ])('posted on %s counts for the day %s', async (postingDate, day) => {
    const { batches } = await readList(listOf({ postingDate }))
    expect(transfersIn(batches)[0]?.[2]).toBe(day)
  })

  it('of another hospital is left out of rows and sums, and stands on the list', async () => {
    const { facts } = await readList(listOf({}, { vndrNo: '0000011111' }, {}))
    expect({ rows: facts.rows, sum: facts.sums['amount'], findings: facts.findings }).toEqual({
      rows: 2,
      sum: 200_100,
      findings: [
        {
          weight: 'rejected',
          reason: 'otherHospital',
          sheet: 'csv',
          row: 3,
          column: 'D',
          field: 'vendor_no',
          valueKind: 'text',
        },
      ],
    })
  })

  it('makes the file another hospital’s when most rows are', async () => {
    const bytes = listOf({}, { vndrNo: '0000011111' }, { vndrNo: '0000011111' })
    await expect(readList(bytes, 'smt.csv')).rejects.toMatchObject({ code: 'import.wrongHospital' })
  })

  it.each([
    ['nobody can read', 'นานแล้ว', 'notDate', 'text'],
    ['in a year to come', '26990109', 'dateOutOfRange', 'text'],
    ['left blank', ' ', 'blankValue', 'blank'],
  ])('with a day %s is not taken, and stands on the list', async (_why, postingDate, reason, valueKind) => {
    const { facts } = await readList(listOf({}, { postingDate }))
    const place = { sheet: 'csv', row: 3, column: 'B', field: 'posting_date' }
    expect({ rows: facts.rows, sum: facts.sums['total_amount'], findings: facts.findings }).toEqual({
      rows: 1,
      sum: 90_050,
      findings: [{ weight: 'rejected', reason, ...place, valueKind }],
    })
  })
})

describe('the sum of a row', () => {
  it('that breaks is suspect and a difference, though two breaks make up for each other', async () => {
    const { facts } = await readList(listOf({ total: '901.5' }, { total: '899.5' }, {}))
    expect(differing(facts)).toEqual([
      {
        against: 'rowSum',
        where: 'csv',
        what: 'total_amount',
        expected: 270_150,
        found: 270_150,
        isMoney: true,
        isEqual: false,
        cells: [
          { sheet: 'csv', row: 2, column: 'L' },
          { sheet: 'csv', row: 3, column: 'L' },
        ],
      },
    ])
    expect(facts.findings.map(({ weight, reason, row }) => [weight, reason, row])).toEqual([
      ['suspect', 'sumDiffers', 2],
      ['suspect', 'sumDiffers', 3],
    ])
  })

  it('is not judged where an amount is blank, and a column the list lacks counts as nothing', async () => {
    const { facts } = await readList(listOf({ debt: ' ', total: '1' }, {}))
    expect(facts.checks.map(({ against, isEqual, found }) => [against, isEqual, found])).toEqual([
      ['rowSum', true, 90_050],
    ])
  })
})

describe('a list of transfers', () => {
  it('agrees with the totals the portal prints below it', async () => {
    const made = await makeTransferSummary(
      { seed: 't', hospitalCode: '10670', month: '2025-11', rows: 30 },
      'xls',
    )
    const { facts } = await readMade(made)
    expect(facts.checks.map(({ against, isEqual }) => [against, isEqual])).toEqual([
      ['rowSum', true],
      ['totalRow', true],
    ])
  })
})

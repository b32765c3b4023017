import * as xlsx from '@e965/xlsx'
import { expect, test } from 'vitest'
import { makeStatement, type StatementOrder } from '#main/features/practice/maker/made-statement.ts'
import type { MeantFields, WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
import { getDocumentKind } from '#main/features/practice/maker/statement-kinds.ts'
import { cellOf, isBlank, lastRow, open, satang } from '#tests/features/practice/maker/peer-cells.ts'

const statement: StatementOrder = {
  ...{ seed: 'peers', hospitalCode: '10670', scheme: 'UCS', month: '2025-11', claims: 60 },
  ...{ patientType: 'OP', reportedAt: '2025-12-05T10:20:00' },
}

/** Letters two public readers agree on, with what they call each. @source nhso/columns-peers/stm-ucs-41.json */
const caseLetters = {
  ...{ A: 'rep_no', B: 'seq', C: 'tran_id', D: 'hn', E: 'an', F: 'pid', G: 'patient_name', J: 'main_inscl' },
  ...{ L: 'amount_claimed', M: 'fund_ip_prb', N: 'adjrw', O: 'late_penalty', P: 'late_percent', Q: 'ccuf' },
  ...{ R: 'adjrw2', S: 'payment_rate', T: 'salary_deduction', U: 'paid_after_deduction' },
  ...{ V: 'receivable_op', W: 'receivable_ip_calc', X: 'receivable_ip_paid', Y: 'hc_amount', Z: 'hc_drug' },
  ...{ AA: 'ae_amount', AB: 'ae_drug', AC: 'inst_amount', AD: 'dmis_calc', AE: 'dmis_paid', AF: 'dmis_drug' },
  ...{ AG: 'palliative_care', AH: 'dmishd_amount', AI: 'pp_amount', AJ: 'fs_amount', AK: 'opbkk_amount' },
  ...{ AL: 'total_compensation', AM: 'va_amount', AN: 'covid_amount', AO: 'data_source' },
}

const moneyLetters = new Set('L M S T U V W X Y Z AA AB AC AD AE AF AG AH AI AJ AK AL AN'.split(' '))

/** A cell as the reader keeps it, and a meant value in the same shape. */
function toKept(letter: string, value: unknown): unknown {
  if (value === null || value === '-') return null
  if (moneyLetters.has(letter)) return typeof value === 'number' ? satang(value) : value
  return Number.isNaN(Number(value)) ? value : Number(value)
}

function readCases(sheet: xlsx.WorkSheet | undefined, firstRow: number) {
  const kept: { block: string; values: Record<string, unknown> }[] = []
  let block = String(cellOf(sheet, 'A', firstRow - 4))
  for (let row = firstRow; row <= lastRow(sheet); row++) {
    const [repNo, charge] = [cellOf(sheet, 'A', row), cellOf(sheet, 'L', row)]
    if (repNo === 'ข้อมูลปกติ' || repNo === 'ข้อมูลอุทธรณ์') block = repNo
    if (repNo === null || typeof charge !== 'number') continue
    const entries = Object.entries(caseLetters).map(([letter, field]) => [
      field,
      toKept(letter, cellOf(sheet, letter, row)),
    ])
    kept.push({ block, values: Object.fromEntries(entries) })
  }
  return kept
}

function meantCases(key: WorkbookKey, sheet: string) {
  const toMeant = (fields: MeantFields) =>
    Object.fromEntries(
      Object.entries(caseLetters).map(([letter, field]) => {
        const value = fields[field] ?? null
        return [field, moneyLetters.has(letter) ? value : toKept(letter, value)]
      }),
    )
  const texts: Readonly<Record<string, string>> = { normal: 'ข้อมูลปกติ', appeal: 'ข้อมูลอุทธรณ์' }
  return key.sheets
    .filter((meant) => meant.sheet === sheet)
    .flatMap(({ rows }) =>
      [...rows()].map(({ block, fields }) => ({ block: texts[block], values: toMeant(fields) })),
    )
}

test.each(['OP', 'IP'] as const)(
  'UCS %s statements: the period stands in A16 of the second sheet, cases from row 15 of the third and the fourth, A to AO',
  async (patientType) => {
    const { bytes, key } = await makeStatement({ ...statement, patientType })
    const { SheetNames, Sheets } = open(bytes)
    expect(SheetNames.slice(0, 4)).toEqual([
      'รายงานพึงรับ',
      'รายงานสรุป',
      'รายละเอียด(ข้อมูลปกติ)',
      'รายละเอียด(ข้อมูลอุทธรณ์)',
    ])
    expect(SheetNames.slice(4)).toEqual(
      patientType === 'IP' ? [] : ['รายงานพึงรับ(ผู้พิการ D1)', 'รายงานสรุป(ผู้พิการ D1)', 'รายละเอียด(ผู้พิการ D1)'],
    )
    expect(cellOf(Sheets[SheetNames[1] ?? ''], 'A', 16)).toBe(`6809_${patientType}_01`)
    for (const name of SheetNames.slice(2, 4)) {
      const kept = readCases(Sheets[name], 15)
      expect(kept.length).toBeGreaterThan(5)
      expect(kept).toEqual(meantCases(key, name))
      // one that starts a row lower loses one case and nothing else
      expect(readCases(Sheets[name], 16).length).toBe(kept.length - 1)
    }
  },
)

test('a statement without appeals keeps its fourth sheet: the block stands there with its headers, the next one 9 rows below', async () => {
  const { key } = await makeStatement(statement)
  const repNo = [...(key.sheets.find(({ sheet }) => sheet === 'รายละเอียด(ข้อมูลปกติ)')?.rows() ?? [])].length
  expect(repNo).toBeGreaterThan(0)
  const { bytes } = await makeStatement({ ...statement, batches: [] })
  const sheet = open(bytes).Sheets['รายละเอียด(ข้อมูลอุทธรณ์)']
  const column = (letter: string) => [11, 12, 15, 20, 21].map((row) => cellOf(sheet, letter, row))
  expect([column('A'), column('AK'), column('AL')]).toEqual([
    ['ข้อมูลอุทธรณ์', 'REP', null, 'ข้อมูลปกติ', 'REP'],
    [null, null, 'รวม', null, null],
    [null, 'ยอดชดเชยทั้งสิ้น', 0, null, 'ยอดชดเชยทั้งสิ้น'],
  ])
})

test('what a UCS statement comes to: cases in the third column, gross in the fifth, the net in the cell after รวม', async () => {
  for (const [patientType, label, words] of [
    ['IP', 'ผู้ป่วยใน', 'F'],
    ['OP', 'ผู้ป่วยนอก', 'D'],
  ] as const) {
    const { bytes, key } = await makeStatement({ ...statement, patientType })
    const sheet = open(bytes).Sheets['รายงานพึงรับ']
    const cases = key.sheets.filter(({ sheet: name }) => name === 'รายละเอียด(ข้อมูลปกติ)')
    const fields = cases.flatMap(({ rows }) => [...rows()].map((row) => row.fields))
    const gross = fields.reduce((sum, row) => sum + Number(row['total_compensation']), 0)
    const after = String.fromCharCode(words.charCodeAt(0) + 1)
    const salary = patientType === 'IP' ? satang(cellOf(sheet, 'F', 16)) : 0
    expect([
      cellOf(sheet, 'A', 16),
      cellOf(sheet, 'C', 16),
      satang(cellOf(sheet, 'E', 16)),
      cellOf(sheet, words, 17),
      satang(cellOf(sheet, after, 17)),
    ]).toEqual([label, fields.length, gross, 'รวม', gross - salary])
  }
})

test('civil servants: the number stands in A6 behind 13 characters, cases from row 12, with a blank before the year', async () => {
  const { name, bytes, key } = await makeStatement({ ...statement, scheme: 'OFC' })
  const { SheetNames, Sheets } = open(bytes)
  const sheet = Sheets[SheetNames[0] ?? '']
  expect(name).toBe('STM_10670_OP202511_01.xls')
  expect(String(cellOf(sheet, 'A', 6)).slice(13)).toBe('10670_OP202511_01')
  const kept: unknown[] = []
  for (let row = 12; row <= lastRow(sheet); row++) {
    const charge = cellOf(sheet, 'K', row)
    if (typeof charge !== 'number' || isBlank(cellOf(sheet, 'C', row))) continue
    const admitted = String(cellOf(sheet, 'G', row))
    kept.push({
      rep_no: cellOf(sheet, 'A', row),
      hn: cellOf(sheet, 'C', row),
      date_admit: `${admitted.slice(7, 11)}-${admitted.slice(3, 5)}-${admitted.slice(0, 2)}`,
      amount_claimed: satang(charge),
      total: satang(cellOf(sheet, 'T', row)),
    })
  }
  const meant = key.sheets
    .filter(({ layout }) => layout.rows === 'statement')
    .flatMap(({ rows }) => [...rows()].map(({ fields }) => fields))
  expect(kept).toEqual(
    meant.map(({ rep_no, hn, date_admit, amount_claimed, total }) => ({
      ...{ rep_no, hn, amount_claimed, total },
      date_admit: String(date_admit).slice(0, 10),
    })),
  )
})

test('transfers: a reader that skips four rows and takes the fifth for headers keeps the first row', async () => {
  const { bytes, key } = await getDocumentKind('smt-summary-15').make('peers', { container: 'xls', rows: 30 })
  const { SheetNames, Sheets } = open(bytes)
  const rows = xlsx.utils.sheet_to_json<Record<string, unknown>>(Sheets[SheetNames[0] ?? ''] ?? {}, {
    range: 4,
  })
  const meant = key.sheets.flatMap((sheet) => [...sheet.rows()].map(({ fields }) => fields))
  const [first] = rows
  expect(Object.keys(first ?? {})).toEqual([
    ...['ID', 'วันที่โอน', 'Batch No.', 'งวด/เลขที่เบิกจ่าย', 'รหัสผังบัญชี สป.สธ.', 'กองทุน'],
    ...['กองทุนย่อยเฉพาะด้าน', 'จำนวนเงิน', 'ชะลอการโอน', 'รายการหักจากยอดโอนเงิน', 'หลักประกันสัญญา'],
    ...['ภาษี', 'คงเหลือ', 'จำนวนเงินรอหักกลบ', 'เงินโอนเข้าบัญชี'],
  ])
  expect(rows.slice(0, -1).map((row) => satang(row['เงินโอนเข้าบัญชี']))).toEqual(
    meant.map(({ total_amount }) => total_amount),
  )
  expect(rows.at(-1)?.['ID']).toBe('รวม')
  expect(rows.some((row) => /^\d{1,2} [ก-๙.]+ 25\d\d$/.test(String(row['วันที่โอน'])))).toBe(true)
})

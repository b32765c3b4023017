import { expect, test } from 'vitest'
import type { WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import type { OddityName } from '#main/features/practice/maker/oddities.ts'
import { documentKinds } from '#main/features/practice/maker/statement-kinds.ts'
import {
  getSheet,
  readHeaders,
  readWorkbook,
  sizeOf,
  valueAt,
} from '#tests/features/practice/maker/oracle.ts'
import { placeOf, realLists } from '#tests/features/practice/maker/real-lists.ts'

type Made = { readonly bytes: Buffer; readonly key: WorkbookKey }

const repTypes: readonly (readonly [fileType: string, ...oddities: OddityName[]])[] = [
  ...['OP', 'IP', 'IP_APPEAL', 'ORF', 'OPSSS', 'IPLGO', 'IPOFC', 'OPCS', 'OPSRT', 'OPPVT', 'OPBMT'].map(
    (fileType) => [fileType] as const,
  ),
  ['OPKTMN'],
  ['OP', 'width113'],
  ['OPCS', 'width55'],
]

/** Lists of statements that are not made: they are older, or of people without a status. */
const notMade = ['stm-ucs-36', 'stm-ucs-batch-22']

async function makeReps(): Promise<Made[]> {
  const made = repTypes.map(([fileType, ...oddities]) =>
    makeRep({
      ...{ seed: 'real', hospitalCode: '10670', fileType, oddities, claims: 40 },
      ...{ producedAt: '2026-01-05T20:15:01', month: '2026-01' },
    }),
  )
  return (await Promise.all(made)).map(({ bytes, workbook }) => ({ bytes, key: workbook }))
}

/** Texts in round brackets such as `(unknown)` say that nobody knows the wording. */
const isKnown = (texts: readonly string[]) => !texts.some((text) => /unknown/.test(text))

test('every sheet has the header texts, the width and the rows that real lists have, level by level', async () => {
  const today = documentKinds.filter(({ id }) => /^stm-ucs-(?:op|ip)$|^stm-ofc-21$|^smt-summary-15$/.test(id))
  const documents = await Promise.all(today.map(({ make }) => make('real', { container: 'xls' })))
  const seen = new Set<string>()
  for (const { bytes, key } of [...(await makeReps()), ...documents]) {
    const workbook = readWorkbook(bytes)
    for (const { sheet, layout, rows } of key.sheets) {
      const list = realLists.get(layout.id)
      if (!list) continue
      seen.add(layout.id)
      const found = getSheet(workbook, sheet)
      const headers = readHeaders(found, list.headerRow, list.dataRow - list.headerRow)
      const texts = list.columns.map(([, ...levels]) => levels)
      const known = texts.map((levels, column) => (isKnown(levels) ? levels : headers[column]))
      expect({ id: layout.id, width: sizeOf(found).columns, headers }).toEqual({
        id: layout.id,
        width: list.width,
        headers: known,
      })
      const [first] = rows()
      // the name of a block takes the first row of the tables that add up
      const isSummary = layout.rows === 'receivable' || layout.rows === 'batchSummary'
      // and that of a batch the first one of civil servants
      const above = isSummary || layout.id === 'stm-ofc-21' ? 2 : 1
      if (first) expect([layout.id, first.row]).toEqual([layout.id, list.dataRow + above])
    }
  }
  expect([...realLists.keys()].filter((id) => !seen.has(id))).toEqual(notMade)
})

/** Blank, `0` and the fund names of agencies say nothing against a claim. */
const isPassed = (code: unknown) => /^(?:-|0|OP[A-Z]+|EXCEPT|FPNHSO)$/.test(String(code))

type Proof = {
  readonly fileType: string
  readonly detail: string
  readonly summary: string
  /** Which Detail fields each total of the Summary adds up. */
  readonly totals: Readonly<Record<string, string>>
}

const agency = { net_treatment: 'reimb_nhso', net_pp: 'reimb_pp_nhso' }
const appealed = { appeal_new_net_treatment: 'reimb_nhso', appeal_new_net_pp: 'reimb_pp_nhso' }
const proofs: readonly Proof[] = [
  { fileType: 'OP', detail: 'rep-ucs-120', summary: 'rep-summary-57', totals: { reimb_total: 'reimb_nhso' } },
  {
    fileType: 'IP_APPEAL',
    detail: 'rep-ucs-120',
    summary: 'rep-summary-57',
    totals: { appeal_new_reimb_total: 'reimb_nhso' },
  },
  {
    fileType: 'ORF',
    detail: 'rep-orf-114',
    summary: 'rep-summary-55',
    totals: { reimb_total: 'cr_total', oprefer_reimb: 'reimb_total' },
  },
  {
    fileType: 'ORF_APPEAL',
    detail: 'rep-orf-114',
    summary: 'rep-summary-55',
    totals: { appeal_new_reimb_total: 'cr_total', oprefer_appeal_new_reimb: 'reimb_total' },
  },
  {
    fileType: 'IPSSS',
    detail: 'rep-sss-74',
    summary: 'rep-summary-56',
    totals: { reimb_total: 'total_service_amt' },
  },
  { fileType: 'IPLGO', detail: 'rep-lgo-58', summary: 'rep-summary-lgo-59', totals: agency },
  { fileType: 'OPLGO_APPEAL', detail: 'rep-lgo-58', summary: 'rep-summary-lgo-59', totals: appealed },
  ...(['ofc', 'srt', 'pvt', 'ktmn', 'bmt'] as const).map((mark) => ({
    ...{ fileType: `OP${mark.toUpperCase()}`, detail: `rep-${mark}-59` },
    ...{ summary: `rep-summary-${mark}-65`, totals: agency },
  })),
]

test.each(proofs)(
  '$fileType: the Summary pays what the passed claims hold, and nothing of the others',
  async ({ fileType, detail, summary, totals }) => {
    const { bytes } = await makeRep({
      ...{ seed: 'proof', hospitalCode: '10670', fileType, claims: 300 },
      ...{ producedAt: '2026-01-05T20:15:01', month: '2026-01' },
    })
    const workbook = readWorkbook(bytes)
    const [rows, sums] = [getSheet(workbook, 'Detail'), getSheet(workbook, 'Summary')]
    const satang = (value: unknown) => Math.round(Number(value) * 100) || 0
    for (const [total, field] of Object.entries(totals)) {
      let [paid, unpaid] = [0, 0]
      for (let row = realLists.get(detail)?.dataRow ?? 0; row < sizeOf(rows).rows; row++) {
        const amount = satang(valueAt(rows, row, placeOf(detail, field)))
        if (isPassed(valueAt(rows, row, placeOf(detail, 'error_code')))) paid += amount
        else unpaid += amount
      }
      const printed = valueAt(sums, realLists.get(summary)?.dataRow ?? 0, placeOf(summary, total))
      expect({ total, printed: satang(printed) }).toEqual({ total, printed: paid })
      // amounts that the old reading would have counted
      expect([total, unpaid > 0 || field === 'reimb_pp_nhso']).toEqual([total, true])
    }
  },
)

test('a file of civil servants says in its first Summary row that only what passed is shown, and ends with notes', async () => {
  const { bytes, key } = await makeRep({
    ...{ seed: 'notes', hospitalCode: '10670', fileType: 'OPCS', claims: 300 },
    ...{ producedAt: '2026-01-05T20:15:01', month: '2026-01' },
  })
  const workbook = readWorkbook(bytes)
  const detail = getSheet(workbook, 'Detail')
  const at = (row: number, field: string) => valueAt(detail, row, placeOf('rep-ofc-59', field))
  const rows = Array.from({ length: 300 }, (_, index) => index + 7)
  const codes = rows.map((row) => String(at(row, 'error_code')))
  const excepted = rows.filter((row) => String(at(row, 'main_fund')).startsWith('EXCEPT-'))

  expect(valueAt(getSheet(workbook, 'Summary'), 0, 0)).toBe('* รายการที่แสดงจะแสดงรายการที่ผ่านเท่านั้น')
  expect([307, 308, 309].map((row) => [at(row, 'rep_no'), at(row, 'tran_id')])).toEqual([
    [null, null],
    ['หมายเหตุ', null],
    [expect.stringMatching(/^\* /), null],
  ])
  expect([codes.includes('DENY'), codes.includes('0'), excepted.length > 3]).toEqual([true, true, true])
  expect(excepted.every((row) => at(row, 'error_code') === '-')).toBe(true)
  expect(key.passed).toBe(codes.filter(isPassed).length)
  const marked = rows.filter((row) =>
    ['ipcs', 'opcs', 'pacs', 'instcs', 'otcs'].some((fund) => at(row, `deny_${fund}`) === 'C'),
  )
  expect(marked.filter((row) => isPassed(at(row, 'error_code'))).length).toBeGreaterThan(150)
})

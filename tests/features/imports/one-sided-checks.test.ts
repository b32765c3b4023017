import { expect, test } from 'vitest'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import type { PlannedRow, PlannedSheet } from '#main/features/practice/maker/statement-sheet.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeSheet } from '#tests/features/imports/detail-workbook.ts'
import { readPlanned } from '#tests/features/imports/read-made.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'

const name = 'eclaim_10670_OP_25690105_201501885.xls'
const [detail, batchList] = [getForm('stm-ucs-42', 'older'), getForm('stm-ucs-batch-26', 'older')]

const said = {
  ...{ period: '6811_OP_01', hcode: '10670', rep_no: '681100001', total_passed: 1 },
  ...{ amount_claimed: 100, total_receivable: 100, receivable_op: 70 },
}
const oneCase = {
  ...{ rep_no: '681100001', seq: 1, tran_id: '700000001', hn: '1', pid: '1100200300400' },
  ...{ amount_claimed: 90, total_compensation: 90 },
}

const sheetOf = (
  sheet: string,
  layout: PlannedSheet['layout'],
  rows: readonly PlannedRow[],
): PlannedSheet => ({ name: sheet, layout, meta: [], rows: () => rows })

test('a batch is held against its cases by the amounts that both have a column for', async () => {
  const without = (form: PlannedSheet['layout'], field: string) => ({
    ...form,
    columns: form.columns.filter(([name]) => name !== field),
  })
  const whats = async (list: PlannedSheet['layout']) => {
    const { facts } = await readPlanned('STM_10670_OPUCS256811_01.xls', [
      sheetOf('รายงานสรุป OP', list, [{ block: 'whole', fields: said }]),
      sheetOf('รายละเอียด OP', detail, [{ block: 'whole', fields: oneCase }]),
    ])
    return facts.checks
      .filter(({ against, where }) => against === 'batchSummary' && where === '681100001')
      .map(({ what, expected, found }) => [what, expected, found])
  }
  const cases = ['rows', 1, 1]
  const [claimed, total, fund] = [
    ['amount_claimed', 100, 90],
    ['total_compensation', 100, 90],
    ['receivable_op', 70, null],
  ]
  expect({
    both: await whats(batchList),
    listWithout: await whats(without(batchList, 'amount_claimed')),
    listWithoutCases: await whats(without(batchList, 'total_passed')),
    listWithoutFund: await whats(without(batchList, 'receivable_op')),
  }).toEqual({
    both: [cases, claimed, total, fund],
    listWithout: [cases, total, fund],
    listWithoutCases: [claimed, total, fund],
    listWithoutFund: [cases, claimed, total],
  })
})

test('an amount for which one side has no column is not held against the other', async () => {
  const without = (field: string) => repSummary57.columns.filter(([name]) => name !== field)
  const claims = [claimRow(1, { iphc: 10, inst: 7, reimb_nhso: 17 })]
  const said = { rep_no: '690100001', total_cases: 1, inst_reimb: 6, reimb_total: 17 }
  const found = []
  for (const columns of [repSummary57.columns, without('hc_reimb'), without('appeal_new_inst_reimb')]) {
    const bytes = writeBiff8([makeSheet(repUcs120, claims), makeSheet(repSummary57, [said], { columns })])
    const { facts } = demandRead(await readBytes(name, bytes))
    const funds = facts.checks.filter(({ what }) => what === 'hc_reimb' || what === 'inst_reimb')
    found.push(funds.map(({ what, expected, found: read }) => [what, expected, read]))
  }
  expect(found).toEqual([
    [
      ['hc_reimb', null, 1_000],
      ['inst_reimb', 600, 700],
    ],
    [['inst_reimb', 600, 700]],
    [['hc_reimb', null, 1_000]],
  ])
})

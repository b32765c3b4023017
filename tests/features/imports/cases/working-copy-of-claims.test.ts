import { describe, expect, it } from 'vitest'
import { toMadeSheet } from '#main/features/practice/maker/draft-sheet.ts'
import { getForm } from '#main/features/practice/maker/forms.ts'
import { planRep } from '#main/features/practice/maker/make-rep.ts'
import { draftRepSheets } from '#main/features/practice/maker/rep-workbook.ts'
import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import {
  readSheets,
  type SheetState,
  type TestSheet,
  toTestSheet,
} from '#tests/features/imports/cases/sheets-with-states.ts'
import { claimRow, makeSheet, type SheetRow } from '#tests/features/imports/detail-workbook.ts'

const repName = 'eclaim_10670_IP_25690105_201501885.xlsx'

/** A file of claims as NHSO makes it, sheet by sheet. */
function makeRepSheets(): TestSheet[] {
  const plan = planRep({
    seed: 'copies',
    hospitalCode: '10670',
    fileType: 'IP',
    producedAt: '2026-01-05T20:15:01',
    month: '2025-12',
    claims: 12,
  })
  return draftRepSheets(plan).map((sheet) => toTestSheet(toMadeSheet(sheet)))
}

describe('a file of claims', () => {
  const copyOf = (sheet: TestSheet, state: SheetState): TestSheet => ({
    ...sheet,
    name: `${sheet.name} (2)`,
    state,
  })

  it.each(['hidden', 'veryHidden'] as const)(
    'whose every sheet has a %s copy before it is the same file',
    async (state) => {
      const sheets = makeRepSheets()
      const once = await readSheets(repName, sheets)
      const twice = await readSheets(repName, [...sheets.map((sheet) => copyOf(sheet, state)), ...sheets])
      expect({ ...twice, findings: [], warnings: [] }).toEqual({ ...once, findings: [], warnings: [] })
      expect(once.differing).toBe(0)
      // nothing stands in Data DENY
      const filled = ['Detail', 'Summary', 'Data Instrument', 'Data Drug', 'Data sheet 0']
      expect(twice.warnings).toEqual(filled.map((sheet) => `${sheet} (2) = ${sheet}`))
    },
  )

  it('with claims of other amounts in a hidden sheet pays what people see, and tells each', async () => {
    const detail = (name: string, paid: number, state?: SheetState) => {
      const claims = [claimRow(1, { reimb_nhso: paid }), claimRow(2, { reimb_nhso: paid })]
      return toTestSheet(makeSheet(getForm('rep-ucs-120', 'older'), claims, { name }), state)
    }
    const told = await readSheets('eclaim_10670_OP_25690105_201501885.xlsx', [
      detail('ร่าง', 999, 'hidden'),
      detail('Detail', 5),
    ])
    expect(told).toMatchObject({ rows: 2, sums: { reimb_nhso: 1_000 }, warnings: ['ร่าง = Detail'] })
    expect(told.findings.filter((one) => one.startsWith('rejected'))).toEqual([
      'rejected duplicateTranId: ร่าง 9',
      'rejected duplicateTranId: ร่าง 10',
    ])
  })

  const drug = (tran: number, seq: number, code: string, amount = 1): SheetRow => ({
    seq_no: seq,
    tran_id: String(700_000_000 + tran),
    drug_seq: seq,
    drug_code: code,
    quantity: 1,
    claim_amount: amount,
    reimb_amount: amount,
  })
  const drugs = (name: string, rows: readonly SheetRow[], state?: SheetState) =>
    toTestSheet(makeSheet(dataDrug22, rows, { name }), state)
  const claims = toTestSheet(
    makeSheet(getForm('rep-ucs-120', 'older'), [claimRow(1), claimRow(2)], { name: 'Detail' }),
  )
  const lines = [drug(1, 1, 'A'), drug(1, 2, 'A'), drug(2, 1, 'B', 7)]
  const linesOf = ({ places }: { readonly places: readonly string[] }) =>
    places.filter((one) => one.startsWith('Data'))

  it('has each drug once though its sheet was copied, and the same drug twice on two lines', async () => {
    const told = await readSheets('eclaim_10670_OP_25690105_201501885.xlsx', [
      claims,
      drugs('Data Drug', lines),
      drugs('Data Drug (2)', lines),
    ])
    expect(linesOf(told)).toEqual(['Data Drug 7', 'Data Drug 8', 'Data Drug 9'])
    expect(told.warnings).toEqual(['Data Drug (2) = Data Drug'])
    expect(told.findings.filter((one) => one.includes('repeatedRow'))).toHaveLength(3)
  })

  it('has each drug once though the list goes on and repeats its last line', async () => {
    const told = await readSheets('eclaim_10670_OP_25690105_201501885.xlsx', [
      claims,
      drugs('Data Drug', lines),
      drugs('Data Drug (2)', [drug(2, 1, 'B', 7), drug(2, 2, 'C'), drug(2, 3, 'D'), drug(2, 3, 'D', 2)]),
    ])
    expect(linesOf(told)).toHaveLength(6)
    expect(told.findings.filter((one) => one.includes('Data'))).toEqual([
      'suspect duplicateLine: Data Drug (2) 10',
      'rejected repeatedRow: Data Drug (2) 7',
    ])
  })
})

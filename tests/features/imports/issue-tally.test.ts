import { expect, it } from 'vitest'
import type { StatementIssue } from '#main/features/imports/import-job.ts'
import { createIssueTally, joinIssues } from '#main/features/imports/issue-tally.ts'
import type { SheetFrame } from '#main/features/imports/sheet-mapper.ts'
import { stmOfc20 } from '#shared/model/layouts/stm-ofc-20.layout.ts'

/** A sheet that says what it is of; its layout tells no scheme unless one is given. */
function frameOf(scheme?: string): SheetFrame {
  const { scheme: _, ...layout } = stmOfc20
  const meta = { scheme: 'bkk', documentNo: '6908_OP_02', account: null, patientType: 'OP' }
  return { layout: scheme === undefined ? layout : { ...layout, scheme }, meta } as unknown as SheetFrame
}

const blank = { repNo: null, serviceMonth: null, claimed: null, approved: null }

it('a sheet without a case is of no document', () => {
  expect(createIssueTally(frameOf()).issues()).toEqual([])
})

it('cases are added up, and known by their REP number or by the month they were served in', () => {
  const tally = createIssueTally(frameOf())
  for (const one of [
    { ...blank, repNo: '681200900', serviceMonth: '2025-12', approved: 500 },
    { ...blank, repNo: '681200100', claimed: 900, approved: -20 },
    { ...blank, repNo: '681200900', claimed: 100 },
    { ...blank, serviceMonth: '2025-11' },
    blank,
  ])
    tally.add(one)
  expect(tally.issues()).toEqual([
    {
      ...{ slice: '6908_OP_02||bkk|OP', insideScheme: 'bkk', number: '6908_OP_02', account: null },
      ...{ patientType: 'OP', batches: ['681200100', '681200900', '@', '@2025-11'] },
      ...{ rows: 5, claimedSatang: 1000, approvedSatang: 480 },
    },
  ])
})

it('what was never printed is unknown, and the scheme of a layout goes before the one above the header', () => {
  const tally = createIssueTally(frameOf('lgo'))
  tally.add({ ...blank, repNo: '681200900' })
  expect([tally.slice, tally.issues()]).toMatchObject([
    '6908_OP_02||lgo|OP',
    [{ insideScheme: 'lgo', rows: 1, claimedSatang: null, approvedSatang: null }],
  ])
})

it('a document that goes on over several sheets is one', () => {
  const issue = (slice: string, batches: readonly string[], rows: number, satang: number | null) =>
    ({
      ...{ slice, insideScheme: 'ofc', number: slice, account: null, patientType: null },
      ...{ batches, rows, claimedSatang: satang, approvedSatang: satang },
    }) satisfies StatementIssue
  const found = joinIssues([
    issue('one', ['3', '2'], 2, 500),
    issue('other', ['3'], 1, null),
    issue('one', ['1', '2'], 3, 70),
    issue('one', ['2'], 1, null),
  ])
  expect(found).toEqual([issue('one', ['1', '2', '3'], 6, 570), issue('other', ['3'], 1, null)])
})

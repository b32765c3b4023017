import { expect, test } from 'vitest'
import type { ClaimRecord, RowBatch } from '#main/features/imports/import-job.ts'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { MadeSheet } from '#main/features/practice/maker/cells.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeSheet } from '#tests/features/imports/detail-workbook.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'

const readSheets = (sheets: readonly MadeSheet[]) =>
  readBytes('eclaim_10670_OP_25690105_201501885.xls', writeBiff8(sheets))

const claimsOf = (batches: readonly RowBatch[]) =>
  batches.flatMap((batch): readonly ClaimRecord[] => (batch.table === 'claim_version' ? batch.rows : []))

test('a claim in the same row of two sheets counts once, as its newer batch has it, whichever sheet that is on', async () => {
  const older = { rep_no: '690100001', reimb_nhso: 5, claim_net: 8 }
  const newer = { rep_no: '690200007', reimb_nhso: 7, claim_net: 9 }
  const other = { reimb_nhso: 3, claim_net: 4 }
  const found = []
  for (const [first, second] of [
    [older, newer],
    [newer, older],
  ]) {
    const { facts } = demandRead(
      await readSheets([
        makeSheet(repUcs120, [claimRow(1, first), claimRow(2, other)]),
        makeSheet(repUcs120, [claimRow(1, second), claimRow(3, other)], { name: 'Detail (2)' }),
      ]),
    )
    const { sums, findings } = facts
    const twice = findings.filter(({ reason }) => reason === 'duplicateTranId')
    found.push([sums['reimb_nhso'], sums['claim_net'], twice.map(({ sheet, row }) => `${sheet} ${row}`)])
  }
  expect(found).toEqual([
    [1_300, 1_700, ['Detail (2) 9']],
    [1_300, 1_700, ['Detail (2) 9']],
  ])
})

test('of an original and the appeal that was opened for it the appeal counts, in either order of the rows', async () => {
  const original = claimRow(1, { error_code: 'AP1', reimb_nhso: 500, claim_net: 900 })
  const opened = claimRow(1, { error_code: 'AP0', claim_net: 800 })
  const found = []
  for (const rows of [
    [original, opened],
    [opened, original],
  ]) {
    const { facts, batches } = demandRead(await readSheets([makeSheet(repUcs120, rows)]))
    const claims = claimsOf(batches).toSorted(([, , one], [, , other]) => (one < other ? -1 : 1))
    found.push([
      claims.map(([, , versionKey, lifeCycle]) => [versionKey, lifeCycle]),
      facts.sums['claim_net'],
      facts.rejectedCount,
    ])
  }
  const keys = [
    ['0|690100001', 'superseded'],
    ['1|690100001', 'opened'],
  ]
  expect(found).toEqual([
    [keys, 80_000, 0],
    [keys, 80_000, 0],
  ])
})

test('a row that says of itself both that it was replaced and that it is an opened appeal was replaced', async () => {
  const rows = [claimRow(1, { error_code: 'AP0,AP1' }), claimRow(2, { error_code: 'AP1,AP0' })]
  const { batches } = demandRead(await readSheets([makeSheet(repUcs120, rows)]))
  expect(claimsOf(batches).map(([, , versionKey, lifeCycle]) => [versionKey, lifeCycle])).toEqual([
    ['0|690100001', 'superseded'],
    ['0|690100001', 'superseded'],
  ])
})

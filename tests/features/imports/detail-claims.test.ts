import { expect, test } from 'vitest'
import type { ClaimRecord, RowBatch } from '#main/features/imports/import-job.ts'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { MadeSheet } from '#main/features/practice/maker/cells.ts'
import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import type { Column } from '#shared/model/layouts/layout.ts'
import { repLgo58 } from '#shared/model/layouts/rep-lgo-58.layout.ts'
import { repOrf113 } from '#shared/model/layouts/rep-orf-113.layout.ts'
import { repSssGroups } from '#shared/model/layouts/rep-sss-groups.layout.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeSheet } from '#tests/features/imports/detail-workbook.ts'
import { cellsOf, demandRead, readBytes } from '#tests/features/imports/reading.ts'

const name = 'eclaim_10670_OP_25690105_201501885.xls'

const readSheets = (sheets: readonly MadeSheet[], as = name) => readBytes(as, writeBiff8(sheets))

function claimsOf(batches: readonly RowBatch[]): ClaimRecord[] {
  return batches.flatMap((batch) => (batch.table === 'claim_version' ? batch.rows : []))
}

test('the original of an appeal stays below every other version, is not paid, and is no duplicate', async () => {
  const rows = [
    claimRow(1, { error_code: 'AP1', reimb_nhso: 500, claim_net: 900 }),
    claimRow(1, { reimb_nhso: 700, claim_net: 900 }),
    claimRow(2, { error_code: 'ap2,305', reimb_nhso: 1 }),
  ]
  const { facts, batches } = demandRead(await readSheets([makeSheet(repUcs120, rows)]))
  const claims = claimsOf(batches)
  expect(claims.map(([, tranId, , lifeCycle]) => [tranId, lifeCycle])).toEqual([
    ['700000001', 'superseded'],
    ['700000001', null],
    ['700000002', 'waiting'],
  ])
  const [original = '', live = ''] = claims.map(([, , versionKey]) => versionKey)
  expect(original < live && original < '1').toBe(true)
  expect(claims.map((claim) => claim.slice(14, 19))).toEqual([
    ['failed', 'AP1', 90_000, null, 50_000],
    ['passed', null, 90_000, 70_000, null],
    ['failed', 'ap2,305', null, null, 100],
  ])
  // the newer row counts, and of the failed one nothing is paid
  expect(facts).toMatchObject({ rejectedCount: 0, sums: { reimb_nhso: 70_000, claim_net: 90_000 } })
  expect(cellsOf(batches).get('Detail 9')).toMatchObject({ reimb_nhso: 50_000 })
})

test('originals of appeals make no difference to a Summary that leaves them out, nor to one that counts them', async () => {
  const rows = [
    claimRow(1, { error_code: 'EA1', reimb_nhso: 5 }),
    claimRow(1, { reimb_nhso: 7 }),
    claimRow(2),
  ]
  const detail = makeSheet(repUcs120, rows)
  const summaries = [
    { total_cases: 2, passed_cases: 2, failed_cases: 0, reimb_total: 7 },
    { total_cases: 3, passed_cases: 2, failed_cases: 1, reimb_total: 7 },
  ]
  const differing = await Promise.all(
    summaries.map(async (said) => {
      const summary = makeSheet(repSummary57, [{ rep_no: '690100001', ...said }])
      const { facts } = demandRead(await readSheets([detail, summary]))
      return facts.checks.filter(({ isEqual }) => !isEqual)
    }),
  )
  expect(differing).toEqual([[], []])
})

test('an unmarked row that a newer batch of the same file repeats counts in no sum, wherever it stands', async () => {
  const rows = [
    claimRow(1, { rep_no: '690200007', reimb_nhso: 7, claim_net: 9 }),
    claimRow(1, { rep_no: '690100001', reimb_nhso: 5, claim_net: 8 }),
    claimRow(2, { rep_no: '690100001', reimb_nhso: 3, claim_net: 4 }),
    claimRow(2, { rep_no: '690200007', reimb_nhso: 2, claim_net: 4, error_code: '305' }),
  ]
  const summary = makeSheet(repSummary57, [
    { rep_no: '690200007', total_cases: 2, passed_cases: 1, failed_cases: 1, reimb_total: 7 },
  ])
  const { facts } = demandRead(await readSheets([makeSheet(repUcs120, rows), summary]))
  expect({ sums: facts.sums, differing: facts.checks.filter(({ isEqual }) => !isEqual) }).toMatchObject({
    sums: { reimb_nhso: 700, claim_net: 1_300 },
    differing: [],
  })
})

test('a life-cycle row without money stands below every row that has some', async () => {
  const rows = [claimRow(1, { reimb_nhso: 700 }), claimRow(1, { rep_no: '690200007', error_code: 'AP0' })]
  const { facts, batches } = demandRead(await readSheets([makeSheet(repUcs120, rows)]))
  const [paid = '', opened = ''] = claimsOf(batches).map(([, , versionKey]) => versionKey)
  expect([opened < paid, opened > '1', facts.sums['reimb_nhso']]).toEqual([true, true, 70_000])
})

test('a fund that begins with EXCEPT- and a code 0 are claims that passed', async () => {
  const rows = [
    claimRow(1, { main_fund: 'EXCEPT-UCEP', error_code: '-', reimb_nhso: 5 }),
    claimRow(2, { main_fund: 'OPAE', error_code: '0', reimb_nhso: 7 }),
    claimRow(3, { main_fund: 'EXCEPT-UCEP', error_code: 'DENY', reimb_nhso: 9 }),
  ]
  const { facts, batches } = demandRead(await readSheets([makeSheet(repUcs120, rows)]))
  expect(claimsOf(batches).map((claim) => [claim[9], ...claim.slice(14, 16), ...claim.slice(17)])).toEqual([
    [null, 'passed', null, 500, null],
    ['OPAE', 'passed', null, 700, null],
    [null, 'failed', 'DENY', null, 900],
  ])
  expect(facts.sums['reimb_nhso']).toBe(1_200)
})

test('C in a Deny column of a claim that was paid denies nothing', async () => {
  const rows = [claimRow(1, { deny_hc: 'C', deny_inst: 'C', reimb_nhso: 5 })]
  const { batches } = demandRead(await readSheets([makeSheet(repUcs120, rows)]))
  expect(claimsOf(batches).map((claim) => claim.slice(14, 18))).toEqual([['passed', null, null, 500]])
})

test('C before a number and fund names are not part of codes', async () => {
  const rows = [
    claimRow(2, { main_fund: 'OPAE', error_code: 'C305; OPUCS/W74' }),
    claimRow(3, { main_fund: 'OPAE', error_code: 'OPNHS EXCEPT' }),
  ]
  const { batches } = demandRead(await readSheets([makeSheet(repUcs120, rows)]))
  expect(claimsOf(batches).map((claim) => [claim[9], claim[14], claim[15]])).toEqual([
    ['OPAE', 'failed', '305,W74'],
    ['OPAE', 'passed', null],
  ])
})

test('several values in one cell of an OP refer file are all kept; two amounts in one are not one large amount', async () => {
  const row = {
    rep_no: '690100001',
    tran_id: '700000001',
    hn: '1',
    hcode: '10670 รพ.ฝึกหัด',
    service_date: '05/01/2569',
    dx: 'I10\n- \nE119 ',
    proc: '8952',
    claim_amt: '100\n200',
    reimb_total: 50,
    cr_total: '25.50',
  }
  const as = 'eclaim_10670_ORF_25690105_185102386.xls'
  const { facts, batches } = demandRead(await readSheets([makeSheet(repOrf113, [row])], as))
  expect(cellsOf(batches).get('Detail 10')).toMatchObject({
    dx: 'I10\nE119',
    proc: '8952',
    claim_amt: '?100\n200',
  })
  expect(claimsOf(batches).map((claim) => [claim[5], claim[11], claim[16], claim[17]])).toEqual([
    ['OP', '2026-01-05', null, 7_550],
  ])
  expect(facts).toMatchObject({
    layout: 'rep-orf-113',
    patientType: 'OP',
    insideScheme: null,
    rejectedCount: 1,
  })
})

/** The group headers of an SSS file that a test says nothing about. */
const otherGroups = ['OP', 'AE', 'HC', 'INT', 'PP'].map((header): Column => [header, 'money', header])

test('groups of an SSS file are read under the headers of the file itself, with their sums', async () => {
  const groups: Column[] = [
    ['a', 'money', 'IP', 'ค่าห้อง'],
    ['b', 'money', 'IP', 'ค่ายา'],
    ['c', 'money', 'IP', 'ค่ายา'],
    ['d', 'money', 'ON TOP'],
  ]
  const columns = [...repSssGroups.columns, ...groups, ...otherGroups]
  const rows = [claimRow(1, { a: 1, b: '2.50', c: 3, d: '-' }), claimRow(2, { a: 10, d: 'x' })]
  const sheet = makeSheet(repSssGroups, rows, { columns })
  const { facts, batches } = demandRead(
    await readSheets([sheet], 'eclaim_10670_IPSSS_25690105_185102386.xls'),
  )
  expect(cellsOf(batches).get('Detail 9')).toMatchObject({
    'ip_amt › ค่าห้อง': 100,
    'ip_amt › ค่ายา': 250,
    'ip_amt › ค่ายา (2)': 300,
  })
  expect(facts).toMatchObject({
    insideScheme: 'sss',
    sums: { 'ip_amt › ค่าห้อง': 1_100, 'ip_amt › ค่ายา': 250, 'ip_amt › ค่ายา (2)': 300, on_top_amt: null },
    warnings: [],
    rejectedCount: 1,
  })
})

test('what was read and looks wrong is listed by address: citizen ids, blanks, other hospitals, lines twice', async () => {
  const full = { pid: '1100000000008', dateadm: '05/01/2026', claim_net: 10 }
  const claims = [
    claimRow(1, { ...full, pid: '1100000000009' }),
    claimRow(2, { ...full, pid: '6100000000009' }),
    claimRow(3, { ...full, hcode: '11111' }),
    claimRow(4, { ...full, claim_net: '-' }),
    claimRow(5, { ...full, claim_net: 'x' }),
  ]
  const drug = { tran_id: '700000001', drug_seq: 1, drug_code: 'A1', quantity: 1, claim_amount: 1 }
  const drugs = makeSheet(dataDrug22, [drug, { ...drug, drug_seq: 2 }, { ...drug, claim_amount: 2 }, drug])
  const { facts } = demandRead(await readSheets([makeSheet(repUcs120, claims), drugs]))
  const suspect = facts.findings.filter(({ weight }) => weight === 'suspect')
  expect(
    suspect.map(({ sheet, row, field, valueKind, reason }) => [sheet, row, field, valueKind, reason]),
  ).toEqual([
    ['Detail', 9, 'pid', 'text', 'invalidPid'],
    ['Detail', 11, 'hcode', 'text', 'otherHospital'],
    ['Detail', 12, 'claim_net', 'blank', 'blankValue'],
    ['Data Drug', 9, 'tran_id', 'text', 'duplicateLine'],
  ])
  const rejected = facts.findings.filter(({ weight }) => weight === 'rejected')
  expect(rejected.map(({ sheet, row, field, reason }) => [sheet, row, field, reason])).toEqual([
    ['Detail', 13, 'claim_net', 'notAmount'],
    ['Data Drug', 10, 'tran_id', 'repeatedRow'],
  ])
  expect({ rejected: facts.rejectedCount, suspect: facts.suspectCount }).toEqual({ rejected: 2, suspect: 4 })
})

test('a file odd in every cell lists ten thousand of them and counts them all', async () => {
  const rows = Array.from({ length: 3_400 }, (_, index) => claimRow(index, { claim_net: 'x' }))
  const { facts } = demandRead(await readSheets([makeSheet(repUcs120, rows)]))
  // of each row, the citizen id and the date are blank too
  expect([facts.findings.length, facts.rejectedCount, facts.suspectCount]).toEqual([10_000, 3_400, 3_400 * 2])
})

test('the first row of an LGO file is a claim, and both parts of what is paid are added up', async () => {
  const row = claimRow(1, {
    main_fund: 'OPLG',
    reimb_nhso: 100,
    reimb_pp_nhso: '20.00',
    claim_drg: 90,
    claim_pp: 40,
  })
  const { batches } = demandRead(
    await readSheets([makeSheet(repLgo58, [row])], 'eclaim_10670_OPLGO_25690105_201501885.xls'),
  )
  expect(batches).toMatchObject([{ scheme: 'lgo' }])
  expect(claimsOf(batches).map((claim) => [claim[0], claim[9], claim[16], claim[17]])).toEqual([
    [8, 'OPLG', 13_000, 12_000],
  ])
})

test('an SSS file that lacks a whole group of money is kept aside', async () => {
  const columns = [...repSssGroups.columns, ...otherGroups]
  const reading = await readSheets([makeSheet(repSssGroups, [claimRow(1)], { columns })])
  expect(reading).toMatchObject({
    state: 'misfit',
    misfit: { error: { code: 'import.columnMissing', details: { sheet: 'Detail', column: 'IP' } } },
  })
})

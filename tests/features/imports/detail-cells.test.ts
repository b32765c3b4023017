import { expect, test } from 'vitest'
import type { Column } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeDetail, type SheetRow } from '#tests/features/imports/detail-workbook.ts'
import { openDesk, readContent, writeFile } from '#tests/features/imports/import-desk.ts'
import { readStoredCells } from '#tests/helpers/stored-cells.ts'

const name = 'eclaim_10670_OP_25690105_201501885.xls'

async function importDetail(rows: readonly SheetRow[], columns?: readonly Column[]) {
  const { root, store, imports } = await openDesk()
  const { files } = await imports.importFiles([writeFile(root, name, makeDetail(rows, columns))])
  const [file] = files
  const got = file?.state === 'imported' ? await imports.get(file.id) : null
  const { claims } = await readContent(store)
  const cellsOf = await readStoredCells(store, file?.id ?? 0)
  const cells = claims.map(cellsOf)
  const findings = got?.findings ?? []
  const rejected = findings.filter(({ weight }) => weight === 'rejected')
  const suspect = findings.filter(({ weight }) => weight === 'suspect')
  return { file, rejected, suspect, claims, cells }
}

test('a row becomes a claim with its fund, outcome, month and fiscal year', async () => {
  const { claims } = await importDetail([
    claimRow(1, {
      pid: '1100000000008',
      main_fund: 'OPAE, DMIS',
      error_code: '-',
      dateadm: '30/09/2568 10:00:00',
      claim_net: '1,234.50',
      reimb_nhso: '(80.00)',
      service_type: 'E',
    }),
    claimRow(2, {
      main_fund: '-',
      error_code: 'V217, W74',
      dateadm: '01/10/2025',
      an: '6800001',
      ptype: '-',
    }),
    claimRow(3, { error_code: 'OPLG EXCEPT' }),
  ])
  const common = {
    hcode: '10670',
    scheme: 'ucs',
    sheet: 'Detail',
    is_current: 1,
    hn: '69000123',
    rep_no: '690100001',
  }
  expect(claims).toMatchObject([
    {
      ...common,
      row_number: 9,
      tran_id: '700000001',
      fund: 'OPAE',
      outcome: 'passed',
      error_codes: null,
      pid: '1100000000008',
      admitted_at: '2025-09-30T10:00:00',
      service_month: '2025-09',
      fiscal_year: 2568,
      claimed_satang: 123450,
      approved_satang: -8000,
      service_type: 'E',
      patient_type: 'OP',
    },
    {
      ...common,
      row_number: 10,
      fund: null,
      outcome: 'failed',
      error_codes: 'V217,W74',
      fiscal_year: 2569,
      claimed_satang: null,
    },
    { ...common, row_number: 11, outcome: 'passed', error_codes: null, fiscal_year: null },
  ])
})

test('cells that cannot be read are listed by address, left out of the sums, and kept as they stood', async () => {
  const { file, rejected, claims, cells } = await importDetail([
    claimRow(1, { claim_net: 'ดูใบแจ้งหนี้', reimb_nhso: 10.5, rw: 'หนึ่ง', dateadm: '05/01/2026 08:00:00' }),
    claimRow(2, {
      claim_net: 100,
      reimb_nhso: 0.001,
      dateadm: '05/01/1926 08:00:00',
      datedsc: 'x',
      ptype: '"a\\b"\n',
    }),
  ])
  const where = { weight: 'rejected', sheet: 'Detail' }
  expect(rejected).toEqual([
    { ...where, row: 9, column: 'AK', field: 'rw', valueKind: 'text', reason: 'notNumber' },
    { ...where, row: 9, column: 'AO', field: 'claim_net', valueKind: 'text', reason: 'notAmount' },
    { ...where, row: 10, column: 'I', field: 'dateadm', valueKind: 'text', reason: 'dateOutOfRange' },
    { ...where, row: 10, column: 'J', field: 'datedsc', valueKind: 'text', reason: 'notDate' },
    { ...where, row: 10, column: 'K', field: 'reimb_nhso', valueKind: 'number', reason: 'notAmount' },
  ])
  expect(file).toMatchObject({ rejectedCount: 5, sums: { claim_net: 10000, reimb_nhso: 1050, paid: null } })
  expect(claims).toMatchObject([
    { claimed_satang: null, approved_satang: 1050 },
    { claimed_satang: 10000, admitted_at: null },
  ])
  expect(cells).toMatchObject([
    { claim_net: '?ดูใบแจ้งหนี้' },
    { dateadm: '?05/01/1926 08:00:00', ptype: '"a\\b"' },
  ])
})

test('footers, headers in the middle and rows without a number are left out; a claim without a patient is said so', async () => {
  const { file, rejected, claims } = await importDetail([
    claimRow(1),
    { rep_no: 'REP No.', tran_id: 'TRAN_ID', hn: 'HN' },
    claimRow(2, { hn: '-', pid: null }),
    claimRow(3, { hn: null, pid: 1100000000008 }),
    { rep_no: 'รวม', claim_net: 99999 },
  ])
  expect(claims.map((claim) => claim.tran_id)).toEqual(['700000001', '700000003'])
  expect(file).toMatchObject({
    rows: 2,
    sums: { claim_net: null },
    sheets: [{ rowsRead: 5, rowsKept: 2, rowsLeftOut: 3 }],
  })
  const where = { weight: 'rejected', sheet: 'Detail', row: 11, column: 'C', field: 'tran_id' }
  expect(rejected).toEqual([{ ...where, valueKind: 'text', reason: 'noPatient' }])
})

test('a TRAN_ID twice in a file counts once: both rows are kept, the last is the claim', async () => {
  const { file, rejected, claims } = await importDetail([
    claimRow(1, { reimb_nhso: 1 }),
    claimRow(1, { reimb_nhso: 2 }),
  ])
  expect(claims.map((claim) => [claim.row_number, claim.is_current])).toEqual([
    [9, 0],
    [10, 1],
  ])
  expect(file).toMatchObject({ rows: 2, added: 1, replaced: 0, sums: { reimb_nhso: 200 } })
  expect(rejected).toMatchObject([{ row: 10, column: 'C', reason: 'duplicateTranId' }])
})

test('columns nobody knows are kept under their header and named in a warning', async () => {
  const columns: Column[] = [...repUcs120.columns, ['extra', 'text', 'คอลัมน์ใหม่']]
  const { file, cells } = await importDetail([claimRow(1, { extra: 'ค่าใหม่' })], columns)
  expect(cells).toMatchObject([{ คอลัมน์ใหม่: 'ค่าใหม่' }])
  expect(file).toMatchObject({
    state: 'imported',
    warnings: [
      { code: 'import.columnExtra', details: { file: name, sheet: 'Detail', column: 'คอลัมน์ใหม่' } },
      { code: 'import.sheetMissing', details: { file: name, sheet: 'Summary' } },
    ],
  })
})

test('a column of text that is not there is said so, and the rest is imported', async () => {
  const columns = repUcs120.columns.filter(([field]) => field !== 'opbkk_hsub')
  const { file } = await importDetail([claimRow(1, { fs: 5 })], columns)
  expect(file).toMatchObject({
    layout: 'rep-ucs-120',
    rows: 1,
    sums: { fs: 500 },
    warnings: [
      { code: 'import.columnAbsent', details: { column: 'OPBKK › HSUB' } },
      { code: 'import.sheetMissing' },
    ],
  })
})

test('a money column that is missing, renamed, moved or there twice keeps the file aside with its name', async () => {
  const without = repUcs120.columns.filter(([field]) => field !== 'iphc')
  const twice: Column[] = [...repUcs120.columns, ['again', 'money', 'FS']]
  const [missing, repeated] = [
    await importDetail([claimRow(1)], without),
    await importDetail([claimRow(1)], twice),
  ]
  const where = { file: name, sheet: 'Detail' }
  expect([missing.file, repeated.file]).toMatchObject([
    {
      state: 'quarantined',
      reason: { code: 'import.columnMissing', details: { ...where, column: 'ค่าใช้จ่ายสูง (HC) › IPHC' } },
    },
    { state: 'quarantined', reason: { code: 'import.columnTwice', details: { ...where, column: 'FS' } } },
  ])
  expect([missing.claims, repeated.claims]).toEqual([[], []])
})

test('a sheet of an unknown kind is kept aside or refused with what was found, and no cell of a patient', async () => {
  const strange: Column[] = [
    ['rep_no', 'id', 'REP'],
    ['tran_id', 'id', 'TRAN_ID'],
    ['hn', 'id', 'HN'],
    ['name', 'text', 'ชื่อ - สกุล'],
    ['x', 'money', 'ยอดใหม่'],
  ]
  const list: Column[] = [
    ['hn', 'id', 'รายชื่อ'],
    ['name', 'text', 'นางสาวลับ มาก'],
  ]
  const [other, names] = [
    await importDetail([claimRow(1)], strange),
    await importDetail([{ hn: '1', name: 'ลับ' }], list),
  ]
  expect([other.file, names.file]).toMatchObject([
    { state: 'quarantined' },
    {
      state: 'refused',
      reason: { code: 'import.unknownLayout', details: { expected: 'TRAN_ID', found: 'Detail' } },
    },
  ])
  expect(JSON.stringify(names.file)).not.toContain('ลับ')
})

test('a sheet with headers and no claims is refused as empty', async () => {
  const { file } = await importDetail([{ rep_no: 'รวม' }])
  expect(file).toMatchObject({ state: 'refused', reason: { code: 'import.noRows', details: { file: name } } })
})

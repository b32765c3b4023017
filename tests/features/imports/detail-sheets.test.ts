import { expect, test } from 'vitest'
import { writeBiff8 } from '#main/features/practice/maker/biff8-writer.ts'
import type { MadeSheet } from '#main/features/practice/maker/cells.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import type { Column } from '#shared/model/layouts/layout.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { claimRow, makeSheet } from '#tests/features/imports/detail-workbook.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'

const name = 'eclaim_10670_OP_25690105_201501885.xls'

const readSheets = (sheets: readonly MadeSheet[], as = name) => readBytes(as, writeBiff8(sheets))

test('a list that goes on without headers is read on, with a word about it', async () => {
  const second = makeSheet(repUcs120, [claimRow(2, { reimb_nhso: 7 })], {
    name: 'Detail (2)',
    isHeaderless: true,
  })
  const { facts, batches } = demandRead(await readSheets([makeSheet(repUcs120, [claimRow(1)]), second]))
  expect(batches.map(({ table, sheet, rows }) => [table, sheet, rows.map(([row]) => row)])).toEqual([
    ['claim_version', 'Detail', [9]],
    ['claim_version', 'Detail (2)', [1]],
  ])
  expect(facts).toMatchObject({
    rows: 2,
    sums: { reimb_nhso: 700 },
    warnings: [
      { code: 'import.headerless', details: { file: name, sheet: 'Detail (2)', before: 'Detail' } },
      { code: 'import.sheetMissing' },
    ],
  })
})

test('rows without headers are no continuation when words stand where the money should', async () => {
  const columns: Column[] = repUcs120.columns.map(([field, type, ...headers]) =>
    field === 'claim_net' ? ['remark', 'text', 'Remark'] : [field, type, ...headers],
  )
  const other = [claimRow(2, { remark: 'รอเอกสาร' }), claimRow(3, { remark: 'รอเอกสาร' })]
  const notes = makeSheet(repUcs120, other, { name: 'บันทึก', columns, isHeaderless: true })
  const { facts } = demandRead(await readSheets([makeSheet(repUcs120, [claimRow(1)]), notes]))
  expect({ rows: facts.rows, sheets: facts.sheets }).toMatchObject({
    rows: 1,
    sheets: [
      { sheet: 'Detail', use: 'imported', layout: 'rep-ucs-120', rowsKept: 1 },
      { sheet: 'บันทึก', use: 'kept', layout: null, rowsRead: 2, rowsKept: 2 },
    ],
  })
})

test('a claim that stands in two sheets of a file is said to be twice', async () => {
  const second = makeSheet(repUcs120, [claimRow(1)], { name: 'Detail (2)' })
  const { facts } = demandRead(await readSheets([makeSheet(repUcs120, [claimRow(1)]), second]))
  expect(facts.findings.filter(({ weight }) => weight === 'rejected')).toMatchObject([
    { sheet: 'Detail (2)', row: 9, column: 'C', reason: 'duplicateTranId' },
  ])
})

const renamed = (field: string, header: string): Column[] =>
  repUcs120.columns.map((column): Column => {
    const [name, type, ...headers] = column
    return name === field ? [name, type, ...headers.slice(0, -1), header] : column
  })

test('a file with counted money under another name is kept aside with what stands where, and no value', async () => {
  const columns = renamed('reimb_nhso', 'ผู้จ่าย')
  const sheet = makeSheet(repUcs120, [claimRow(1, { name: 'นางสาวลับ', reimb_nhso: 5 })], { columns })
  const reading = await readSheets([sheet])
  if (reading.state !== 'misfit') throw new Error(reading.state)
  const { error, comparison } = reading.misfit
  const column = 'ชดเชยสุทธิ › สปสช.'
  expect(error).toEqual({ code: 'import.columnMissing', details: { file: name, sheet: 'Detail', column } })
  expect(comparison).toMatchObject({ sheet: 'Detail', layout: 'rep-ucs-120', share: 119 / 120 })
  expect(comparison.unknown).toEqual([{ column: 'K', header: 'ชดเชยสุทธิ › ผู้จ่าย' }])
  expect(comparison.columns.filter(({ foundAt }) => foundAt === null)).toEqual([
    { field: 'reimb_nhso', header: column, isRequired: true, foundAt: null },
  ])
  expect(comparison.columns.find(({ field }) => field === 'tran_id')).toMatchObject({
    isRequired: true,
    foundAt: 'C',
  })
  expect(comparison.columns.find(({ field }) => field === 'remark')).toMatchObject({ isRequired: false })
  expect(reading.batches).toEqual([])
  expect(JSON.stringify(reading)).not.toContain('ลับ')
})

test('an amount of one fund under another name is read by its place, and that is said', async () => {
  const sheet = makeSheet(repUcs120, [claimRow(1, { iphc: 5 })], { columns: renamed('iphc', 'ชื่อใหม่') })
  const { facts } = demandRead(await readSheets([sheet]))
  const header = 'ค่าใช้จ่ายสูง (HC) › IPHC'
  expect([facts.sums['iphc'], facts.warnings[0]]).toEqual([
    500,
    { code: 'import.columnGuessed', details: { file: name, sheet: 'Detail', header, column: 'BC' } },
  ])
})

test('seven amounts under other names are no slip: the file is kept aside', async () => {
  const funds = ['iphc', 'ipaec', 'inst', 'drug', 'ae_ipnb', 'act_amt', 'dmis_lp']
  const columns = repUcs120.columns.map((column, at): Column => {
    const [field, type, ...headers] = column
    return funds.includes(field) ? [field, type, ...headers.slice(0, -1), `ชื่อใหม่ ${at}`] : column
  })
  const reading = await readSheets([makeSheet(repUcs120, [claimRow(1)], { columns })])
  expect(reading).toMatchObject({ state: 'misfit', misfit: { error: { code: 'import.columnMissing' } } })
})

test('headers that stand again over other columns refuse the file: the rows below them would be read wrong', async () => {
  const swapped = repUcs120.columns.map((column) => {
    if (column[0] === 'hn') return repUcs120.columns[4] ?? column
    return column[0] === 'an' ? (repUcs120.columns[3] ?? column) : column
  })
  const again = makeHeaderBlock(swapped, repUcs120.usualDataRow + 1, 3)
  const plain = makeSheet(repUcs120, [claimRow(1)])
  const reading = await readSheets([{ ...plain, lines: [...plain.lines, ...again.lines] }])
  expect(reading).toMatchObject({
    state: 'failed',
    error: { code: 'import.headersChange', details: { sheet: 'Detail', row: 10, column: 'D' } },
  })
})

test('a drug sheet without its amounts keeps the whole file aside, before a claim is handed out', async () => {
  const columns = dataDrug22.columns.filter(([field]) => field !== 'reimb_amount')
  const reading = await readSheets([
    makeSheet(repUcs120, [claimRow(1)]),
    makeSheet(dataDrug22, [], { columns }),
  ])
  expect(reading).toMatchObject({
    state: 'misfit',
    misfit: {
      error: { code: 'import.columnMissing' },
      comparison: { sheet: 'Data Drug', layout: 'data-drug-22' },
    },
    batches: [],
  })
})

test('a Summary nobody can read keeps no claim out: the missing proof is said', async () => {
  const columns = repSummary57.columns.filter(([field]) => field !== 'rep_no')
  const summary = makeSheet(repSummary57, [{ hcode: '10670', total_cases: 1 }], { columns })
  const { facts } = demandRead(await readSheets([makeSheet(repUcs120, [claimRow(1)]), summary]))
  expect({ rows: facts.rows, checks: facts.checks, warnings: facts.warnings }).toEqual({
    rows: 1,
    checks: [],
    warnings: [
      { code: 'import.notCompared', details: { file: name, sheet: 'Summary', expected: 'REP NO.' } },
    ],
  })
})

test('a workbook of another kind is kept aside with the layout that is most like it', async () => {
  const columns: Column[] = [
    ['hn', 'id', 'HN'],
    ['pid', 'id', 'PID'],
    ['name', 'text', 'ชื่อ-สกุล'],
    ['ward', 'text', 'ตึก'],
  ]
  const sheet = makeSheet(repUcs120, [{ hn: '1', pid: '1100000000008', name: 'ลับ' }], {
    columns,
    name: 'ผู้ป่วย',
  })
  const reading = await readSheets([sheet])
  expect(reading).toMatchObject({
    state: 'misfit',
    misfit: {
      error: { code: 'import.unknownLayout', details: { file: name, sheet: 'ผู้ป่วย', found: 'ตึก' } },
      comparison: { unknown: [{ column: 'D', header: 'ตึก' }] },
    },
  })
  expect(JSON.stringify(reading)).not.toContain('ลับ')
})

test('what is inside decides about a file whose name says something else', async () => {
  const as = 'eclaim_10670_OPLGO_25690105_201501885.xls'
  const { facts } = demandRead(await readSheets([makeSheet(repUcs120, [claimRow(1)])], as))
  expect(facts.insideScheme).toBe('ucs')
  expect(facts.warnings).toContainEqual({
    code: 'import.otherKind',
    details: { file: as, named: 'LGO', found: 'UCS' },
  })
})

test("another hospital's file is refused by its name, by what it says above its rows, and by its rows", async () => {
  const ours = makeSheet(repUcs120, [claimRow(1)])
  const meta = { row: 0, cells: ['โรงพยาบาล 11111 อื่น'] }
  const theirRows = makeSheet(repUcs120, [
    claimRow(1, { hcode: '11111' }),
    claimRow(2, { hcode: 11111 }),
    claimRow(3),
  ])
  const readings = await Promise.all([
    readSheets([ours], name.replace('10670', '11111')),
    readSheets([{ ...ours, lines: [meta, ...ours.lines] }]),
    readSheets([theirRows], 'งวดนี้.xls'),
    readSheets([makeSheet(repUcs120, [claimRow(1, { hcode: null })])], 'งวดนี้.xls'),
  ])
  const found = readings.map(
    (reading) => reading.state === 'failed' && [reading.error.code, reading.error.details['found']],
  )
  expect(found).toEqual([
    ['import.wrongHospital', '11111'],
    ['import.wrongHospital', '11111'],
    ['import.wrongHospital', '11111'],
    ['import.wrongHospital', '-'],
  ])
})

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import { dataDeny13 } from '#shared/model/layouts/data-deny-13.layout.ts'
import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import { dataInstrument16 } from '#shared/model/layouts/data-instrument-16.layout.ts'
import { dataZero16 } from '#shared/model/layouts/data-zero-16.layout.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import {
  addUpDetail,
  getSheet,
  headersOf,
  readHeaders,
  readWorkbook,
  sizeOf,
  valueAt,
} from '#tests/features/practice/maker/oracle.ts'

const order = (more: Partial<RepOrder>): RepOrder => ({
  seed: 'workbook',
  hospitalCode: '10670',
  fileType: 'IP',
  producedAt: '2026-01-05T20:15:01',
  month: '2026-01',
  claims: 120,
  ...more,
})

const sheetLayouts: readonly SheetLayout[] = [
  repUcs120,
  repSummary57,
  dataInstrument16,
  dataDrug22,
  dataDeny13,
  dataZero16,
]

const columnOf = (layout: SheetLayout, field: string) => layout.columns.findIndex(([name]) => name === field)

function columnSum(sheet: ReturnType<typeof getSheet>, layout: SheetLayout, field: string): number {
  let sum = 0
  for (let row = layout.usualDataRow; row < sizeOf(sheet).rows; row++) {
    sum += Math.round(Number(valueAt(sheet, row, columnOf(layout, field)) ?? 0) * 100) || 0
  }
  return sum
}

for (const container of ['xls', 'xlsx'] as const) {
  test(`an ${container} IP file has the six sheets with every header text at its level and its merged cells`, async () => {
    const { bytes } = await makeRep(order({ container }))
    const workbook = readWorkbook(bytes)
    expect(workbook.SheetNames).toEqual([
      'Detail',
      'Summary',
      'Data Instrument',
      'Data Drug',
      'Data DENY',
      'Data sheet 0',
    ])
    for (const layout of sheetLayouts) {
      const sheet = getSheet(workbook, layout.sheetNames[0] ?? '')
      expect(readHeaders(sheet, layout.usualHeaderRow, layout.usualDataRow - layout.usualHeaderRow)).toEqual(
        headersOf(layout),
      )
      expect(sizeOf(sheet).columns).toBe(layout.columns.length)
    }
    const merges = getSheet(workbook, 'Detail')['!merges'] ?? []
    expect(merges).toContainEqual({ s: { r: 5, c: 2 }, e: { r: 7, c: 2 } })
    expect(merges).toContainEqual({ s: { r: 5, c: 44 }, e: { r: 7, c: 45 } })
    expect(merges).toContainEqual({ s: { r: 5, c: 75 }, e: { r: 5, c: 95 } })
    expect(merges).toContainEqual({ s: { r: 6, c: 75 }, e: { r: 6, c: 77 } })
    expect(merges).toContainEqual({ s: { r: 6, c: 85 }, e: { r: 7, c: 85 } })
  })

  test(`the sums of the answer key are those SheetJS finds in the ${container} file`, async () => {
    for (const fileType of ['OP', 'IP', 'OP_APPEAL', 'IP_APPEAL_NHSO']) {
      const { bytes, key } = await makeRep(order({ container, fileType }))
      expect(addUpDetail(bytes)).toEqual({ rows: key.rows, sums: key.sums })
      expect(key).toMatchObject({ rows: 120, rejected: 0, oddities: [] })
    }
  })
}

test('an OP file has four sheets; the meta rows say when, what file and whose', async () => {
  const { name, bytes } = await makeRep(order({ fileType: 'OP' }))
  const workbook = readWorkbook(bytes)
  expect(name).toMatch(/^eclaim_10670_OP_25690105_201501\d{3}\.xls$/)
  expect(workbook.SheetNames).toEqual(['Detail', 'Summary', 'Data Drug', 'Data sheet 0'])
  const detail = getSheet(workbook, 'Detail')
  expect(valueAt(detail, 0, 0)).toBe('(ออกรายงาน)วันที่ 05/01/2569 เวลา 20:15')
  expect(valueAt(detail, 0, 6)).toBe(`ชื่อไฟล์ที่ส่ง : ${name.replace('.xls', '.ecd')}`)
  expect(valueAt(detail, 3, 15)).toBe('HCODE : 10670 โรงพยาบาลฝึกหัด')
  expect(valueAt(detail, 8, 2)).toMatch(/^\d{9}$/)
  expect(valueAt(detail, 8, 8)).toMatch(/^\d\d\/\d\d\/202[56] \d\d:\d\d:\d\d$/)
  expect(valueAt(getSheet(workbook, 'Data Drug'), 6, 4)).toMatch(/^\d\d\/\d\d\/256[89]$/)
})

/** Σ of a Detail column over the claims that passed: those whose Error Code is blank or `0`. */
function passedSum(bytes: Buffer, field: string): number {
  const detail = getSheet(readWorkbook(bytes), 'Detail')
  let sum = 0
  for (let row = repUcs120.usualDataRow; row < sizeOf(detail).rows; row++) {
    if (!['-', '0'].includes(String(valueAt(detail, row, columnOf(repUcs120, 'error_code'))))) continue
    sum += Math.round(Number(valueAt(detail, row, columnOf(repUcs120, field)) ?? 0) * 100) || 0
  }
  return sum
}

test('Summary agrees with Detail: cases, charges by fund, pays by fund, the total', async () => {
  for (const fileType of ['OP', 'IP', 'IP_APPEAL']) {
    const { bytes, key } = await makeRep(order({ fileType, claims: 400 }))
    const workbook = readWorkbook(bytes)
    const summary = getSheet(workbook, 'Summary')
    const at = (field: string) => valueAt(summary, 5, columnOf(repSummary57, field))
    const satangAt = (field: string) => Math.round(Number(at(field)) * 100)
    const [side, cases, total] =
      fileType === 'IP_APPEAL'
        ? ['appeal_new_', 'appeal_', 'appeal_new_reimb_total']
        : ['', '', 'reimb_total']
    const groups = ['hc', 'ae', 'inst', 'ip', 'dmis', 'pp', 'drug']
    const sum = (end: string) => groups.reduce((all, group) => all + satangAt(`${side}${group}_${end}`), 0)
    expect([at(`${cases}total_cases`), at(`${cases}passed_cases`), at(`${cases}failed_cases`)]).toEqual([
      400,
      key.passed,
      key.failed,
    ])
    expect([sum('claim'), sum('reimb'), satangAt(total ?? '')]).toEqual([
      key.sums['claim_net'],
      key.sums['reimb_nhso'],
      key.sums['reimb_nhso'],
    ])
    expect(satangAt(`${side}pp_reimb`)).toBe(passedSum(bytes, 'dmis_pp'))
    expect(key.sums['reimb_nhso']).toBe(passedSum(bytes, 'reimb_nhso'))
    const drugs = getSheet(workbook, 'Data Drug')
    expect(satangAt(`${side}drug_claim`)).toBe(columnSum(drugs, dataDrug22, 'claim_amount'))
    expect(passedSum(bytes, 'drug')).toBe(columnSum(drugs, dataDrug22, 'reimb_amount'))
  }
})

test('about two thirds of the Detail cells are empty, as in real files', async () => {
  const { bytes } = await makeRep(order({ fileType: 'OP' }))
  const detail = getSheet(readWorkbook(bytes), 'Detail')
  let dashes = 0
  for (let row = 8; row < 128; row++)
    for (let column = 0; column < 120; column++) if (valueAt(detail, row, column) === '-') dashes++
  expect(dashes / (120 * 120)).toBeGreaterThan(0.55)
})

test('the same order gives the same bytes, another seed gives others', async () => {
  const hashOf = async (more: Partial<RepOrder>) =>
    createHash('sha256')
      .update((await makeRep(order(more))).bytes)
      .digest('hex')
  for (const container of ['xls', 'xlsx'] as const) {
    const first = await hashOf({ container })
    await new Promise((resolve) => setTimeout(resolve, container === 'xlsx' ? 2100 : 0))
    expect(await hashOf({ container })).toBe(first)
    expect(await hashOf({ container, seed: 'other' })).not.toBe(first)
  }
})

test('a file beyond 7 MB, whose FAT needs DIFAT sectors, opens and adds up', async () => {
  const { bytes, key } = await makeRep(order({ fileType: 'OP', claims: 5000 }))
  expect(bytes.length).toBeGreaterThan(7.2 * 2 ** 20)
  expect(addUpDetail(bytes)).toEqual({ rows: 5000, sums: key.sums })
})

import { expect, test } from 'vitest'
import type { Forms } from '#main/features/practice/maker/forms.ts'
import type {
  MeantFields,
  MeantRow,
  MeantSheet,
  WorkbookKey,
} from '#main/features/practice/maker/made-workbook.ts'
import type { MadeRep } from '#main/features/practice/maker/make-rep.ts'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import type { OddityName } from '#main/features/practice/maker/oddities.ts'
import { olderRepKinds, repKinds } from '#main/features/practice/maker/rep-kinds.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { Part, RowKind, SheetLayout } from '#shared/model/layouts/layout.ts'
import { fiscalYearOf, monthOf } from '#shared/model/thai-date.ts'
import { hospitalCode, openDesk, writeFile } from '#tests/features/imports/import-desk.ts'
import { inOrder, readTables, storedRows } from '#tests/features/imports/stored-rows.ts'
import { meantRows } from '#tests/helpers/compare-key.ts'

const otherWidths: readonly (readonly [string, OddityName, Forms?])[] = [
  ['OP', 'width118'],
  ['IP', 'width113'],
  ['IP', 'width96'],
  ['IPLGO', 'width59'],
  ['OPCS', 'width58'],
  ['OPCS', 'width55'],
  ['ORF', 'width114', 'older'],
  ['IP', 'instrument14'],
]

type Form = readonly [fileType: string, oddities: readonly OddityName[], forms: Forms]

const forms: readonly Form[] = [
  ...repKinds.map(({ fileType }): Form => [fileType, [], 'today']),
  ...olderRepKinds.map(({ fileType }): Form => [fileType, [], 'older']),
  ...otherWidths.map(([fileType, oddity, form = 'today']): Form => [fileType, [oddity], form]),
]

type Value = string | number | null

/** The parts of a meant row by its layout alone. */
function partsOf({ parts }: SheetLayout, fields: MeantFields) {
  const valuesOf = (part: Part) => (parts[part] ?? []).map((field) => fields[field] ?? null)
  return {
    text: (part: Part): Value => valuesOf(part).find((value) => value !== null) ?? null,
    satang(part: Part): number | null {
      const known = valuesOf(part).filter((value) => typeof value === 'number')
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
    },
  }
}

/** Fund names in the Error Code column of agency files are no errors, and `0` is none. */
const noCode = /^(0|OP[A-Z]+|EXCEPT|FPNHSO)$/

/** The first fund; one that says why it does not pay names none. */
const firstOf = (value: Value) =>
  value === null ? null : (/^(?!EXCEPT-)[^,]+/.exec(String(value))?.[0] ?? null)

function meantClaim({ layout, sheet }: MeantSheet, { row, fields, outcome }: MeantRow, ofScheme: string) {
  const { text, satang } = partsOf(layout, fields)
  const servedAt = text('servedAt')
  const errorCodes = noCode.test(String(text('errorCodes'))) ? null : text('errorCodes')
  return {
    sheet,
    row_number: row,
    hcode: hospitalCode,
    scheme: ofScheme,
    tran_id: text('tranId'),
    rep_no: text('repNo'),
    patient_type: text('patientType') ?? 'OP',
    hn: text('hn'),
    an: text('an'),
    pid: text('pid'),
    fund: firstOf(text('fund')),
    service_type: text('serviceType'),
    admitted_at: servedAt,
    service_month: servedAt === null ? null : monthOf(String(servedAt)),
    fiscal_year: servedAt === null ? null : fiscalYearOf(String(servedAt)),
    outcome,
    error_codes: errorCodes,
    life_cycle: null,
    claimed_satang: satang('claimed'),
    approved_satang: outcome === 'passed' ? satang('approved') : null,
  }
}

function meantLine({ layout, sheet }: MeantSheet, { row, fields }: MeantRow) {
  const { text, satang } = partsOf(layout, fields)
  return {
    sheet,
    row_number: row,
    kind: layout.rows,
    tran_id: text('tranId'),
    line_no: text('lineNo'),
    code: text('code'),
    tmt_code: text('tmtCode'),
    fund: firstOf(text('fund')),
    error_codes: text('errorCodes'),
    claimed_satang: satang('claimed'),
    approved_satang: satang('approved'),
  }
}

function meantSummary({ layout, sheet }: MeantSheet, { row, fields }: MeantRow) {
  const { text, satang } = partsOf(layout, fields)
  const isAppeal = (fields['appeal_total_cases'] ?? null) !== null
  return {
    sheet,
    row_number: row,
    kind: 'repSummary',
    layout: layout.id,
    block: isAppeal ? 'appeal' : 'normal',
    rep_no: text('repNo'),
    cases: Number(text('cases')),
    approved_satang: satang('approved'),
  }
}

const lineKinds: readonly RowKind[] = ['drug', 'instrument', 'denial', 'zeroPaid']

/** What the store must hold of a file, table by table in the order of its sheets. */
function meantTables({ sheets, scheme }: WorkbookKey) {
  const rowsOf = (isWanted: (layout: SheetLayout) => boolean) =>
    sheets
      .filter(({ layout }) => isWanted(layout))
      .flatMap((sheet) => [...sheet.rows()].map((row) => [sheet, row] as const))
  return {
    claims: rowsOf(({ rows }) => rows === 'claim').map(([sheet, row]) => meantClaim(sheet, row, scheme)),
    lines: rowsOf(({ rows }) => lineKinds.includes(rows)).map(([sheet, row]) => meantLine(sheet, row)),
    summaries: rowsOf(({ rows }) => rows === 'repSummary').map(([sheet, row]) => meantSummary(sheet, row)),
  }
}

for (const container of ['xls', 'xlsx'] as const) {
  test(`every .${container} file of every kind ends in the store as its key says, cell by cell`, {
    timeout: 120_000,
  }, async () => {
    const { root, store, imports } = await openDesk()
    const made = new Map<string, MadeRep>()
    for (const [fileType, oddities, form] of forms) {
      const order = { hospitalCode, fileType, oddities, forms: form, container, claims: 40 }
      const place = { producedAt: '2026-01-05T20:15:01', month: '2025-12' }
      const rep = await makeRep({ ...order, ...place, seed: `every-kind ${fileType} ${oddities} ${form}` })
      made.set(writeFile(root, rep.name, rep.bytes), rep)
    }

    const { files } = await imports.importFiles([...made.keys()])

    expect(files.length).toBe(forms.length)
    for (const [index, { key, workbook }] of [...made.values()].entries()) {
      const file = files[index]
      const form = forms[index]
      if (file?.state !== 'imported') throw new Error(`${form}: ${JSON.stringify(file)}`)
      expect({ form, ...file }).toMatchObject({
        form,
        name: key.name,
        kind: 'REP',
        layout: key.layout,
        scheme: workbook.scheme,
        rows: 40,
        sums: key.sums,
        rejectedCount: 0,
        suspectCount: 0,
      })
      expect([form, file.checks.filter(({ isEqual }) => !isEqual)]).toEqual([form, []])
      expect(file.sheets.map(({ sheet, layout }) => [form, sheet, layout])).toEqual(
        workbook.sheets.map(({ sheet, layout }) => [form, sheet, layout.id]),
      )
      const tables = await readTables(store, file.id)
      expect(storedRows(workbook, tables)).toEqual(meantRows(workbook).sort(inOrder))
      expect(tables).toMatchObject(meantTables(workbook))
    }
  })
}

test('every layout of REP files that Satang ships with is among them', () => {
  const used = new Set(
    [...repKinds, ...olderRepKinds].flatMap(({ detail, sheets }) => [
      detail.id,
      ...sheets.map(({ layout }) => layout.id),
    ]),
  )
  for (const id of ['rep-ucs-118', 'rep-ucs-113', 'rep-ucs-96', 'rep-lgo-59', 'rep-ofc-58', 'rep-ofc-55']) {
    used.add(id)
  }
  const kinds: readonly RowKind[] = ['claim', 'repSummary', ...lineKinds]
  const shipped = shippedLayouts.flatMap(({ id, rows }) => (kinds.includes(rows) ? [id] : []))
  expect([...used].toSorted()).toEqual(shipped.toSorted())
})

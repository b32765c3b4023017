import type { Batch } from '#main/features/practice/maker/care.ts'
import { type Forms, getForm } from '#main/features/practice/maker/forms.ts'
import type { MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import {
  detailFields,
  makeCases,
  type StatementBlock,
  type StatementCase,
} from '#main/features/practice/maker/statement-cases.ts'
import { metaLines, type StatementMeta } from '#main/features/practice/maker/statement-meta.ts'
import {
  type PlannedRow,
  type PlannedSheet,
  type SheetHabits,
  sumFields,
  textLine,
  totalRow,
} from '#main/features/practice/maker/statement-sheet.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

export type UcsStatementPlan = {
  readonly meta: StatementMeta
  readonly patientType: 'OP' | 'IP'
  readonly forms: Forms
  /** Of the cases in older forms. */
  readonly width: 41 | 42
  readonly batches: readonly Batch[]
  /** Whether rows of disabled patients have sheets of their own, as OP statements do. */
  readonly hasDisabled: boolean
  /** Longer lists go on in a further sheet. */
  readonly rowsPerSheet: number
  readonly habits: SheetHabits
}

const blockTexts: Readonly<Record<StatementBlock, string>> = {
  normal: 'ข้อมูลปกติ',
  appeal: 'ข้อมูลอุทธรณ์',
  disabled: 'ผู้พิการ D1',
}

const patientTexts = { IP: 'ผู้ป่วยใน', OP: 'ผู้ป่วยนอก' }

/** The sheets of a statement as this file has them. */
function formsOf({ forms, width, patientType }: UcsStatementPlan) {
  const ids =
    forms === 'today'
      ? ['stm-ucs-43', 'stm-ucs-batch-28', patientType === 'IP' ? 'stm-ucs-period-7' : 'stm-ucs-period-5']
      : [`stm-ucs-${width}`, 'stm-ucs-batch-26', 'stm-ucs-receivable-8']
  const [cases = '', batches = '', receivable = ''] = ids
  return {
    cases: getForm(cases, forms),
    batches: getForm(batches, forms),
    receivable: getForm(receivable, forms),
  }
}

type List = {
  readonly block: StatementBlock
  readonly rows: readonly { readonly one: StatementCase; readonly fields: MeantFields }[]
}

/** Today a list without cases still stands, but for that of disabled patients. */
function makeLists(plan: UcsStatementPlan): readonly List[] {
  const cases = [...makeCases(plan.batches, plan.hasDisabled)]
  const blocks: readonly StatementBlock[] = ['normal', 'appeal', 'disabled']
  return blocks.flatMap((block) => {
    const own = cases.filter((one) => one.block === block)
    const isAbsent = plan.forms === 'older' || block === 'disabled'
    if (own.length === 0 && isAbsent) return []
    return [{ block, rows: own.map((one, index) => ({ one, fields: detailFields(one, index + 1) })) }]
  })
}

/** What the detail calls by another name than the summary. */
const summarisedFrom: Readonly<Record<string, string>> = {
  prb_amount: 'fund_ip_prb',
  total_receivable: 'total_compensation',
}

function summaryFields(plan: UcsStatementPlan, list: List, repNo: string): MeantFields {
  const { cases, batches } = formsOf(plan)
  const rows = list.rows.filter(({ one }) => one.repNo === repNo)
  const sums = sumFields(
    cases,
    rows.map(({ fields }) => fields),
  )
  const money = batches.columns.flatMap(([field, type]) =>
    type === 'money' ? [[field, sums[summarisedFrom[field] ?? field] ?? 0] as const] : [],
  )
  return {
    period: rows[0]?.one.period ?? null,
    hcode: plan.meta.hospitalCode,
    rep_no: repNo,
    claim_type: blockTexts[list.block],
    total_passed: rows.length,
    ...Object.fromEntries(money),
    data_source: rows[0]?.fields['data_source'] ?? null,
  }
}

/** Weights are counted in ten-thousandths, so that their sum is exact. */
function sumOfWeights(rows: List['rows']): number {
  return rows.reduce((sum, { fields }) => sum + Math.round(Number(fields['adjrw'] ?? 0) * 10_000), 0)
}

/** What the hospital gets for one list: what the summary comes to, less one deduction; two in older forms. */
function receivableFields(plan: UcsStatementPlan, list: List): MeantFields {
  const paid = list.rows.reduce((sum, { fields }) => sum + Number(fields['total_compensation'] ?? 0), 0)
  const weights = sumOfWeights(list.rows)
  const isDeducted = plan.patientType === 'IP' && list.block === 'normal'
  const salary = isDeducted ? Math.round(paid * 0.031) : 0
  const byWeight = isDeducted && plan.forms === 'older' ? Math.round(weights * 3.8) : 0
  return {
    patient_type: patientTexts[plan.patientType],
    rep_count: new Set(list.rows.map(({ one }) => one.repNo)).size,
    patient_count: list.rows.length,
    total_adjrw: (weights / 10_000).toFixed(4),
    total_paid: paid,
    salary_deduction: salary,
    adjrw_paid_deduction: byWeight,
    net_receivable: paid - salary - byWeight,
  }
}

const fieldsOf = ({ rows }: List): readonly MeantFields[] => rows.map(({ fields }) => fields)

function* sectionRows(
  form: SheetLayout,
  block: StatementBlock,
  rows: readonly MeantFields[],
): Generator<PlannedRow> {
  yield { cells: [blockTexts[block]] }
  for (const fields of rows) yield { block, fields }
  yield totalRow(form, 'รวม', sumFields(form, rows))
}

/** The word รวม stands before the last column, and what is left for the hospital in it. */
function* receivableRows(plan: UcsStatementPlan, list: List): Generator<PlannedRow> {
  const form = formsOf(plan).receivable
  const fields = receivableFields(plan, list)
  if (plan.forms === 'older') return yield* sectionRows(form, list.block, [fields])
  yield { cells: [blockTexts[list.block]] }
  yield { block: list.block, fields }
  const last = form.columns.length - 1
  const net = Number(fields[form.columns[last]?.[0] ?? ''] ?? 0) / 100
  yield {
    cells: form.columns.map((_, column) => (column === last ? net : column === last - 1 ? 'รวม' : null)),
  }
}

/** Of the cases of a block the word รวม stands in the column before their total. Only two columns are added up. */
function caseTotals(form: SheetLayout, rows: readonly MeantFields[]): PlannedRow {
  const sums = sumFields(form, rows)
  const total = form.columns.findIndex(([field]) => field === 'total_compensation')
  const cells = form.columns.map(([field], column) => {
    if (column === total - 1) return 'รวม'
    return column === total || field === 'covid_amount' ? (sums[field] ?? 0) / 100 : null
  })
  return { cells }
}

type Block = { readonly block: StatementBlock; readonly rows: readonly MeantFields[] }

/** Blocks with their headers; the name of the first one stands above the headers of the sheet. */
function* blockRows(form: SheetLayout, blocks: readonly Block[]): Generator<PlannedRow> {
  for (const [index, { block, rows }] of blocks.entries()) {
    if (index > 0) {
      for (let blank = 0; blank < 4; blank++) yield { cells: [] }
      yield { cells: [blockTexts[block]] }
      yield { headers: true }
    }
    for (const fields of rows) yield { block, fields }
    yield caseTotals(form, rows)
  }
}

/** The list that has no cases on a sheet of another one, and stands there all the same. */
const otherBlocks: Readonly<Record<StatementBlock, readonly StatementBlock[]>> = {
  normal: ['appeal'],
  appeal: ['normal'],
  disabled: [],
}

function caseSheet(plan: UcsStatementPlan, list: List, index: number): PlannedSheet {
  const form = formsOf(plan).cases
  const { block } = list
  const rows = fieldsOf(list).slice(index * plan.rowsPerSheet, (index + 1) * plan.rowsPerSheet)
  const habits = index === 0 ? plan.habits : {}
  const [meta, name] = [metaLines(plan.meta), `รายละเอียด(${blockTexts[block]})`]
  if (plan.forms === 'older') {
    return {
      ...{ name: `${name} ${index + 1} ${plan.patientType}`, layout: form, meta, habits },
      rows: () => sectionRows(form, block, rows),
    }
  }
  const others = otherBlocks[block].map((other) => ({ block: other, rows: [] }))
  return {
    ...{ name: index === 0 ? name : `${name} ${index + 1}`, layout: form, habits },
    meta: [...meta, textLine(form.usualHeaderRow - 1, { 0: blockTexts[block] })],
    rows: () => blockRows(form, [{ block, rows }, ...others]),
  }
}

function caseSheets(plan: UcsStatementPlan, list: List): readonly PlannedSheet[] {
  const count = Math.max(1, Math.ceil(list.rows.length / plan.rowsPerSheet))
  return Array.from({ length: count }, (_, index) => caseSheet(plan, list, index))
}

/** The two sheets that add up lists: per batch, and per patient type. */
function summarySheets(
  plan: UcsStatementPlan,
  lists: readonly List[],
  mark: string,
): readonly PlannedSheet[] {
  const { batches, receivable } = formsOf(plan)
  const meta = metaLines(plan.meta)
  const type = plan.forms === 'today' ? '' : ` ${plan.patientType}`
  return [
    {
      ...{ name: `รายงานพึงรับ${mark}`, layout: receivable, meta },
      *rows() {
        for (const list of lists) yield* receivableRows(plan, list)
      },
    },
    {
      ...{ name: `รายงานสรุป${type}${mark}`, layout: batches, meta },
      *rows() {
        for (const list of lists) {
          const reps = [...new Set(list.rows.map(({ one }) => one.repNo))]
          yield* sectionRows(
            batches,
            list.block,
            reps.map((repNo) => summaryFields(plan, list, repNo)),
          )
        }
      },
    },
  ]
}

/**
 * The sheets of a UCS statement: what is to be received, per batch, per case; disabled patients apart, today after all
 * others. The first sheets of normal and appealed cases are the third and the fourth today; longer lists go on behind
 * them. Each sheet adds up the one below it.
 * @source nhso/formats.md §4, nhso/columns-real/headers-2569.json
 */
export function planUcsStatement(plan: UcsStatementPlan): readonly PlannedSheet[] {
  const lists = makeLists(plan)
  const usual = lists.filter(({ block }) => block !== 'disabled')
  const disabled = lists.filter(({ block }) => block === 'disabled')
  const ofUsual = usual.map((list) => caseSheets(plan, list))
  const ofDisabled = disabled.flatMap((list) => caseSheets(plan, list))
  const sums = summarySheets(plan, usual, '')
  const disabledSums = disabled.length > 0 ? summarySheets(plan, disabled, '(ผู้พิการ D1)') : []
  if (plan.forms === 'older') return [...sums, ...disabledSums, ...ofUsual.flat(), ...ofDisabled]
  const [first, further] = [
    ofUsual.flatMap((sheets) => sheets[0] ?? []),
    ofUsual.flatMap((sheets) => sheets.slice(1)),
  ]
  return [...sums, ...first, ...further, ...disabledSums, ...ofDisabled]
}

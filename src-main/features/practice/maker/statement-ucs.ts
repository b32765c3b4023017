import type { Batch } from '#main/features/practice/maker/care.ts'
import type { MeantFields } from '#main/features/practice/maker/made-workbook.ts'
import {
  detailFields,
  makeCases,
  type StatementBlock,
  type StatementCase,
} from '#main/features/practice/maker/statement-cases.ts'
import { metaLines, type StatementMeta } from '#main/features/practice/maker/statement-meta.ts'
import {
  getLayout,
  type PlannedRow,
  type PlannedSheet,
  type SheetHabits,
  sumFields,
  totalRow,
} from '#main/features/practice/maker/statement-sheet.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

export type UcsStatementPlan = {
  readonly meta: StatementMeta
  readonly patientType: 'OP' | 'IP'
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

/** Wordings of files with 41 columns, as two other readers know them. @source nhso/columns-peers/stm-ucs-41.json */
const otherWordings: Readonly<Record<string, readonly string[]>> = {
  seq: ['ลำดับ'],
  main_inscl: ['สิทธิ MAININSCL'],
  late_percent: ['กองทุน IP', 'ล่าช้า (PS)', '%'],
  total_compensation: ['รวมพึงรับ'],
  data_source: ['แหล่งเงิน/Resources'],
}

const detailLayout = ({ width }: UcsStatementPlan) => getLayout(`stm-ucs-${width}`)

function detailColumns(plan: UcsStatementPlan): readonly Column[] {
  const { columns } = detailLayout(plan)
  if (plan.width === 42) return columns
  return columns.map(
    ([field, type, ...headers]) => [field, type, ...(otherWordings[field] ?? headers)] as const,
  )
}

type List = {
  readonly block: StatementBlock
  readonly rows: readonly { readonly one: StatementCase; readonly fields: MeantFields }[]
}

function makeLists(plan: UcsStatementPlan): readonly List[] {
  const cases = [...makeCases(plan.batches, plan.hasDisabled)]
  const blocks: readonly StatementBlock[] = ['normal', 'appeal', 'disabled']
  return blocks.flatMap((block) => {
    const own = cases.filter((one) => one.block === block)
    if (own.length === 0) return []
    return [{ block, rows: own.map((one, index) => ({ one, fields: detailFields(one, index + 1) })) }]
  })
}

/** What the detail calls by another name than the summary. */
const summarisedFrom: Readonly<Record<string, string>> = {
  prb_amount: 'fund_ip_prb',
  total_receivable: 'total_compensation',
}

function summaryFields(plan: UcsStatementPlan, list: List, repNo: string): MeantFields {
  const rows = list.rows.filter(({ one }) => one.repNo === repNo)
  const sums = sumFields(
    detailLayout(plan),
    rows.map(({ fields }) => fields),
  )
  const money = getLayout('stm-ucs-batch-26').columns.flatMap(([field, type]) =>
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

/** What the hospital gets for one list: what the summary comes to, less two deductions. */
function receivableFields(plan: UcsStatementPlan, list: List): MeantFields {
  const paid = list.rows.reduce((sum, { fields }) => sum + Number(fields['total_compensation'] ?? 0), 0)
  const weights = sumOfWeights(list.rows)
  const isDeducted = plan.patientType === 'IP' && list.block === 'normal'
  const salary = isDeducted ? Math.round(paid * 0.031) : 0
  const byWeight = isDeducted ? Math.round(weights * 3.8) : 0
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

function* sectionRows(
  layout: SheetLayout,
  block: StatementBlock,
  rows: readonly MeantFields[],
): Generator<PlannedRow> {
  yield { cells: [blockTexts[block]] }
  for (const fields of rows) yield { block, fields }
  yield totalRow(layout, 'รวม', sumFields(layout, rows))
}

function detailSheets(plan: UcsStatementPlan, list: List): readonly PlannedSheet[] {
  const layout = detailLayout(plan)
  const count = Math.ceil(list.rows.length / plan.rowsPerSheet)
  return Array.from({ length: count }, (_, index) => {
    const part = list.rows.slice(index * plan.rowsPerSheet, (index + 1) * plan.rowsPerSheet)
    const rows = part.map(({ fields }) => fields)
    return {
      name: `รายละเอียด(${blockTexts[list.block]}) ${index + 1} ${plan.patientType}`,
      layout,
      columns: detailColumns(plan),
      meta: metaLines(plan.meta),
      rows: () => sectionRows(layout, list.block, rows),
      habits: index === 0 ? plan.habits : {},
    }
  })
}

/** The two sheets that add up lists: per batch, and per patient type. */
function summarySheets(
  plan: UcsStatementPlan,
  lists: readonly List[],
  mark: string,
): readonly PlannedSheet[] {
  const batchLayout = getLayout('stm-ucs-batch-26')
  const receivableLayout = getLayout('stm-ucs-receivable-8')
  const meta = metaLines(plan.meta)
  return [
    {
      name: `รายงานพึงรับ${mark}`,
      layout: receivableLayout,
      meta,
      *rows() {
        for (const list of lists)
          yield* sectionRows(receivableLayout, list.block, [receivableFields(plan, list)])
      },
    },
    {
      name: `รายงานสรุป ${plan.patientType}${mark}`,
      layout: batchLayout,
      meta,
      *rows() {
        for (const list of lists) {
          const reps = [...new Set(list.rows.map(({ one }) => one.repNo))]
          yield* sectionRows(
            batchLayout,
            list.block,
            reps.map((repNo) => summaryFields(plan, list, repNo)),
          )
        }
      },
    },
  ]
}

/**
 * The sheets of a UCS statement: what is to be received, per batch, per case; disabled patients apart.
 * Each sheet adds up the one below it.
 * @source nhso/formats.md §4
 */
export function planUcsStatement(plan: UcsStatementPlan): readonly PlannedSheet[] {
  const lists = makeLists(plan)
  const usual = lists.filter(({ block }) => block !== 'disabled')
  const disabled = lists.filter(({ block }) => block === 'disabled')
  return [
    ...summarySheets(plan, usual, ''),
    ...(disabled.length > 0 ? summarySheets(plan, disabled, '(ผู้พิการ D1)') : []),
    ...lists.flatMap((list) => detailSheets(plan, list)),
  ]
}

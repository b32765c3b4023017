import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import { paidByGroup } from '#main/features/practice/maker/claims.ts'
import {
  type DraftRow,
  type DraftSheet,
  plainRow,
  toMeant,
} from '#main/features/practice/maker/draft-sheet.ts'
import type { GroupMoney } from '#main/features/practice/maker/funds.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import { printCell } from '#main/features/practice/maker/print-cell.ts'
import type { ExtraSheet } from '#main/features/practice/maker/rep-kinds.ts'
import { blankOf, fieldsOfPart, meantClaims, type RepPlan } from '#main/features/practice/maker/rep-plan.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

type Values = Record<string, string | number | null>
type Sums = Record<string, number>

/** What one block adds up, in satang. */
type Side = {
  readonly charged: Sums
  readonly paid: Sums
  /** What NHSO pays, by the Detail fields that say so. */
  readonly approved: Sums
}

/** What one Summary row adds up: the claims of one REP number. */
type RepSums = {
  readonly repNo: string
  readonly hcode: string
  total: number
  failed: number
  agency: number
  readonly now: Side
  readonly before: Side
  hasBefore: boolean
}

const startSide = (): Side => ({ charged: {}, paid: {}, approved: {} })

function addTo(sums: Sums, money: GroupMoney): void {
  for (const [group, satang] of Object.entries(money)) sums[group] = (sums[group] ?? 0) + satang
}

const netOf = ({ approved }: Side) => Object.values(approved).reduce((sum, satang) => sum + satang, 0)

function startRep(claim: PracticeClaim): RepSums {
  return {
    repNo: String(claim.fields['rep_no']),
    hcode: String(claim.fields['hcode']).slice(0, 5),
    total: 0,
    failed: 0,
    agency: 0,
    now: startSide(),
    before: startSide(),
    hasBefore: false,
  }
}

/** What NHSO did not pass is paid nothing, whatever its cells hold; agencies' Summaries leave out its charge too. */
function addSide(plan: RepPlan, side: Side, { charged, fields, isFailed }: PracticeClaim): void {
  const { detail, family, forms } = plan.batch.kind
  if (!isFailed || family !== 'agency') addTo(side.charged, charged)
  // in older files claims that NHSO holds were counted with their amounts
  if (isFailed && forms === 'today') return
  addTo(side.paid, paidByGroup(fields, detail))
  const approved = fieldsOfPart(plan, 'approved').map((field) => [field, Number(fields[field] ?? 0)] as const)
  addTo(side.approved, Object.fromEntries(approved))
}

function addClaim(plan: RepPlan, rep: RepSums, claim: PracticeClaim): void {
  rep.total += 1
  if (claim.isFailed) rep.failed += 1
  rep.agency += Number(claim.fields['reimb_agency'] ?? 0)
  addSide(plan, rep.now, claim)
  if (!claim.before) return
  rep.hasBefore = true
  addSide(plan, rep.before, claim.before())
}

function sumByRep(plan: RepPlan): readonly RepSums[] {
  const reps = new Map<string, RepSums>()
  for (const claim of meantClaims(plan)) {
    // a reprinted original is counted as what the appeal was before, and a claim that stands twice once
    if (claim.isReprint || (claim.isReplaced && plan.batch.kind.forms === 'today')) continue
    const repNo = String(claim.fields['rep_no'])
    const rep = reps.get(repNo) ?? startRep(claim)
    reps.set(repNo, rep)
    addClaim(plan, rep, claim)
  }
  return [...reps.values()]
}

/** @param funds those the sheet has columns for */
function sideValues(prefix: string, side: Side, funds: readonly string[]): Values {
  return Object.fromEntries(
    funds.flatMap((fund) => [
      [`${prefix}${fund}_claim`, side.charged[fund] ?? 0],
      [`${prefix}${fund}_reimb`, side.paid[fund] ?? 0],
    ]),
  )
}

/** The totals of a block under the names that sheets have for them; each sheet takes those it has columns for. */
function totalsOf({ approved }: Side) {
  return { treatment: approved['reimb_nhso'] ?? 0, pp: approved['reimb_pp_nhso'] ?? 0 }
}

type Columns = {
  readonly funds: readonly string[]
  readonly hasAppeals: boolean
  readonly hasOpRefer: boolean
}

function columnsOf({ columns }: SheetLayout): Columns {
  const fields = columns.map(([field]) => field)
  return {
    funds: [
      ...new Set(fields.flatMap((field) => /^(?:appeal_(?:old|new)_)?(.+)_claim$/.exec(field)?.[1] ?? [])),
    ],
    hasAppeals: fields.includes('appeal_total_cases'),
    hasOpRefer: fields.includes('oprefer_reimb'),
  }
}

/** The OP refer part of an ORF file, where the sheet tells it apart from the funds. */
const opReferOf = ({ approved }: Side, { hasOpRefer }: Columns) =>
  hasOpRefer ? (approved['reimb_total'] ?? 0) : 0

/** The first block, of files that are no appeals. */
function usualValues(rep: RepSums, columns: Columns): Values {
  const [opRefer, totals] = [opReferOf(rep.now, columns), totalsOf(rep.now)]
  return {
    total_cases: rep.total,
    passed_cases: rep.total - rep.failed,
    failed_cases: rep.failed,
    ...sideValues('', rep.now, columns.funds),
    reimb_agency: rep.agency,
    reimb_total: netOf(rep.now) - opRefer + rep.agency,
    oprefer_reimb: opRefer,
    net_treatment: totals.treatment,
    net_pp: totals.pp,
  }
}

/** The second block: what the claims came to before and after their appeal; the first block stays blank. */
function appealValues(rep: RepSums, columns: Columns): Values {
  const [oldRefer, newRefer] = [opReferOf(rep.before, columns), opReferOf(rep.now, columns)]
  const [before, now] = [netOf(rep.before) - oldRefer, netOf(rep.now) - newRefer]
  const [oldTotals, newTotals] = [totalsOf(rep.before), totalsOf(rep.now)]
  return {
    appeal_total_cases: rep.total,
    appeal_passed_cases: rep.total - rep.failed,
    appeal_failed_cases: rep.failed,
    ...sideValues('appeal_old_', rep.before, columns.funds),
    appeal_old_reimb_total: before,
    appeal_old_net_treatment: oldTotals.treatment,
    appeal_old_net_pp: oldTotals.pp,
    ...sideValues('appeal_new_', rep.now, columns.funds),
    appeal_new_reimb_total: now,
    appeal_new_net_treatment: newTotals.treatment,
    appeal_new_net_pp: newTotals.pp,
    appeal_add: Math.max(0, now - before),
    appeal_refund: Math.max(0, before - now),
    oprefer_appeal_old_reimb: oldRefer,
    oprefer_appeal_new_reimb: newRefer,
    oprefer_add: Math.max(0, newRefer - oldRefer),
    oprefer_refund: Math.max(0, oldRefer - newRefer),
  }
}

/**
 * One row a REP number. The pays of the funds add up to what the claims that passed are paid: reimb_nhso of UCS files,
 * treatment and P&P of agencies, the central reimburse part of ORF files, whose OP refer part has columns of its own
 * today and stands in reimb_total together with it in older files. Charges of the funds add up to those of all claims;
 * in agencies' Summaries to those that passed.
 */
function summaryValues(plan: RepPlan, rep: RepSums, columns: Columns): Values {
  const values: Values = {
    rep_period: null,
    hcode: rep.hcode,
    rep_no: rep.repNo,
    ...(rep.hasBefore && columns.hasAppeals ? appealValues(rep, columns) : usualValues(rep, columns)),
  }
  for (const oddity of plan.oddities) oddity.summary?.(values)
  return values
}

const onlyPassed = '* รายการที่แสดงจะแสดงรายการที่ผ่านเท่านั้น'

/** The Summary sheet: what the file says about itself, one row a REP number. */
export function draftSummarySheet(plan: RepPlan, { name, layout }: ExtraSheet): DraftSheet {
  const { columns, usualHeaderRow, usualDataRow } = layout
  const header = makeHeaderBlock(columns, usualHeaderRow, usualDataRow - usualHeaderRow)
  const isNoted = usualHeaderRow > 0 && plan.batch.kind.family === 'agency'

  function* rows(): Generator<DraftRow> {
    if (isNoted) yield plainRow(0, [onlyPassed])
    for (const { row, cells } of header.lines) yield { row, cells: () => cells, isHeader: true, meant: null }
    for (const [index, rep] of sumByRep(plan).entries()) {
      const values = summaryValues(plan, rep, columnsOf(layout))
      yield {
        row: usualDataRow + index,
        cells: () => columns.map(([field, type]) => printCell(field, type, values[field], blankOf(plan))),
        meant: () => toMeant(columns, values),
      }
    }
  }

  return { name, layout, merges: header.merges, rows }
}

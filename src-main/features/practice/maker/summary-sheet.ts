import { type PracticeClaim, paidByGroup } from '#main/features/practice/maker/claims.ts'
import { type DraftRow, type DraftSheet, toMeant } from '#main/features/practice/maker/draft-sheet.ts'
import { type FundGroup, fundGroups, type GroupMoney } from '#main/features/practice/maker/funds.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import { printCell } from '#main/features/practice/maker/print-cell.ts'
import type { ExtraSheet } from '#main/features/practice/maker/rep-kinds.ts'
import { fieldsOfPart, meantClaims, type RepPlan } from '#main/features/practice/maker/rep-plan.ts'

type Values = Record<string, string | number | null>
type GroupSums = Partial<Record<FundGroup, number>>
/** `net` is all that NHSO pays, also what belongs to no group. */
type Side = { readonly charged: GroupSums; readonly paid: GroupSums; net: number }

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

function addGroups(sums: GroupSums, money: GroupMoney): void {
  for (const group of fundGroups) {
    const satang = money[group]
    if (satang !== undefined) sums[group] = (sums[group] ?? 0) + satang
  }
}

function startRep(claim: PracticeClaim): RepSums {
  return {
    repNo: String(claim.fields['rep_no']),
    hcode: String(claim.fields['hcode']).slice(0, 5),
    total: 0,
    failed: 0,
    agency: 0,
    now: { charged: {}, paid: {}, net: 0 },
    before: { charged: {}, paid: {}, net: 0 },
    hasBefore: false,
  }
}

function addSide(plan: RepPlan, side: Side, { charged, fields }: PracticeClaim): void {
  addGroups(side.charged, charged)
  addGroups(side.paid, paidByGroup(fields, plan.batch.kind.detail))
  for (const field of fieldsOfPart(plan, 'approved')) side.net += Number(fields[field] ?? 0)
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
    // a reprinted original is counted as what the appeal was before
    if (claim.isReprint) continue
    const repNo = String(claim.fields['rep_no'])
    const rep = reps.get(repNo) ?? startRep(claim)
    reps.set(repNo, rep)
    addClaim(plan, rep, claim)
  }
  return [...reps.values()]
}

function sideValues(prefix: string, side: Side): Values {
  return Object.fromEntries(
    fundGroups.flatMap((group) => [
      [`${prefix}${group}_claim`, side.charged[group] ?? 0],
      [`${prefix}${group}_reimb`, side.paid[group] ?? 0],
    ]),
  )
}

/** The first block, of files that are no appeals. */
function usualValues(rep: RepSums): Values {
  return {
    total_cases: rep.total,
    passed_cases: rep.total - rep.failed,
    failed_cases: rep.failed,
    ...sideValues('', rep.now),
    reimb_agency: rep.agency,
    reimb_total: rep.now.net + rep.agency,
  }
}

/** The second block: what the claims came to before and after their appeal; the first block stays blank. */
function appealValues(rep: RepSums): Values {
  const [before, now] = [rep.before.net, rep.now.net]
  return {
    appeal_total_cases: rep.total,
    appeal_passed_cases: rep.total - rep.failed,
    appeal_failed_cases: rep.failed,
    ...sideValues('appeal_old_', rep.before),
    appeal_old_reimb_total: before,
    ...sideValues('appeal_new_', rep.now),
    appeal_new_reimb_total: now,
    appeal_add: Math.max(0, now - before),
    appeal_refund: Math.max(0, before - now),
  }
}

/**
 * One row a REP number. In UCS files the groups' charges add up to claim_net and their pays to reimb_nhso; in ORF files
 * they hold the central reimburse part only. reimb_total is all of NHSO's money and the agencies' together.
 * @param hasAppeals whether the sheet has a block of its own for appeals
 */
function summaryValues(plan: RepPlan, rep: RepSums, hasAppeals: boolean): Values {
  const values: Values = {
    rep_period: null,
    hcode: rep.hcode,
    rep_no: rep.repNo,
    ...(rep.hasBefore && hasAppeals ? appealValues(rep) : usualValues(rep)),
  }
  for (const oddity of plan.oddities) oddity.summary?.(values)
  return values
}

/** The Summary sheet: what the file says about itself, one row a REP number. */
export function draftSummarySheet(plan: RepPlan, { name, layout, without = [] }: ExtraSheet): DraftSheet {
  const columns = layout.columns.filter(([field]) => !without.includes(field))
  const { usualHeaderRow, usualDataRow, headerLevels } = layout
  const header = makeHeaderBlock(columns, usualHeaderRow, headerLevels)
  const hasAppeals = columns.some(([field]) => field === 'appeal_total_cases')

  function* rows(): Generator<DraftRow> {
    for (const { row, cells } of header.lines) yield { row, cells: () => cells, isHeader: true, meant: null }
    for (const [index, rep] of sumByRep(plan).entries()) {
      const values = summaryValues(plan, rep, hasAppeals)
      yield {
        row: usualDataRow + index,
        cells: () => columns.map(([field, type]) => printCell(field, type, values[field])),
        meant: () => toMeant(columns, values),
      }
    }
  }

  return { name, layout, merges: header.merges, rows }
}

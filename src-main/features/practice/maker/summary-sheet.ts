import type { MadeSheet, SheetLine } from '#main/features/practice/maker/cells.ts'
import { type GroupMoney, type PracticeClaim, paidByGroup } from '#main/features/practice/maker/claims.ts'
import { type FundGroup, fundGroups } from '#main/features/practice/maker/funds.ts'
import { makeHeaderBlock } from '#main/features/practice/maker/header-block.ts'
import { printCell } from '#main/features/practice/maker/print-cell.ts'
import { meantClaims, type RepPlan } from '#main/features/practice/maker/rep-plan.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'

type Values = Record<string, string | number | null>
type GroupSums = Partial<Record<FundGroup, number>>
type Side = { readonly charged: GroupSums; readonly paid: GroupSums }

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
    hcode: String(claim.fields['hcode']),
    total: 0,
    failed: 0,
    agency: 0,
    now: { charged: {}, paid: {} },
    before: { charged: {}, paid: {} },
    hasBefore: false,
  }
}

function addClaim(rep: RepSums, claim: PracticeClaim): void {
  rep.total += 1
  if (claim.isFailed) rep.failed += 1
  rep.agency += Number(claim.fields['reimb_agency'] ?? 0)
  addGroups(rep.now.charged, claim.charged)
  addGroups(rep.now.paid, paidByGroup(claim.fields))
  if (!claim.before) return
  rep.hasBefore = true
  const before = claim.before()
  addGroups(rep.before.charged, before.charged)
  addGroups(rep.before.paid, paidByGroup(before.fields))
}

function sumByRep(plan: RepPlan): readonly RepSums[] {
  const reps = new Map<string, RepSums>()
  for (const claim of meantClaims(plan)) {
    const repNo = String(claim.fields['rep_no'])
    const rep = reps.get(repNo) ?? startRep(claim)
    reps.set(repNo, rep)
    addClaim(rep, claim)
  }
  return [...reps.values()]
}

const totalOf = (sums: GroupSums) => fundGroups.reduce((total, group) => total + (sums[group] ?? 0), 0)

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
    reimb_total: totalOf(rep.now.paid) + rep.agency,
  }
}

/** The second block: what the claims came to before and after their appeal; the first block stays blank. */
function appealValues(rep: RepSums): Values {
  const [before, now] = [totalOf(rep.before.paid), totalOf(rep.now.paid)]
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
 * One row a REP number. The groups' charges add up to claim_net and their pays to reimb_nhso;
 * reimb_total is NHSO's money and the agencies' together, and UCS patients have no agency, so it is Σ reimb_nhso.
 */
function summaryValues(plan: RepPlan, rep: RepSums): Values {
  const values: Values = {
    rep_period: null,
    hcode: rep.hcode,
    rep_no: rep.repNo,
    ...(rep.hasBefore ? appealValues(rep) : usualValues(rep)),
  }
  for (const oddity of plan.oddities) oddity.summary?.(values)
  return values
}

/** The Summary sheet: what the file says about itself. */
export function makeSummarySheet(plan: RepPlan): MadeSheet {
  const { columns, usualHeaderRow, usualDataRow, headerLevels } = repSummary57
  const header = makeHeaderBlock(columns, usualHeaderRow, headerLevels)

  function* lines(): Generator<SheetLine> {
    yield* header.lines
    for (const [index, rep] of sumByRep(plan).entries()) {
      const values = summaryValues(plan, rep)
      yield {
        row: usualDataRow + index,
        cells: columns.map(([field, type]) => printCell(field, type, values[field])),
      }
    }
  }

  return { name: 'Summary', merges: header.merges, lines: { [Symbol.iterator]: lines } }
}

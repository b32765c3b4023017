import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import {
  isSpoiled,
  meantClaims,
  plannedColumns,
  type RepPlan,
} from '#main/features/practice/maker/rep-plan.ts'
import type { RepAnswerKey } from '#main/features/practice/practice-hospital.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import { type Satang, toSatang } from '#shared/model/satang.ts'

/** Adds up claims as they were meant. It never sees a cell, so it cannot repeat a reader's mistake. */
export type Tally = {
  rows: number
  failed: number
  readonly moneyFields: readonly string[]
  readonly sums: Map<string, number>
  readonly funds: Map<string | null, { claims: number; satang: number | null }>
  readonly errorCodes: Map<string, number>
}

/** @returns an empty tally of these money fields. */
export function createTally(moneyFields: readonly string[]): Tally {
  return { rows: 0, failed: 0, moneyFields, sums: new Map(), funds: new Map(), errorCodes: new Map() }
}

function addFund(tally: Tally, claim: PracticeClaim): void {
  const fund = String(claim.fields['main_fund'] ?? '').split(',')[0] || null
  const group = tally.funds.get(fund) ?? { claims: 0, satang: null }
  const net = claim.fields['reimb_nhso']
  group.claims += 1
  if (typeof net === 'number') group.satang = (group.satang ?? 0) + net
  tally.funds.set(fund, group)
}

/** Adds one claim; the cells of `isLeftOut` fields count as if they were empty. */
export function addToTally(
  tally: Tally,
  claim: PracticeClaim,
  isLeftOut: (field: string) => boolean = () => false,
): void {
  tally.rows += 1
  if (claim.isFailed) tally.failed += 1
  for (const field of tally.moneyFields) {
    const satang = claim.fields[field]
    if (typeof satang !== 'number' || isLeftOut(field)) continue
    tally.sums.set(field, (tally.sums.get(field) ?? 0) + satang)
  }
  addFund(tally, claim)
  for (const code of String(claim.fields['error_code'] ?? '').split(',')) {
    if (code !== '') tally.errorCodes.set(code, (tally.errorCodes.get(code) ?? 0) + 1)
  }
}

const orNull = (value: number | null | undefined): Satang | null =>
  value === null || value === undefined ? null : toSatang(value)

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** @returns the tally in the shape of answer keys and totals: every field named, funds by satang and name. */
export function toTotals(tally: Tally) {
  const funds = [...tally.funds]
    .map(([fund, { claims, satang }]) => ({ fund, claims, satang: orNull(satang) }))
    .sort(
      (a, b) =>
        (b.satang ?? Number.NEGATIVE_INFINITY) - (a.satang ?? Number.NEGATIVE_INFINITY) ||
        compareText(a.fund ?? '\uffff', b.fund ?? '\uffff'),
    )
  return {
    rows: tally.rows,
    passed: tally.rows - tally.failed,
    failed: tally.failed,
    sums: Object.fromEntries(tally.moneyFields.map((field) => [field, orNull(tally.sums.get(field))])),
    funds,
    errorCodes: Object.fromEntries([...tally.errorCodes].sort(([a], [b]) => compareText(a, b))),
  }
}

/** @returns the money fields among the Detail columns of this file. */
export function moneyFieldsOf(plan: RepPlan): readonly string[] {
  return plannedColumns(plan).flatMap(([field, type]) => (type === 'money' ? [field] : []))
}

function whyRefused(plan: RepPlan): ErrorCode | undefined {
  const refusal = plan.oddities.find((oddity) => oddity.refused !== undefined)?.refused
  return refusal ?? (plan.batch.claims === 0 ? 'import.noRows' : undefined)
}

/** @returns what an importer must end with for this file. A refused file ends with no rows and no sums. */
export function makeAnswerKey(plan: RepPlan): RepAnswerKey {
  const odd = {
    name: plan.name,
    kind: 'REP',
    layout: plan.batch.kind.detail.id,
    oddities: plan.oddities.map((oddity) => oddity.says),
  } as const
  const refused = whyRefused(plan)
  const tally = createTally(refused ? [] : moneyFieldsOf(plan))
  if (refused) return { ...odd, ...toTotals(tally), rejected: 0, refused }
  const seen = new Set<unknown>()
  let rejected = 0
  for (const claim of meantClaims(plan)) {
    addToTally(tally, claim, (field) => isSpoiled(plan, claim.row, field))
    if (seen.has(claim.fields['tran_id'])) rejected += 1
    seen.add(claim.fields['tran_id'])
  }
  rejected += plan.oddities.filter(({ spoils }) => spoils && spoils.row < plan.batch.claims).length
  const summaryDiffers = plan.oddities.flatMap((oddity) => oddity.summaryDiffers ?? [])
  return { ...odd, ...toTotals(tally), rejected, ...(summaryDiffers.length > 0 ? { summaryDiffers } : {}) }
}

import type { PracticeClaim } from '#main/features/practice/maker/claims.ts'
import { type DraftSheet, toMeantSheets } from '#main/features/practice/maker/draft-sheet.ts'
import type { WorkbookKey } from '#main/features/practice/maker/made-workbook.ts'
import {
  meantClaims,
  plannedColumns,
  type RepPlan,
  spoiledText,
} from '#main/features/practice/maker/rep-plan.ts'
import type { RepAnswerKey } from '#main/features/practice/practice-hospital.ts'
import type { ErrorCode } from '#shared/errors/codes.ts'
import type { Part, SheetLayout } from '#shared/model/layouts/layout.ts'
import { lifeCycleOf } from '#shared/model/life-cycle.ts'
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

const fieldsOf = (layout: SheetLayout, part: Part) => layout.parts[part] ?? []

/**
 * What NHSO pays for a claim: Σ of the fields that say so, null when none has a value. Of a claim that did not pass it
 * is null too: such rows may hold amounts, and NHSO's own Summary pays none of them.
 */
function approvedOf(layout: SheetLayout, { fields, isFailed }: PracticeClaim): number | null {
  if (isFailed) return null
  const amounts = fieldsOf(layout, 'approved').flatMap((field) => {
    const satang = fields[field]
    return typeof satang === 'number' ? [satang] : []
  })
  return amounts.length === 0 ? null : amounts.reduce((sum, satang) => sum + satang, 0)
}

function addFund(tally: Tally, layout: SheetLayout, claim: PracticeClaim): void {
  const [field = ''] = fieldsOf(layout, 'fund')
  const [first = ''] = String(claim.fields[field] ?? '').split(',')
  // what begins so says why the fund does not pay, and names none
  const fund = first === '' || first.startsWith('EXCEPT-') ? null : first
  const group = tally.funds.get(fund) ?? { claims: 0, satang: null }
  const net = approvedOf(layout, claim)
  group.claims += 1
  if (net !== null) group.satang = (group.satang ?? 0) + net
  tally.funds.set(fund, group)
}

function addMoney(
  tally: Tally,
  layout: SheetLayout,
  claim: PracticeClaim,
  isLeftOut: (field: string) => boolean,
): void {
  const unpaid = claim.isFailed ? fieldsOf(layout, 'approved') : []
  for (const field of tally.moneyFields) {
    const satang = claim.fields[field]
    if (typeof satang !== 'number' || isLeftOut(field) || unpaid.includes(field)) continue
    tally.sums.set(field, (tally.sums.get(field) ?? 0) + satang)
  }
  addFund(tally, layout, claim)
}

/**
 * Adds one claim; the cells of `isLeftOut` fields count as if they were empty. Approved money counts where the claim
 * passed, all other money in every row; a row that a newer one of the same file replaces in no sum.
 */
export function addToTally(
  tally: Tally,
  layout: SheetLayout,
  claim: PracticeClaim,
  isLeftOut: (field: string) => boolean = () => false,
): void {
  tally.rows += 1
  if (!claim.isReprint && !claim.isReplaced) addMoney(tally, layout, claim, isLeftOut)
  // the fund names in the Error Code cells of claims that passed are no errors
  if (!claim.isFailed) return
  tally.failed += 1
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

/** @returns whether a later row takes this one's place wherever it stands: the original of an appeal. */
export function isSuperseded({ fields }: PracticeClaim): boolean {
  const codes = fields['error_code'] ?? null
  return codes !== null && lifeCycleOf(String(codes)) === 'superseded'
}

/** @returns what an importer must end with for this file. A refused file ends with no rows and no sums. */
export function makeAnswerKey(plan: RepPlan): RepAnswerKey {
  const layout = plan.batch.kind.detail
  const odd = {
    name: plan.name,
    kind: 'REP',
    layout: layout.id,
    oddities: plan.oddities.map((oddity) => oddity.says),
  } as const
  const refused = whyRefused(plan)
  const tally = createTally(refused ? [] : moneyFieldsOf(plan))
  if (refused) return { ...odd, ...toTotals(tally), rejected: 0, refused }
  const seen = new Set<unknown>()
  let rejected = 0
  for (const claim of meantClaims(plan)) {
    const isLeftOut = (field: string) => !claim.isReprint && spoiledText(plan, claim.row, field) !== null
    addToTally(tally, layout, claim, isLeftOut)
    if (claim.isReprint) continue
    if (seen.has(claim.fields['tran_id'])) rejected += 1
    seen.add(claim.fields['tran_id'])
  }
  rejected += plan.oddities.filter(({ spoils }) => spoils && spoils.row < plan.batch.claims).length
  const summaryDiffers = differingFields(plan)
  return { ...odd, ...toTotals(tally), rejected, ...(summaryDiffers.length > 0 ? { summaryDiffers } : {}) }
}

/** Only fields that this file's Summary has a column for can differ. */
function differingFields({ batch, oddities }: RepPlan): readonly string[] {
  const summary = batch.kind.sheets.find(({ layout }) => layout.rows === 'repSummary')
  const fields = new Set(summary?.layout.columns.map(([field]) => field))
  return oddities.flatMap((oddity) => oddity.summaryDiffers ?? []).filter((field) => fields.has(field))
}

/** How checks call the counts of the Summary sheet. */
const checkNames: Readonly<Record<string, string>> = {
  total_cases: 'rows',
  passed_cases: 'passed',
  failed_cases: 'failed',
}

function spoiledCells(plan: RepPlan, sheets: readonly DraftSheet[]): WorkbookKey['spoiled'] {
  const detail = sheets.slice(0, 1).flatMap(toMeantSheets)
  return plan.oddities.flatMap(({ spoils }) => {
    const [field] = spoils ? fieldsOf(plan.batch.kind.detail, spoils.part) : []
    if (!spoils || field === undefined) return []
    for (const { sheet, rows } of detail) {
      let index = 0
      for (const { row } of rows()) if (index++ === spoils.row) return [{ sheet, row, field }]
    }
    return []
  })
}

/** @returns the same file cell by cell: every row of every sheet an importer knows, as it was meant. */
export function makeWorkbookKey(plan: RepPlan, sheets: readonly DraftSheet[]): WorkbookKey {
  const refused = whyRefused(plan)
  const differs = differingFields(plan).map((field) => `summarySheet ${checkNames[field] ?? field}`)
  return {
    name: plan.name,
    kind: 'REP',
    scheme: plan.batch.kind.scheme,
    documentNo: null,
    sheets: refused ? [] : sheets.flatMap(toMeantSheets),
    spoiled: refused ? [] : spoiledCells(plan, sheets),
    ...(refused ? { refused } : {}),
    ...(differs.length > 0 ? { differs } : {}),
  }
}

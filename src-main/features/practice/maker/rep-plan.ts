import type { Batch } from '#main/features/practice/maker/care.ts'
import { makeClaims, type PracticeClaim } from '#main/features/practice/maker/claims.ts'
import type { Oddity } from '#main/features/practice/maker/oddities.ts'
import type { Column } from '#shared/model/layouts/layout.ts'

/** Everything one REP workbook follows from. */
export type RepPlan = {
  readonly name: string
  readonly hospitalName: string
  readonly batch: Batch
  readonly oddities: readonly Oddity[]
}

/** @returns the Detail columns as they stand in this file. */
export function plannedColumns(plan: RepPlan): readonly Column[] {
  return plan.oddities.reduce(
    (columns, oddity) => oddity.columns?.(columns) ?? columns,
    plan.batch.kind.detail.columns,
  )
}

/** The claims of the file as they are meant, after whatever is odd about them. */
export function* meantClaims(plan: RepPlan): Generator<PracticeClaim> {
  let before: PracticeClaim | null = null
  for (const made of makeClaims(plan.batch)) {
    const place = { rows: plan.batch.claims, before, hospitalCode: plan.batch.hospitalCode }
    const meant: PracticeClaim = plan.oddities.reduce(
      (claim, oddity) => oddity.claim?.(claim, place) ?? claim,
      made,
    )
    yield meant
    before = meant
  }
}

/** @returns whether nobody can read the cell of this field and row, because an oddity spoils it. */
export function isSpoiled(plan: RepPlan, row: number, field: string): boolean {
  return plan.oddities.some((oddity) => oddity.spoils?.row === row && oddity.spoils.field === field)
}

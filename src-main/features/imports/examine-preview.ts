import { findScheme, nothingSaid } from '#main/features/imports/evidence.ts'
import type { ClaimRecord, ReadRequest, RowBatch } from '#main/features/imports/import-job.ts'
import { MisfitFound } from '#main/features/imports/misfit.ts'
import { readWorkbook } from '#main/features/imports/workbook-reader.ts'
import type { LayoutPreview } from '#shared/contract/layouts.ts'
import { AppError, toErrorRecord } from '#shared/errors/app-error.ts'
import { toSatang } from '#shared/model/satang.ts'
import { unknownScheme } from '#shared/model/scheme.ts'

/** Where the outcome stands in a claim's record; another type there does not compile. */
const outcomeAt = 14
type Outcome = Extract<ClaimRecord[typeof outcomeAt], 'passed' | 'failed'>

function createOutcomeCount() {
  const counts: Record<Outcome, number> = { passed: 0, failed: 0 }
  let hasClaims = false
  return {
    add(batch: RowBatch): void {
      if (batch.table !== 'claim_version') return
      hasClaims = true
      for (const row of batch.rows) counts[row[outcomeAt]]++
    },
    counts: () => (hasClaims ? counts : { passed: null, failed: null }),
  }
}

/**
 * Reads a whole workbook as an import does and says what it would come to. Nothing is written.
 * @throws what is no failure of the file
 */
export async function previewWorkbook(request: ReadRequest): Promise<LayoutPreview> {
  const outcomes = createOutcomeCount()
  try {
    const facts = await readWorkbook(request, { isStopped: () => false, onRows: outcomes.add })
    const { kind, layout, insideScheme, rows, rejectedCount, suspectCount } = facts
    const scheme =
      findScheme(insideScheme, { ...nothingSaid, names: [request.name] })?.scheme ?? unknownScheme
    const sums = Object.entries(facts.sums).map(([field, sum]) => [
      field,
      sum === null ? null : toSatang(sum),
    ])
    return {
      state: 'read',
      ...{ kind, layout, scheme, rows, rejectedCount, suspectCount, ...outcomes.counts() },
      sums: Object.fromEntries(sums),
      warnings: [...facts.warnings],
      checks: [...facts.checks],
      sheets: [...facts.sheets],
    }
  } catch (error) {
    if (error instanceof MisfitFound)
      return { state: 'failed', reason: error.misfit.error, sheet: error.misfit.comparison.sheet }
    if (!(error instanceof AppError)) throw error
    return { state: 'failed', reason: toErrorRecord(error), sheet: null }
  }
}

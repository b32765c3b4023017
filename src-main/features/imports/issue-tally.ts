import { toStatementSlice } from '#main/features/imports/document-slice.ts'
import type { StatementIssue } from '#main/features/imports/import-job.ts'
import type { SheetFrame } from '#main/features/imports/sheet-mapper.ts'
import { addAmounts } from '#shared/model/satang.ts'

type Said = Pick<StatementIssue, 'insideScheme' | 'number' | 'account' | 'patientType'>
type Case = {
  readonly repNo: string | null
  readonly serviceMonth: string | null
  readonly claimed: number | null
  readonly approved: number | null
}

/** @returns what a sheet of a statement says of the document it is of */
function toSaid({ layout, meta }: SheetFrame): Said {
  return {
    insideScheme: layout.scheme ?? meta.scheme,
    number: meta.documentNo,
    account: meta.account,
    patientType: meta.patientType,
  }
}

/** Adds up the cases of one sheet. */
export function createIssueTally(frame: SheetFrame) {
  const said = toSaid(frame)
  const slice = toStatementSlice(said)
  const batches = new Set<string>()
  let claimedSatang: number | null = null
  let approvedSatang: number | null = null
  let rows = 0
  return {
    slice,
    add({ repNo, serviceMonth, claimed, approved }: Case): void {
      batches.add(repNo ?? `@${serviceMonth ?? ''}`)
      claimedSatang = addAmounts(claimedSatang, claimed)
      approvedSatang = addAmounts(approvedSatang, approved)
      rows++
    },
    issues(): StatementIssue[] {
      if (rows === 0) return []
      return [{ slice, ...said, batches: [...batches].toSorted(), rows, claimedSatang, approvedSatang }]
    },
  }
}

/** @returns each document once, however many sheets it goes on over */
export function joinIssues(all: readonly StatementIssue[]): StatementIssue[] {
  const bySlice = new Map<string, StatementIssue>()
  for (const issue of all) {
    const known = bySlice.get(issue.slice)
    bySlice.set(issue.slice, known === undefined ? issue : joinTwo(known, issue))
  }
  return [...bySlice.values()]
}

function joinTwo(one: StatementIssue, other: StatementIssue): StatementIssue {
  return {
    ...one,
    batches: [...new Set([...one.batches, ...other.batches])].toSorted(),
    rows: one.rows + other.rows,
    claimedSatang: addAmounts(one.claimedSatang, other.claimedSatang),
    approvedSatang: addAmounts(one.approvedSatang, other.approvedSatang),
  }
}

import { supersededGroup } from '#main/features/imports/claim-mapper.ts'
import type { ReadSheets, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'

/** A comparison, with the fields of the rows whose cells may explain a difference. */
export type OpenCheck = { readonly check: ImportCheck; readonly fields: readonly string[] }

type Numbers = Readonly<Record<string, number | null>>
type Counted = { readonly rows: number; readonly passed: number; readonly failed: number }

/** Summary fields beside the Detail fields they add up. An appeal file fills the second block instead of the first. */
type MoneyCheck = {
  readonly what: string
  readonly summary: readonly string[]
  readonly detail: readonly string[]
}

/**
 * Fund groups whose name stands above Detail columns too. DMIS, PP and DRUG are left out: no source says whether
 * Summary counts DMIS › PP, STROKE-STEMI DRUG and OPBKK › DRUG there, and a false alarm costs more than it finds.
 */
const groupMarks = { hc: '(HC)', ae: '(AE)', inst: '(INST)', ip: '(IP)' }

/** @returns which amounts of a Summary sheet are the sum of which columns of claims */
export function moneyChecksOf(layouts: readonly SheetLayout[]): MoneyCheck[] {
  const columns = layouts.flatMap((layout) => layout.columns)
  const agency = columns.some(([field]) => field === 'reimb_agency') ? ['reimb_agency'] : []
  const approved = layouts.flatMap(({ parts }) => parts.approved ?? [])
  const checks: MoneyCheck[] = [
    // NHSO's money and the agencies' together; the appeal block has one field for both
    {
      what: 'reimb_total',
      summary: ['reimb_total', 'appeal_new_reimb_total'],
      detail: [...approved, ...agency],
    },
    { what: 'reimb_agency', summary: ['reimb_agency'], detail: agency },
    ...Object.entries(groupMarks).map(([group, mark]) => ({
      what: `${group}_reimb`,
      summary: [`${group}_reimb`, `appeal_new_${group}_reimb`],
      detail: columns.filter(([, , header]) => header?.endsWith(mark)).map(([field]) => field),
    })),
  ]
  return checks
    .map((check) => ({ ...check, detail: [...new Set(check.detail)] }))
    .filter(({ detail }) => detail.length > 0)
}

const countChecks: readonly { readonly what: keyof Counted; readonly summary: readonly string[] }[] = [
  { what: 'rows', summary: ['total_cases', 'appeal_total_cases'] },
  { what: 'passed', summary: ['passed_cases', 'appeal_passed_cases'] },
  { what: 'failed', summary: ['failed_cases', 'appeal_failed_cases'] },
]

/** @returns Σ of the values that are there; null when none is. */
export function addUp(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value !== null && value !== undefined)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

/** @returns Σ by field over several lists of sums; a field that is nowhere known stays null. */
export function addUpFields(sums: readonly Numbers[]): Record<string, number | null> {
  const fields = new Set(sums.flatMap((one) => Object.keys(one)))
  return Object.fromEntries([...fields].map((field) => [field, addUp(sums.map((one) => one[field]))]))
}

function toCheck(
  against: ImportCheck['against'],
  what: string,
  isMoney: boolean,
  expected: number | null,
  found: number | null,
): ImportCheck {
  // a sum over nothing and a printed 0 say the same
  const isEqual = (expected ?? 0) === (found ?? 0)
  return { against, where: null, what, expected, found, isMoney, isEqual, cells: [] }
}

/** Fields of cells because of which a row is not a claim, or is one twice. */
const rowFields = ['tran_id']

/** Claims to hold against what was said of them. */
type Claims = { readonly counted: Counted; readonly sums: Numbers }

/** Only fields that stand in the Summary sheet can be compared, and no count that it leaves blank. */
function checkSummary(
  said: Numbers,
  { counted, sums }: Claims,
  layouts: readonly SheetLayout[],
): OpenCheck[] {
  const saidOf = (fields: readonly string[]) => addUp(fields.map((field) => said[field]))
  const counts = countChecks.filter(({ summary }) => saidOf(summary) !== null)
  const money = moneyChecksOf(layouts).filter(({ summary }) => summary.some((field) => field in said))
  return [
    ...counts.map(({ what, summary }) => ({
      check: toCheck('summarySheet', what, false, saidOf(summary), counted[what]),
      fields: rowFields,
    })),
    ...money.map(({ what, summary, detail }) => {
      const found = addUp(detail.map((field) => sums[field]))
      return { check: toCheck('summarySheet', what, true, saidOf(summary), found), fields: detail }
    }),
  ]
}

/** Compares with what the portal's list said when the file was fetched; blank counts are not compared. */
function checkPortal(counts: ControlCounts, { counted }: Claims): OpenCheck[] {
  const pairs = [
    ['rows', counts.total, counted.rows],
    ['passed', counts.passed, counted.passed],
    ['failed', counts.failed, counted.failed],
  ] as const
  return pairs
    .filter(([, expected]) => expected !== null)
    .map(([what, expected, found]) => ({
      check: toCheck('portal', what, false, expected, found),
      fields: rowFields,
    }))
}

function countClaims(claims: readonly SheetOutcome[]): Claims {
  return {
    counted: {
      rows: claims.reduce((sum, { rowsKept }) => sum + rowsKept, 0),
      passed: claims.reduce((sum, { outcomes }) => sum + (outcomes?.passed ?? 0), 0),
      failed: claims.reduce((sum, { outcomes }) => sum + (outcomes?.failed ?? 0), 0),
    },
    sums: addUpFields(claims.map((claim) => claim.sums)),
  }
}

/** @returns the claims without the rows that a newer row replaces; those have a code, so they are among the failed */
function withoutSuperseded({ counted, sums }: Claims, claims: readonly SheetOutcome[]): Claims {
  const replaced = claims.flatMap(({ groups }) => groups.filter(({ key }) => key === supersededGroup))
  const rows = replaced.reduce((sum, group) => sum + group.rows, 0)
  const less = addUpFields(replaced.map((group) => group.sums))
  return {
    counted: { rows: counted.rows - rows, passed: counted.passed, failed: counted.failed - rows },
    sums: Object.fromEntries(
      Object.entries(sums).map(([field, sum]) => [field, sum === null ? null : sum - (less[field] ?? 0)]),
    ),
  }
}

/**
 * Holds the claims of a REP file against its Summary sheet and the portal's list. Whether those count the originals of
 * appeals no source says: their number of rows decides.
 */
export function checkRep({ request, sheets }: ReadSheets): OpenCheck[] {
  const claims = sheets.filter(({ layout }) => layout.rows === 'claim')
  if (claims.length === 0) return []
  const all = countClaims(claims)
  const live = withoutSuperseded(all, claims)
  const countedBy = (rows: number | null) => (rows === all.counted.rows ? all : live)
  const summaries = sheets.filter(({ layout }) => layout.rows === 'repSummary')
  const batches = summaries.flatMap(({ groups }) => groups.map((batch) => batch.sums))
  const said = addUpFields(batches)
  const saidRows = addUp((countChecks[0]?.summary ?? []).map((field) => said[field]))
  const layouts = claims.map(({ layout }) => layout)
  return [
    ...(batches.length > 0 ? checkSummary(said, countedBy(saidRows), layouts) : []),
    ...(request.counts ? checkPortal(request.counts, countedBy(request.counts.total)) : []),
  ]
}

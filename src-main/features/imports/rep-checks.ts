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
  /** Fields that another reading of the Summary leaves out: either sum proves the claims. */
  readonly orWithout?: readonly string[]
}

/**
 * Fund groups whose name stands above Detail columns too. DMIS, PP and DRUG are left out: no source says whether
 * Summary counts DMIS › PP, STROKE-STEMI DRUG and OPBKK › DRUG there, and a false alarm costs more than it finds.
 */
const groupMarks = { hc: '(HC)', ae: '(AE)', inst: '(INST)', ip: '(IP)' }

/** What LGO, OFC and the smaller schemes pay for treatment, and NHSO for P&P, each with a net of its own. */
const nets: readonly MoneyCheck[] = [
  { what: 'reimb_nhso', summary: ['net_treatment', 'appeal_new_net_treatment'], detail: ['reimb_nhso'] },
  { what: 'reimb_pp_nhso', summary: ['net_pp', 'appeal_new_net_pp'], detail: ['reimb_pp_nhso'] },
]

/** The total of ORF is thought to be the central part alone; where it is both, the OP refer part stands there twice. */
const referred = ['oprefer_reimb', 'oprefer_appeal_new_reimb']

/** @returns which amounts of Summary sheets are the sum of which columns of claims */
export function moneyChecksOf(
  claims: readonly SheetLayout[],
  summaries: readonly SheetLayout[],
): MoneyCheck[] {
  const columns = claims.flatMap((layout) => layout.columns)
  const agency = columns.some(([field]) => field === 'reimb_agency') ? ['reimb_agency'] : []
  const approved = claims.flatMap(({ parts }) => parts.approved ?? [])
  const said = new Set(summaries.flatMap(({ parts }) => parts.approved ?? []))
  const checks: MoneyCheck[] = [
    // NHSO's money and the agencies' together; the appeal block has one field for both
    { what: 'reimb_total', summary: [...said], detail: [...approved, ...agency], orWithout: referred },
    { what: 'reimb_agency', summary: ['reimb_agency'], detail: agency },
    ...nets,
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
type Claims = { readonly counted: Counted; readonly passedSums: Numbers }

function checkMoney(
  said: Numbers,
  { passedSums }: Claims,
  { what, summary, detail, orWithout = [] }: MoneyCheck,
) {
  const saidOf = (fields: readonly string[]) => addUp(fields.map((field) => said[field]))
  const found = addUp(detail.map((field) => passedSums[field]))
  const without = saidOf(summary.filter((field) => !orWithout.includes(field)))
  const isOther = without !== null && without === found
  return toCheck('summarySheet', what, true, isOther ? without : saidOf(summary), found)
}

/**
 * Only what the Summary sheet says in full can be compared: no count that it leaves blank, and nothing of which one of its
 * columns was not found.
 * @param missing fields of the Summary's layout that the sheet has no column for
 */
function checkSummary(
  said: Numbers,
  missing: ReadonlySet<string>,
  claims: Claims,
  checks: readonly MoneyCheck[],
): OpenCheck[] {
  const saidOf = (fields: readonly string[]) => addUp(fields.map((field) => said[field]))
  const isWhole = ({ summary }: { readonly summary: readonly string[] }) =>
    summary.some((field) => field in said) && !summary.some((field) => missing.has(field))
  const counts = countChecks.filter((one) => isWhole(one) && saidOf(one.summary) !== null)
  const money = checks.filter(isWhole)
  return [
    ...counts.map(({ what, summary }) => ({
      check: toCheck('summarySheet', what, false, saidOf(summary), claims.counted[what]),
      fields: rowFields,
    })),
    ...money.map((one) => ({ check: checkMoney(said, claims, one), fields: one.detail })),
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

function countClaims(sheets: readonly SheetOutcome[], which: 'all' | 'live'): Claims {
  const tallies = sheets.flatMap(({ claims }) => claims ?? [])
  const sumOf = (part: keyof Counted) => tallies.reduce((sum, tally) => sum + tally[which][part], 0)
  return {
    counted: { rows: sumOf('rows'), passed: sumOf('passed'), failed: sumOf('failed') },
    passedSums: addUpFields(tallies.map(({ passedSums }) => passedSums)),
  }
}

/**
 * Holds the claims of a REP file against its Summary sheet and the portal's list: money of those that passed and that no
 * newer row replaces. Whether the counts hold the originals of appeals no source says: their number of rows decides.
 * @source nhso/corrections.md 1
 */
export function checkRep({ request, sheets }: ReadSheets): OpenCheck[] {
  const claims = sheets.filter(({ layout }) => layout.rows === 'claim')
  if (claims.length === 0) return []
  const [all, live] = [countClaims(claims, 'all'), countClaims(claims, 'live')]
  const countedBy = (rows: number | null) => (rows === all.counted.rows ? all : live)
  const summaries = sheets.filter(({ layout }) => layout.rows === 'repSummary')
  const batches = summaries.flatMap(({ groups }) => groups.map((batch) => batch.sums))
  const said = addUpFields(batches)
  const saidRows = addUp((countChecks[0]?.summary ?? []).map((field) => said[field]))
  const layoutsOf = (some: readonly SheetOutcome[]) => some.map(({ layout }) => layout)
  const fields = layoutsOf(summaries).flatMap(({ columns }) => columns.map(([field]) => field))
  const missing = new Set(fields.filter((field) => !(field in said)))
  const checks = moneyChecksOf(layoutsOf(claims), layoutsOf(summaries))
  return [
    ...checkSummary(said, missing, countedBy(saidRows), checks),
    ...(request.counts ? checkPortal(request.counts, countedBy(request.counts.total)) : []),
  ]
}

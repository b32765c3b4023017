import { parserFor } from '#main/features/imports/cell-parse.ts'
import { type HeaderMatch, matchHeader } from '#main/features/imports/header-match.ts'
import { createSheetStart } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import type { ControlCounts } from '#shared/contract/downloads.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'

/** What the rows of Detail add up to. */
export type Found = {
  readonly rows: number
  readonly passed: number
  readonly failed: number
  readonly sums: Readonly<Record<string, number | null>>
}

/** Summary fields beside the Detail fields they add up. An appeal file fills the second block instead of the first. */
const moneyChecks: readonly {
  readonly what: string
  readonly summary: readonly string[]
  readonly detail: readonly string[]
}[] = [
  // NHSO's money and the agencies' together; the appeal block has one field for both
  {
    what: 'reimb_total',
    summary: ['reimb_total', 'appeal_new_reimb_total'],
    detail: ['reimb_nhso', 'reimb_agency'],
  },
  { what: 'reimb_agency', summary: ['reimb_agency'], detail: ['reimb_agency'] },
  ...groupChecks(),
]

/**
 * Fund groups whose name stands above Detail columns too. DMIS, PP and DRUG are left out: no source says whether
 * Summary counts DMIS › PP, STROKE-STEMI DRUG and OPBKK › DRUG there, and a false alarm costs more than it finds.
 */
function groupChecks() {
  const groups = { hc: '(HC)', ae: '(AE)', inst: '(INST)', ip: '(IP)' }
  return Object.entries(groups).map(([group, mark]) => ({
    what: `${group}_reimb`,
    summary: [`${group}_reimb`, `appeal_new_${group}_reimb`],
    detail: repUcs120.columns.filter(([, , header]) => header?.endsWith(mark)).map(([field]) => field),
  }))
}

const countChecks: readonly {
  readonly what: 'rows' | 'passed' | 'failed'
  readonly summary: readonly string[]
}[] = [
  { what: 'rows', summary: ['total_cases', 'appeal_total_cases'] },
  { what: 'passed', summary: ['passed_cases', 'appeal_passed_cases'] },
  { what: 'failed', summary: ['failed_cases', 'appeal_failed_cases'] },
]

/** @returns Σ of the values that are there; null when none is. */
function addUp(values: readonly (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value !== null && value !== undefined)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function toCheck(
  against: ImportCheck['against'],
  what: string,
  isMoney: boolean,
  expected: number | null,
  found: number | null,
): ImportCheck {
  // a sum over nothing and a printed 0 say the same
  return { against, what, expected, found, isMoney, isEqual: (expected ?? 0) === (found ?? 0) }
}

/** Reads the Summary sheet: Σ over its rows (one for each REP number) by field. Feed it every row of the sheet. */
export function createSummaryReader() {
  const start = createSheetStart(repSummary57)
  const noDates = { earliest: '0000-01-01', latest: '0000-01-01' }
  const parsers = repSummary57.columns.map(([, type]) => parserFor(type, noDates))
  const sums: (number | null)[] = repSummary57.columns.map(() => null)
  let match: HeaderMatch | null = null
  let rowsRead = 0
  let rowsKept = 0

  function add({ cells }: SheetRow, columnOf: readonly number[]): void {
    for (const [index, column] of columnOf.entries()) {
      const reading = column < 0 ? null : parsers[index]?.(cells[column] ?? null)
      const type = repSummary57.columns[index]?.[1]
      if (type === 'money' && typeof reading === 'number') sums[index] = (sums[index] ?? 0) + reading
      if (type === 'int' && typeof reading === 'string') sums[index] = (sums[index] ?? 0) + Number(reading)
    }
  }

  return {
    read(row: SheetRow): void {
      const place = start.offer(row)
      if (match === null && place === 'data') match = matchHeader(start.headerRows, repSummary57)
      if (match === null) return
      rowsRead++
      if (place !== 'data') return
      rowsKept++
      add(row, match.columnOf)
    },
    count: () => ({ rowsRead, rowsKept, rowsLeftOut: rowsRead - rowsKept }),
    /** Headers of the layout the sheet does not have; null when it has no rows of its kind at all. */
    absent: () => match?.absent ?? null,
    /** Only fields that stand in the sheet can be compared. */
    checks(found: Found): ImportCheck[] {
      const stands = (field: string) => (match?.columnOf[indexOf(field)] ?? -1) >= 0
      const sumOf = (fields: readonly string[]) => addUp(fields.map((field) => sums[indexOf(field)]))
      return [
        ...countChecks
          .filter(({ summary }) => summary.some(stands))
          .map(({ what, summary }) => toCheck('summarySheet', what, false, sumOf(summary), found[what])),
        ...moneyChecks
          .filter(({ summary }) => summary.some(stands))
          .map(({ what, summary, detail }) =>
            toCheck(
              'summarySheet',
              what,
              true,
              sumOf(summary),
              addUp(detail.map((field) => found.sums[field])),
            ),
          ),
      ]
    },
  }
}

const summaryIndex = new Map(repSummary57.columns.map(([field], index) => [field, index]))

function indexOf(field: string): number {
  return summaryIndex.get(field) ?? -1
}

/** Compares with what the portal's list said when the file was fetched; blank counts are not compared. */
export function checkAgainstPortal(counts: ControlCounts | null, found: Found): ImportCheck[] {
  if (counts === null) return []
  const pairs = [
    ['rows', counts.total, found.rows],
    ['passed', counts.passed, found.passed],
    ['failed', counts.failed, found.failed],
  ] as const
  return pairs
    .filter(([, expected]) => expected !== null)
    .map(([what, expected, value]) => toCheck('portal', what, false, expected, value))
}

import type { Findings } from '#main/features/imports/findings.ts'
import { headerLineOf } from '#main/features/imports/header-text.ts'
import { makeChecks } from '#main/features/imports/import-checks.ts'
import type { ReadRequest, WorkbookFacts } from '#main/features/imports/import-job.ts'
import { joinIssues } from '#main/features/imports/issue-tally.ts'
import { isProof, mainKinds } from '#main/features/imports/misfit.ts'
import { layoutsInUse } from '#main/features/imports/reading-marks.ts'
import { addUpFields } from '#main/features/imports/rep-checks.ts'
import type { DocumentFacts, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import { isNamedLike } from '#main/features/imports/sheet-names.ts'
import type { WorkbookPlan } from '#main/features/imports/workbook-plan.ts'
import type { SheetCount } from '#shared/contract/imports.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'
import { shippedLayouts } from '#shared/model/layouts/all-layouts.ts'
import type { Column, RowKind, SheetLayout } from '#shared/model/layouts/layout.ts'

/** A workbook whose sheets are all read. */
export type ReadWorkbook = {
  readonly request: ReadRequest
  readonly named: DocumentFacts
  /** What sheets say together, and with the name. */
  readonly inside: DocumentFacts
  readonly said: DocumentFacts
  readonly findings: Findings
  readonly sheets: readonly {
    readonly outcome: SheetOutcome
    readonly count: SheetCount
    readonly warnings: readonly ErrorRecord[]
    readonly doubted: readonly Column[]
  }[]
  readonly kept: readonly SheetCount[]
  readonly notCompared: WorkbookPlan['notCompared']
}

const summaryLayouts = shippedLayouts.filter(({ rows }) => rows === 'repSummary')
const provingLayouts = shippedLayouts.filter(isProof)

const documentKinds: Partial<Record<RowKind, 'REP' | 'STM' | 'SMT'>> = {
  claim: 'REP',
  statement: 'STM',
  transfer: 'SMT',
}

/** @returns the failure of a file of another hospital than the one that is set up */
export function wrongHospital({ name, hospital }: ReadRequest, found: string): AppError {
  return new AppError('import.wrongHospital', { file: name, found, expected: hospital })
}

/**
 * The hospital most rows name must be ours; what name and sheets say of themselves was looked at before.
 * @returns whether anything says whose the file is
 */
function demandHospital(request: ReadRequest, said: DocumentFacts, main: readonly SheetOutcome[]): boolean {
  const counts = new Map<string, number>()
  for (const { hospitals } of main)
    for (const [hospital, rows] of hospitals) counts.set(hospital, (counts.get(hospital) ?? 0) + rows)
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  const found = most?.[0] ?? said.hcode
  if (found !== null && found !== request.hospital) throw wrongHospital(request, found)
  return found !== null
}

/** What is inside decides; a name that says something else is worth a look. */
function toContradictions(
  { request, named }: ReadWorkbook,
  kind: string,
  layout: SheetLayout,
): ErrorRecord[] {
  const differs = (said: string | null, found: string): ErrorRecord[] =>
    said === null || said === found
      ? []
      : [{ code: 'import.otherKind', details: { file: request.name, named: said, found } }]
  const scheme = layout.scheme?.toUpperCase()
  return [
    ...differs(named.kind, kind),
    ...(scheme === undefined ? [] : differs(named.scheme?.toUpperCase() ?? null, scheme)),
  ]
}

/** Files of UCS and OP refer always have a Summary; of the other schemes nobody says so. */
function toMissingSummary({ request, sheets, kept }: ReadWorkbook, layout: SheetLayout): ErrorRecord[] {
  // one that is there and was not read is said to be unread
  const hasSummary =
    sheets.some(({ outcome }) => outcome.layout.rows === 'repSummary' && outcome.rowsKept > 0) ||
    kept.some(({ sheet, rowsRead }) => rowsRead > 0 && isNamedLike(sheet, summaryLayouts))
  const isWanted = layout.rows === 'claim' && (layout.scheme === undefined || layout.scheme === 'ucs')
  return isWanted && !hasSummary
    ? [{ code: 'import.sheetMissing', details: { file: request.name, sheet: 'Summary' } }]
    : []
}

/** Why a table proves nothing: its columns cannot be told, or it has no headers of any kind. */
function toNotCompared({ request, sheets, notCompared, kept }: ReadWorkbook): ErrorRecord[] {
  const told = (sheet: string, expected: string): ErrorRecord => ({
    code: 'import.notCompared',
    details: { file: request.name, sheet, expected },
  })
  const known = new Set(notCompared.map(({ sheet }) => sheet))
  const unknown = kept.filter(
    ({ sheet, rowsRead }) => rowsRead > 0 && !known.has(sheet) && isNamedLike(sheet, provingLayouts),
  )
  return [
    ...notCompared.map(({ sheet, why }) => told(sheet, String(why.details['column'] ?? '-'))),
    ...unknown.map(({ sheet }) => {
      const like = provingLayouts.find((layout) => isNamedLike(sheet, [layout]))
      return told(sheet, like?.anchor.text ?? '-')
    }),
    ...sheets.flatMap(({ outcome: { sheet }, doubted }) =>
      doubted.map((column): ErrorRecord => {
        const details = { file: request.name, sheet, column: headerLineOf(column) }
        return { code: 'import.columnNotCompared', details }
      }),
    ),
  ]
}

/** A sheet that by its name is one we know, and whose headers say nothing, is not read: that must be seen. */
function toUnreadSheets({ request, kept }: ReadWorkbook): ErrorRecord[] {
  const layouts = layoutsInUse(request).filter((layout) => !isProof(layout))
  return kept
    .filter(({ sheet, rowsRead }) => rowsRead > 0 && isNamedLike(sheet, layouts))
    .map(({ sheet }) => ({ code: 'import.sheetMissing', details: { file: request.name, sheet } }))
}

/** The rows say it when they agree; OP refer files are about out-patients. */
function toPatientType(main: readonly SheetOutcome[], said: DocumentFacts): string | null {
  const types = new Set(main.flatMap(({ patientTypes }) => [...patientTypes]))
  const [only] = types
  if (types.size === 1 && only !== undefined) return only
  return said.patientType === 'ORF' ? 'OP' : said.patientType
}

/**
 * Says what a workbook came to.
 * @throws AppError `import.noRows`, `import.wrongHospital`
 */
export function toWorkbookFacts(read: ReadWorkbook): Omit<WorkbookFacts, 'isPractice'> {
  const { request, inside, said, findings } = read
  const outcomes = read.sheets.map(({ outcome }) => outcome)
  const main = outcomes.filter(({ layout }) => mainKinds.has(layout.rows))
  const layout = main[0]?.layout
  const rows = main.reduce((sum, { rowsKept }) => sum + rowsKept, 0)
  if (layout === undefined || rows === 0) throw new AppError('import.noRows', { file: request.name })
  const kind = documentKinds[layout.rows] ?? 'REP'
  const isNamed = demandHospital(request, said, main)
  if (!isNamed && kind === 'REP') throw wrongHospital(request, '-')
  const unnamed: ErrorRecord = { code: 'import.hospitalUnnamed', details: { file: request.name } }
  return {
    kind,
    layout: layout.id,
    hcode: request.hospital,
    insideScheme: layout.scheme ?? inside.scheme,
    patientType: toPatientType(main, said),
    isAppeal: said.isAppeal,
    printedAt: inside.producedAt,
    documentNo: kind === 'STM' ? said.documentNo : null,
    rows,
    sums: addUpFields(main.map(({ sums }) => sums)),
    issues: joinIssues(outcomes.flatMap(({ issues }) => issues)),
    findings: findings.listed,
    rejectedCount: findings.counts.rejected,
    suspectCount: findings.counts.suspect,
    warnings: [
      ...read.sheets.flatMap(({ warnings }) => warnings),
      ...toMissingSummary(read, layout),
      ...toUnreadSheets(read),
      ...toNotCompared(read),
      ...toContradictions(read, kind, layout),
      ...(isNamed ? [] : [unnamed]),
    ],
    checks: makeChecks({ request, sheets: outcomes }, findings.listed),
    sheets: [...read.sheets.map(({ count }) => count), ...read.kept],
  }
}

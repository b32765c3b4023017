import { createDetailReader } from '#main/features/imports/detail-reader.ts'
import { headerLineOf } from '#main/features/imports/header-match.ts'
import { checkAgainstPortal, createSummaryReader, type Found } from '#main/features/imports/import-checks.ts'
import type { ClaimBatch, ReadRequest, RepFacts } from '#main/features/imports/import-job.ts'
import { countKeptRows } from '#main/features/imports/kept-sheet.ts'
import { openWorkbook } from '#main/platform/workbook/open-workbook.ts'
import type { SheetRow, Workbook } from '#main/platform/workbook/workbook.ts'
import type { ImportCheck, SheetCount } from '#shared/contract/imports.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import { parseRepFileName, type RepFileName } from '#shared/model/rep-file-name.ts'

type Needs = {
  readonly isStopped: () => boolean
  /** Gets the claims in the order of their rows. */
  readonly onClaims: (batch: ClaimBatch) => void
}

type OpenRep = {
  readonly request: ReadRequest
  readonly named: RepFileName | null
  readonly workbook: Workbook
}

const detailLayouts = [repUcs120]

function findSheet(workbook: Workbook, names: readonly string[]): string | undefined {
  const keys = new Set(names.map((name) => name.toLowerCase()))
  return workbook.sheetNames.find((name) => keys.has(name.trim().toLowerCase()))
}

/** Reads a sheet batch by batch, and ends between two of them when the run was stopped. */
async function* batchesOf(
  { workbook }: OpenRep,
  sheet: string,
  { isStopped }: Needs,
): AsyncGenerator<readonly SheetRow[]> {
  for await (const rows of workbook.rows(sheet)) {
    yield rows
    if (isStopped()) throw new AppError('cancelled')
  }
}

async function readDetail(open: OpenRep, needs: Needs) {
  const { request, named, workbook } = open
  // a workbook that names its sheets otherwise is known by its headers
  const sheet = findSheet(workbook, repUcs120.sheetNames) ?? workbook.sheetNames[0]
  if (sheet === undefined) throw new AppError('import.sheetMissing', { file: request.name, sheet: 'Detail' })
  const detail = createDetailReader({ request, named, sheet, layouts: detailLayouts })
  const scheme = named?.scheme ?? 'ucs'
  for await (const rows of batchesOf(open, sheet, needs)) {
    for (const row of rows) detail.read(row)
    const claims = detail.take()
    if (claims.length > 0) needs.onClaims({ sheet, scheme, claims })
  }
  return { ...detail.finish(), scheme }
}

type SummaryAnswer = { sheets: SheetCount[]; checks: ImportCheck[]; warnings: ErrorRecord[] }

async function checkSummary(open: OpenRep, found: Found, needs: Needs): Promise<SummaryAnswer> {
  const file = open.request.name
  const sheet = findSheet(open.workbook, repSummary57.sheetNames)
  const missing = { code: 'import.sheetMissing', details: { file, sheet: sheet ?? 'Summary' } } as const
  if (sheet === undefined) return { sheets: [], checks: [], warnings: [missing] }
  const reader = createSummaryReader()
  for await (const rows of batchesOf(open, sheet, needs)) rows.forEach(reader.read)
  const absent = reader.absent()
  if (absent === null)
    return { sheets: [{ sheet, use: 'kept', ...reader.count() }], checks: [], warnings: [missing] }
  const warnings = absent.map((column): ErrorRecord => {
    return { code: 'import.columnAbsent', details: { file, sheet, column: headerLineOf(column) } }
  })
  return { sheets: [{ sheet, use: 'checked', ...reader.count() }], checks: reader.checks(found), warnings }
}

async function readSheets(open: OpenRep, needs: Needs): Promise<RepFacts> {
  const { request, named, workbook } = open
  const { found, count, warnings, ...detail } = await readDetail(open, needs)
  const summary = await checkSummary(open, found, needs)
  const sheets: SheetCount[] = [count, ...summary.sheets]
  for (const sheet of workbook.sheetNames) {
    if (!sheets.some((known) => known.sheet === sheet))
      sheets.push(await countKeptRows(sheet, batchesOf(open, sheet, needs)))
  }
  return {
    ...detail,
    kind: 'REP',
    hcode: request.hospital,
    isAppeal: named?.isAppeal ?? false,
    producedAt: named?.producedAt ?? null,
    rows: found.rows,
    sums: found.sums,
    warnings: [...warnings, ...summary.warnings],
    checks: [...summary.checks, ...checkAgainstPortal(request.counts, found)],
    sheets,
  }
}

/**
 * Reads one REP workbook from front to back: hands its claims out, then tells what the file as a whole says.
 * @throws AppError `workbook.…` and `import.…` for what is wrong with the file (claims may have been handed out before),
 *   `cancelled`
 */
export async function readRep(request: ReadRequest, needs: Needs): Promise<RepFacts> {
  const workbook = await openWorkbook(request.path)
  try {
    return await readSheets({ request, named: parseRepFileName(request.name), workbook }, needs)
  } finally {
    await workbook.close()
  }
}

import { createClaimMapper } from '#main/features/imports/claim-mapper.ts'
import { heldAgainstHead } from '#main/features/imports/dialysis-checks.ts'
import { dateRangeOf } from '#main/features/imports/document-day.ts'
import { combineFacts, readMeta } from '#main/features/imports/document-facts.ts'
import { createFileClaims, type FileClaims } from '#main/features/imports/file-claims.ts'
import { createFileRows } from '#main/features/imports/file-rows.ts'
import { createFindings } from '#main/features/imports/findings.ts'
import type { ReadRequest, RowBatch, WorkbookFacts } from '#main/features/imports/import-job.ts'
import { countKeptRows } from '#main/features/imports/kept-sheet.ts'
import { createLineMapper } from '#main/features/imports/line-mapper.ts'
import { createRepSummaryMapper } from '#main/features/imports/rep-summary-mapper.ts'
import { createRowCells } from '#main/features/imports/row-cells.ts'
import { type OpenReader, settleHeldRows, takeOutOvertaken } from '#main/features/imports/second-look.ts'
import { type OpenSheet, openSheets } from '#main/features/imports/sheet-heads.ts'
import type { CreateMapper, DocumentFacts, SheetFrame } from '#main/features/imports/sheet-mapper.ts'
import { createSheetReader } from '#main/features/imports/sheet-reader.ts'
import { createStatementMapper } from '#main/features/imports/statement-mapper.ts'
import { createSummaryMapper } from '#main/features/imports/summary-mapper.ts'
import { createTransferMapper } from '#main/features/imports/transfer-mapper.ts'
import { toWorkbookFacts, wrongHospital } from '#main/features/imports/workbook-facts.ts'
import { planWorkbook, type ReadPlan } from '#main/features/imports/workbook-plan.ts'
import { openSource } from '#main/platform/workbook/open-source.ts'
import type { Workbook } from '#main/platform/workbook/workbook.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { parseDocumentName } from '#shared/model/document-name.ts'
import type { RowKind } from '#shared/model/layouts/layout.ts'
import { practiceMark } from '#shared/model/practice-mark.ts'

export type ReadingNeeds = {
  readonly isStopped: () => boolean
  /** Gets the rows of one sheet after another, in their order. */
  readonly onRows: (batch: RowBatch) => void
}

/** Makes the mappers of one file. */
function createMappers(fileClaims: FileClaims): Readonly<Record<RowKind, CreateMapper>> {
  const billsOf = new Map<string | null, Set<string>>()
  /** Bills of one account are told apart by their numbers; another account counts its own. */
  const findBills = ({ meta: { account } }: SheetFrame) => {
    const bills = billsOf.get(account) ?? new Set<string>()
    billsOf.set(account, bills)
    return bills
  }
  return {
    claim: (frame) => createClaimMapper(frame, fileClaims),
    drug: (frame) => createLineMapper(frame, 'drug'),
    instrument: (frame) => createLineMapper(frame, 'instrument'),
    denial: (frame) => createLineMapper(frame, 'denial'),
    zeroPaid: (frame) => createLineMapper(frame, 'zeroPaid'),
    repSummary: createRepSummaryMapper,
    statement: (frame) => heldAgainstHead(frame, createStatementMapper(frame, findBills(frame))),
    receivable: createSummaryMapper,
    batchSummary: createSummaryMapper,
    transfer: createTransferMapper,
  }
}

/** What a sheet says above its headers, and how it is read. */
type MetaPlan = { readonly plan: ReadPlan; readonly meta: DocumentFacts }

/** @throws AppError `import.wrongHospital` when name or sheets say that the file is another hospital's */
function demandOurs(request: ReadRequest, facts: readonly DocumentFacts[]): void {
  const other = facts.find(({ hcode }) => hcode !== null && hcode !== request.hospital)
  if (other) throw wrongHospital(request, other.hcode ?? '-')
}

/** A text table defines no names: one of its first cells says it. */
function isMadeByPractice({ names, format }: Workbook, open: readonly OpenSheet[]): boolean {
  if (names.has(practiceMark)) return true
  const isText = format === 'csv' || format === 'json'
  return isText && open.some(({ rows }) => rows.some(({ cells }) => cells.includes(practiceMark)))
}

/**
 * @returns whether the practice hospital made it
 * @throws AppError `import.practiceMade` in a real store, `import.notPracticeMade` in the practice hospital's
 */
function demandTaken({ name, takes }: ReadRequest, workbook: Workbook, open: readonly OpenSheet[]): boolean {
  const isPractice = isMadeByPractice(workbook, open)
  if (takes === 'real' && isPractice) throw new AppError('import.practiceMade', { file: name })
  if (takes === 'practice' && !isPractice) throw new AppError('import.notPracticeMade', { file: name })
  return isPractice
}

/** Sheets that people see go first: where a hidden one says the same, or otherwise, it is what they see that counts. */
function seenFirst(
  open: readonly OpenSheet[],
  isHidden: (sheet: OpenSheet) => boolean,
): readonly OpenSheet[] {
  return open.toSorted((one, other) => Number(isHidden(one)) - Number(isHidden(other)))
}

/** What a sheet does not say of its document, the whole file may: one list goes on over several sheets. */
function withWhole(sheet: DocumentFacts, file: DocumentFacts): DocumentFacts {
  return {
    ...sheet,
    documentNo: sheet.documentNo ?? file.documentNo,
    scheme: sheet.scheme ?? file.scheme,
    account: sheet.account ?? file.account,
    producedAt: sheet.producedAt ?? file.producedAt,
  }
}

async function readSheets(
  request: ReadRequest,
  named: DocumentFacts,
  { workbook, open }: { readonly workbook: Workbook; readonly open: readonly OpenSheet[] },
  needs: ReadingNeeds,
) {
  const isHidden = ({ sheet }: OpenSheet) => workbook.sheetStates.get(sheet) !== 'visible'
  const { name } = request
  const { read, notCompared } = planWorkbook({ name, format: workbook.format, inUse: request }, open)
  const planned = read.map((plan): MetaPlan => ({ plan, meta: readMeta(plan.metaRows) }))
  const metas = planned.map(({ meta }) => meta)
  demandOurs(request, metas)
  const inside = combineFacts(readMeta([]), metas)
  const said = combineFacts(named, metas)
  const findings = createFindings()
  const fileClaims = createFileClaims()
  const mappers = createMappers(fileClaims)
  const fileRows = createFileRows(read.map(({ fit }) => fit.layout.rows))
  const dates = dateRangeOf({ named, metas, listedAt: request.told?.listedAt ?? null, today: request.today })

  async function readSheet(sheet: OpenSheet, { plan, meta }: MetaPlan) {
    const { layout, match } = plan.fit
    const cells = createRowCells({ sheet: sheet.sheet, layout, match, dates, findings })
    // each document of an archive is one of its own; the sheets of a workbook are one together
    const whole = workbook.format === 'xml' ? meta : withWhole(meta, inside)
    const place = { request, sheet: sheet.sheet, isHidden: isHidden(sheet) }
    const frame = { ...place, layout, match, dates, named, meta: whole, cells }
    const followed = fileRows.follow(frame)
    const scheme = layout.scheme ?? whole.scheme
    const reader = createSheetReader({ ...frame, rows: followed }, plan, mappers[layout.rows], scheme)
    for await (const rows of sheet.batches()) {
      for (const row of rows) reader.read(row)
      const batch = reader.take()
      if (batch !== null) needs.onRows(batch)
    }
    return reader
  }

  const readers: OpenReader[] = []
  const counts = []
  for (const sheet of seenFirst(open, isHidden)) {
    const found = planned.find(({ plan }) => plan.sheet === sheet.sheet)
    if (found) readers.push({ sheet, reader: await readSheet(sheet, found) })
    else counts.push(await countKeptRows(sheet.sheet, sheet.batches()))
  }
  for (const one of readers) await takeOutOvertaken(one, fileClaims)
  const settled = await settleHeldRows(request, readers, needs.onRows)
  const sheets = open.flatMap((sheet) => {
    const index = readers.findIndex((one) => one.sheet === sheet)
    const [one, found] = [readers[index], settled[index]]
    return one && found ? [one.reader.finish(found)] : []
  })
  return toWorkbookFacts({ request, named, inside, said, findings, sheets, kept: counts, notCompared })
}

/**
 * Reads one workbook from front to back: recognises its sheets, hands their rows out, then tells what the file as a
 * whole says.
 * @throws AppError `workbook.…` and `import.…` for what is wrong with the file (rows may have been handed out before),
 *   `cancelled`; MisfitFound, before any row, when a person has to say which column is which
 */
export async function readWorkbook(request: ReadRequest, needs: ReadingNeeds): Promise<WorkbookFacts> {
  // a name that follows no grammar says as much as no rows at all
  const named: DocumentFacts = { ...readMeta([]), ...parseDocumentName(request.name) }
  demandOurs(request, [named])
  const workbook = await openSource(request.path)
  try {
    const open = await openSheets(workbook, needs.isStopped)
    const isPractice = demandTaken(request, workbook, open)
    return { ...(await readSheets(request, named, { workbook, open }, needs)), isPractice }
  } finally {
    await workbook.close()
  }
}

import { dateRangeOn } from '#main/features/imports/cell-parse.ts'
import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import {
  type HeaderMatch,
  headerLineOf,
  matchHeader,
  toHeaderKey,
} from '#main/features/imports/header-match.ts'
import type { Found } from '#main/features/imports/import-checks.ts'
import type { ImportJob } from '#main/features/imports/import-job.ts'
import type { ClaimPlace, FileFacts, ImportWriter } from '#main/features/imports/import-writer.sql.ts'
import { type ClaimRecord, createRowReader, type RowReader } from '#main/features/imports/rep-rows.ts'
import { createSheetStart } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import type { RepFileName } from '#shared/model/rep-file-name.ts'

export type DetailNeeds = {
  readonly job: ImportJob
  readonly file: FileFacts
  readonly named: RepFileName | null
  readonly writer: ImportWriter
  readonly sheet: string
  readonly layouts: readonly SheetLayout[]
}

/** Below this share of known columns a sheet is of another kind and not one whose columns changed. */
const minShareOfColumns = 0.5

/** @returns the layout that knows most of the sheet's headers, with where its columns stand. */
function chooseLayout(
  rows: readonly SheetRow[],
  layouts: readonly SheetLayout[],
): { layout: SheetLayout; match: HeaderMatch } | null {
  const fits = layouts
    .map((layout) => ({ layout, match: matchHeader(rows, layout) }))
    .map((fit) => ({ ...fit, share: 1 - fit.match.absent.length / fit.layout.columns.length }))
    .sort((a, b) => b.share - a.share)
  const best = fits[0]
  return best && best.share >= minShareOfColumns ? best : null
}

/** @throws AppError when a money column is missing, moved or there twice: nothing may be written then */
function demandMoneyColumns(match: HeaderMatch, where: { file: string; sheet: string }): void {
  const [moved] = match.moved
  if (moved) throw new AppError('import.columnMoved', { ...where, column: headerLineOf(moved) })
  const missing = match.absent.find(([, type]) => type === 'money')
  if (missing) throw new AppError('import.columnMissing', { ...where, column: headerLineOf(missing) })
  const [repeated] = match.repeated
  if (repeated) throw new AppError('import.columnTwice', { ...where, column: headerLineOf(repeated) })
}

/** @throws AppError `import.columnMissing` for a column without which a row is no claim */
function demandKeyColumns(
  layout: SheetLayout,
  match: HeaderMatch,
  where: { file: string; sheet: string },
): void {
  for (const [index, column] of layout.columns.entries()) {
    const isKey = column[0] === 'tran_id' || column[0] === 'hn' || column[0] === 'pid'
    if (isKey && match.columnOf[index] === -1) {
      throw new AppError('import.columnMissing', { ...where, column: headerLineOf(column) })
    }
  }
}

function unknownLayout(needs: DetailNeeds, texts: readonly string[]): AppError {
  const [layout] = needs.layouts
  const known = new Set(layout?.columns.map(([, , header]) => toHeaderKey(header ?? '')))
  const strange = texts.filter((text) => !known.has(toHeaderKey(text))).slice(0, 8)
  // only header texts may stand in a message: any other row can hold patients
  const found = strange.length > 0 ? strange.join(', ') : needs.sheet
  return new AppError('import.unknownLayout', {
    file: needs.file.name,
    sheet: needs.sheet,
    expected: layout?.anchor.text ?? '',
    found: found.slice(0, 200),
  })
}

function wrongHospital({ file, job }: DetailNeeds, found: string): AppError {
  return new AppError('import.wrongHospital', { file: file.name, found, expected: job.hospital })
}

/** Imports the rows of a Detail sheet inside the open transaction. Feed it every row, top down, then `finish`. */
export function createDetailImport(needs: DetailNeeds) {
  const { job, file, named, writer, sheet, layouts } = needs
  const [anyLayout] = layouts
  const start = createSheetStart({
    anchor: anyLayout?.anchor ?? { text: '', withinRows: 0 },
    headerLevels: Math.max(...layouts.map((layout) => layout.headerLevels)),
  })
  const where = { file: file.name, sheet }
  const tranIds = new Set<string>()
  const rowHospitals = new Map<string, number>()
  const patientTypes = new Set<string>()
  const counts = { rowsRead: 0, rows: 0, passed: 0, failed: 0, added: 0, replaced: 0 }
  let begun: { layout: SheetLayout; match: HeaderMatch; reader: RowReader; place: ClaimPlace } | null = null

  if (named !== null && named.hcode !== job.hospital) throw wrongHospital(needs, named.hcode)

  function begin(): NonNullable<typeof begun> {
    const fit = chooseLayout(start.headerRows, layouts)
    if (fit === null) throw unknownLayout(needs, matchedTexts())
    demandMoneyColumns(fit.match, where)
    demandKeyColumns(fit.layout, fit.match, where)
    const scheme = named?.scheme ?? 'ucs'
    const reader = createRowReader({
      ...fit,
      sheet,
      patientType: named?.patientType ?? null,
      producedAt: named?.producedAt ?? null,
      sha256: file.sha256,
      dates: dateRangeOn(job.today),
    })
    const place = { fileId: writer.fileIdFor(file), sheet, hcode: job.hospital, scheme }
    return { ...fit, reader, place }
  }

  function matchedTexts(): readonly string[] {
    return anyLayout ? matchHeader(start.headerRows, anyLayout).topTexts : []
  }

  function keep(row: SheetRow, claim: ClaimRecord, { reader, place }: NonNullable<typeof begun>): void {
    counts.rows++
    counts[claim.outcome]++
    if (tranIds.size === tranIds.add(claim.tranId).size) reader.rejectDuplicate(row)
    if (claim.rowHospital !== null)
      rowHospitals.set(claim.rowHospital, (rowHospitals.get(claim.rowHospital) ?? 0) + 1)
    if (claim.patientType !== null) patientTypes.add(claim.patientType)
    const became = writer.insertVersion(place, claim)
    if (became === 'added' || became === 'replaced') counts[became]++
  }

  /** The hospital most rows name must be ours; with neither a name nor a cell to tell, the file is nobody's. */
  function demandHospital(): void {
    const [most] = [...rowHospitals].sort((a, b) => b[1] - a[1])
    const found = most ? most[0].padStart(5, '0') : named?.hcode
    if (found !== job.hospital) throw wrongHospital(needs, found ?? '-')
  }

  function warnings(): ErrorRecord[] {
    if (begun === null) return []
    const { match, reader } = begun
    return [
      ...match.absent.map(
        (column) =>
          ({ code: 'import.columnAbsent', details: { ...where, column: headerLineOf(column) } }) as const,
      ),
      ...match.extras.map(
        (extra) => ({ code: 'import.columnExtra', details: { ...where, column: extra.header } }) as const,
      ),
      ...[...reader.namelessColumns].map(
        (column) =>
          ({ code: 'import.columnExtra', details: { ...where, column: toColumnLetters(column) } }) as const,
      ),
    ]
  }

  return {
    read(row: SheetRow): void {
      if (begun === null) {
        const place = start.offer(row)
        if (place === 'none' && start.anchorColumn() < 0) throw unknownLayout(needs, [])
        if (place !== 'data') return
        begun = begin()
      }
      counts.rowsRead++
      const claim = begun.reader.read(row)
      if (claim !== null) keep(row, claim, begun)
    },
    /** @throws AppError `import.unknownLayout`, `import.noRows`, `import.wrongHospital` */
    finish() {
      if (start.anchorColumn() < 0) throw unknownLayout(needs, [])
      if (begun === null || counts.rows === 0) throw new AppError('import.noRows', { file: file.name })
      demandHospital()
      const { rowsRead, rows, passed, failed, added, replaced } = counts
      const found: Found = { rows, passed, failed, sums: begun.reader.sums() }
      const [onlyType] = patientTypes
      return {
        found,
        added,
        replaced,
        fileId: begun.place.fileId,
        layout: begun.layout.id,
        scheme: begun.place.scheme,
        patientType: named?.patientType ?? (patientTypes.size === 1 ? (onlyType ?? null) : null),
        rejected: begun.reader.rejections.rejected,
        rejectedCount: begun.reader.rejections.count(),
        warnings: warnings(),
        count: { sheet, use: 'imported', rowsRead, rowsKept: rows, rowsLeftOut: rowsRead - rows } as const,
      }
    },
    rowsDone: () => counts.rows,
  }
}

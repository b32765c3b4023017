import { dateRangeOn } from '#main/features/imports/cell-parse.ts'
import { toColumnLetters } from '#main/features/imports/column-plan.ts'
import { demandLayout, type LayoutFit, unknownLayout } from '#main/features/imports/detail-layout.ts'
import { headerLineOf } from '#main/features/imports/header-match.ts'
import type { ReadRequest } from '#main/features/imports/import-job.ts'
import {
  type ClaimRecord,
  createRowReader,
  type ReadRow,
  type RowReader,
} from '#main/features/imports/rep-rows.ts'
import { createSheetStart } from '#main/features/imports/sheet-start.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { AppError, type ErrorRecord } from '#shared/errors/app-error.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import type { RepFileName } from '#shared/model/rep-file-name.ts'

export type DetailNeeds = {
  readonly request: ReadRequest
  readonly named: RepFileName | null
  readonly sheet: string
  readonly layouts: readonly SheetLayout[]
}

function wrongHospital({ request }: DetailNeeds, found: string): AppError {
  return new AppError('import.wrongHospital', { file: request.name, found, expected: request.hospital })
}

/** Counts what the kept rows say about their file. */
function createTally(needs: DetailNeeds) {
  const { named, request } = needs
  const tranIds = new Set<string>()
  const hospitals = new Map<string, number>()
  const patientTypes = new Set<string>()
  const counts = { rows: 0, passed: 0, failed: 0 }
  return {
    counts,
    /** @returns whether the row's TRAN_ID stood in an earlier row too */
    add({ tranId, hospital, patientType, isPassed }: ReadRow): boolean {
      counts.rows++
      counts[isPassed ? 'passed' : 'failed']++
      patientTypes.add(patientType)
      if (hospital !== null) hospitals.set(hospital, (hospitals.get(hospital) ?? 0) + 1)
      return tranIds.size === tranIds.add(tranId).size
    },
    /** The hospital most rows name must be ours; with neither a name nor a cell to tell, the file is nobody's. */
    demandHospital(): void {
      const [most] = [...hospitals].sort((a, b) => b[1] - a[1])
      const found = most ? most[0].padStart(5, '0') : named?.hcode
      if (found !== request.hospital) throw wrongHospital(needs, found ?? '-')
    },
    patientType(): string | null {
      const [only] = patientTypes
      return named?.patientType ?? (patientTypes.size === 1 ? (only ?? null) : null)
    },
  }
}

function toWarnings({ request, sheet }: DetailNeeds, { match }: LayoutFit, reader: RowReader): ErrorRecord[] {
  const warn = (code: 'import.columnAbsent' | 'import.columnExtra', column: string): ErrorRecord => ({
    code,
    details: { file: request.name, sheet, column },
  })
  return [
    ...match.absent.map((column) => warn('import.columnAbsent', headerLineOf(column))),
    ...match.extras.map(({ header }) => warn('import.columnExtra', header)),
    ...[...reader.namelessColumns].map((column) => warn('import.columnExtra', toColumnLetters(column))),
  ]
}

/**
 * Reads the rows of a Detail sheet. Feed it every row, top down, take the claims now and then, then `finish`.
 * @throws AppError `import.wrongHospital` when the file's name alone says so
 */
export function createDetailReader(needs: DetailNeeds) {
  const { request, named, sheet, layouts } = needs
  const place = { file: request.name, sheet }
  const start = createSheetStart({
    anchor: layouts[0]?.anchor ?? { text: '', withinRows: 0 },
    headerLevels: Math.max(...layouts.map((layout) => layout.headerLevels)),
  })
  const tally = createTally(needs)
  let claims: ClaimRecord[] = []
  let rowsRead = 0
  let begun: { fit: LayoutFit; reader: RowReader } | null = null

  if (named !== null && named.hcode !== request.hospital) throw wrongHospital(needs, named.hcode)

  function begin(): NonNullable<typeof begun> {
    const fit = demandLayout(layouts, start.headerRows, place)
    const reader = createRowReader({
      ...fit,
      sheet,
      patientType: named?.patientType ?? null,
      producedAt: named?.producedAt ?? null,
      sha256: request.sha256,
      dates: dateRangeOn(request.today),
    })
    return { fit, reader }
  }

  return {
    /** @throws AppError of the layout, before the first claim is there to take */
    read(row: SheetRow): void {
      if (begun === null) {
        const found = start.offer(row)
        if (found === 'none' && start.anchorColumn() < 0) throw unknownLayout(layouts, [], place)
        if (found !== 'data') return
        begun = begin()
      }
      rowsRead++
      const kept = begun.reader.read(row)
      if (kept === null) return
      claims.push(kept.claim)
      if (tally.add(kept)) begun.reader.rejectDuplicate(row)
    },
    /** @returns the claims read since the last time */
    take(): readonly ClaimRecord[] {
      const taken = claims
      claims = []
      return taken
    },
    /** @throws AppError `import.unknownLayout`, `import.noRows`, `import.wrongHospital` */
    finish() {
      if (start.anchorColumn() < 0) throw unknownLayout(layouts, [], place)
      const { rows } = tally.counts
      if (begun === null || rows === 0) throw new AppError('import.noRows', { file: request.name })
      tally.demandHospital()
      return {
        found: { ...tally.counts, sums: begun.reader.sums() },
        layout: begun.fit.layout.id,
        patientType: tally.patientType(),
        rejected: begun.reader.rejections.rejected,
        rejectedCount: begun.reader.rejections.count(),
        warnings: toWarnings(needs, begun.fit, begun.reader),
        count: { sheet, use: 'imported', rowsRead, rowsKept: rows, rowsLeftOut: rowsRead - rows } as const,
      }
    },
  }
}

import type { Store } from '#main/database/store.ts'
import { selectCells } from '#main/features/claims/claim-cells.sql.ts'
import { selectLines, selectStatements } from '#main/features/claims/claim-parts.sql.ts'
import { toValues } from '#main/features/claims/claim-values.ts'
import { selectClaims, selectClaimTotals, selectVersions } from '#main/features/claims/claims.sql.ts'
import type { RowFields } from '#main/platform/cell-block.ts'
import { ClaimLine, ClaimStatement, type ClaimVersion, LifeCycle, Outcome } from '#shared/contract/claims.ts'
import type { Output, ParsedInput } from '#shared/contract/index.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { HospitalCode } from '#shared/model/ids.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { findLayoutIn, type LayoutPack } from '#shared/model/layouts/layout-pack.ts'
import { type Satang, toSatang } from '#shared/model/satang.ts'

type Needs = {
  store: Store
  hospital: () => Promise<HospitalCode>
  /** The installed pack of layouts, or null while the shipped one is in use. */
  pack?: () => Promise<Pick<LayoutPack, 'layouts'> | null>
}
type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number]
type LineRow = Awaited<ReturnType<typeof selectLines>>[number]
type StatementRow = Awaited<ReturnType<typeof selectStatements>>[number]

const toAmount = (satang: number | null): Satang | null => (satang === null ? null : toSatang(satang))

/** What a line is called in its sheet, by the field that says it best. */
const nameFields = ['generic_name', 'trade_name', 'inst_name', 'reason'] as const

function toLine(row: LineRow, cells: RowFields): ClaimLine {
  const name = nameFields.map((field) => cells[field]).find((cell) => cell !== undefined)
  return {
    kind: ClaimLine.shape.kind.parse(row.kind),
    sheet: row.sheet,
    row: row.row_number,
    code: row.code,
    name: name === undefined ? null : String(name),
    fund: row.fund,
    errorCodes: row.error_codes,
    claimedSatang: toAmount(row.claimed_satang),
    approvedSatang: toAmount(row.approved_satang),
  }
}

function toVersion(
  row: VersionRow,
  cells: RowFields,
  lines: ClaimLine[],
  layout: SheetLayout | undefined,
): ClaimVersion {
  return {
    id: row.id,
    isCurrent: row.is_current === 1,
    importId: row.import_file_id,
    fileName: row.file_name,
    sheet: row.sheet,
    row: row.row_number,
    importedAt: row.imported_at,
    claimedSatang: toAmount(row.claimed_satang),
    approvedSatang: toAmount(row.approved_satang),
    printedSatang: toAmount(row.printed_satang),
    outcome: Outcome.parse(row.outcome),
    errorCodes: row.error_codes,
    lifeCycle: LifeCycle.nullable().parse(row.life_cycle),
    isRetired: row.is_retired === 1,
    values: toValues(layout, cells),
    lines,
  }
}

function toStatement(row: StatementRow): ClaimStatement {
  return {
    importId: row.import_file_id,
    fileName: row.file_name,
    documentNo: row.number ?? row.document_no ?? row.file_name,
    block: ClaimStatement.shape.block.parse(row.block),
    isCurrent: row.is_current === 1,
    sheet: row.sheet,
    row: row.row_number,
    period: row.period,
    repNo: row.rep_no,
    claimedSatang: toAmount(row.claimed_satang),
    approvedSatang: toAmount(row.approved_satang),
  }
}

/** Answers questions about claims. Reads what imports wrote and writes nothing. */
export function createClaims({ store, hospital, pack = async () => null }: Needs) {
  return {
    async list(input: ParsedInput<'claims.list'>): Promise<Output<'claims.list'>> {
      const [totals, rows] = await Promise.all([
        store.read((db) => selectClaimTotals(db, input.filter)),
        store.read((db) => selectClaims(db, input)),
      ])
      return { ...totals, rows }
    },

    /** One claim: every version with its items, and the statements that name it. @throws AppError `claim.unknown` */
    async get(tranId: string): Promise<Output<'claims.get'>> {
      const hcode = await hospital()
      const rows = await store.read((db) => selectVersions(db, hcode, tranId))
      if (rows.length === 0) throw new AppError('claim.unknown', { tranId })
      const importIds = [...new Set(rows.map((row) => row.import_file_id))]
      const [lines, statements] = await Promise.all([
        store.read((db) => selectLines(db, tranId, importIds)),
        store.read((db) => selectStatements(db, hcode, tranId)),
      ])
      const inUse = await pack()
      const cellsOf = await store.read((db) => selectCells(db, [...rows, ...lines]))
      const linesOf = (importId: number) =>
        lines.filter((line) => line.import_file_id === importId).map((line) => toLine(line, cellsOf(line)))
      return {
        tranId,
        versions: rows.map((row) => {
          const layout = findLayoutIn(inUse, row.layout ?? '')
          return toVersion(row, cellsOf(row), linesOf(row.import_file_id), layout)
        }),
        statements: statements.map(toStatement),
      }
    },
  }
}

export type Claims = ReturnType<typeof createClaims>

import * as z from 'zod'
import type { Store } from '#main/database/store.ts'
import { selectClaims, selectClaimTotals, selectVersions } from '#main/features/claims/claims.sql.ts'
import { type ClaimValue, type ClaimVersion, Outcome } from '#shared/contract/claims.ts'
import type { Output, ParsedInput } from '#shared/contract/index.ts'
import { AppError } from '#shared/errors/app-error.ts'
import type { HospitalCode } from '#shared/model/ids.ts'
import { findLayout } from '#shared/model/layouts/all-layouts.ts'
import { toSatang } from '#shared/model/satang.ts'
import { findUnreadable } from '#shared/model/unreadable-cell.ts'

const Cells = z.record(z.string(), z.union([z.string(), z.int()]))

type Needs = { store: Store; hospital: () => Promise<HospitalCode> }
type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number]

/** Texts are always readable, and one of them may well begin with the mark. */
const strictTypes: ReadonlySet<string> = new Set(['money', 'int', 'decimal', 'percent', 'date', 'datetime'])

/** The import keeps what it could not read as text behind a mark, so that nothing is lost. */
function toValue(
  field: string,
  type: string,
  headers: string[],
  cell: string | number | undefined,
): ClaimValue {
  const raw = typeof cell === 'string' && strictTypes.has(type) ? findUnreadable(cell) : null
  return { field, headers, type, isReadable: raw === null, value: raw ?? cell ?? null }
}

/** Every column of the layout in the sheet's order, blank ones too, then cells the layout does not know. */
function toValues(layoutId: string | null, cellsJson: string): ClaimValue[] {
  const cells = Cells.parse(JSON.parse(cellsJson))
  const columns = findLayout(layoutId ?? '')?.columns ?? []
  const known = new Set(columns.map(([field]) => field))
  return [
    ...columns.map(([field, type, ...headers]) => toValue(field, type, headers, cells[field])),
    ...Object.entries(cells)
      .filter(([field]) => !known.has(field))
      .map(([field, cell]) => toValue(field, 'text', [field], cell)),
  ]
}

function toVersion(row: VersionRow): ClaimVersion {
  return {
    id: row.id,
    isCurrent: row.is_current === 1,
    importId: row.import_file_id,
    fileName: row.file_name,
    sheet: row.sheet,
    row: row.row_number,
    importedAt: row.imported_at,
    claimedSatang: row.claimed_satang === null ? null : toSatang(row.claimed_satang),
    approvedSatang: row.approved_satang === null ? null : toSatang(row.approved_satang),
    outcome: Outcome.parse(row.outcome),
    values: toValues(row.layout, row.cells_json),
  }
}

/** Answers questions about claims. Reads what imports wrote and writes nothing. */
export function createClaims({ store, hospital }: Needs) {
  return {
    async list(input: ParsedInput<'claims.list'>): Promise<Output<'claims.list'>> {
      const [totals, rows] = await Promise.all([
        store.read((db) => selectClaimTotals(db, input.filter)),
        store.read((db) => selectClaims(db, input)),
      ])
      return { ...totals, rows }
    },

    /** @throws AppError `claim.unknown` */
    async get(tranId: string): Promise<Output<'claims.get'>> {
      const hcode = await hospital()
      const rows = await store.read((db) => selectVersions(db, hcode, tranId))
      if (rows.length === 0) throw new AppError('claim.unknown', { tranId })
      return { tranId, versions: rows.map(toVersion) }
    },
  }
}

export type Claims = ReturnType<typeof createClaims>

import { toSight } from '#main/features/downloads/list-sight.ts'
import { shippedEclaim } from '#main/features/downloads/nhso.portal.ts'
import { type ReadLines, readLines } from '#main/features/downloads/page-rows.ts'
import type { PageList } from '#main/features/downloads/portal-lists.ts'
import { proofListOf } from '#main/features/downloads/portal-profile.ts'
import type { PageCell, PageLink, PageRow, PageTable } from '#main/platform/browser/browser-session.ts'
import type { CorrectedColumns } from '#shared/model/list-correction.ts'

export type Link = Omit<PageLink, 'at'>
type Cell =
  | string
  | { text?: string; links?: readonly Link[]; columns?: number; rows?: number; isHeader?: boolean }

const { profile } = shippedEclaim
export const repList = proofListOf(profile)
const folder = `${profile.baseUrl}/webComponent/invoice/InvoiceReportExcelAction.do?status=excel`

export const excel = (query: string, text = 'Download Excel'): Link => ({
  text,
  address: `${folder}&${query}`,
  call: null,
})

/** Writes tables as a page holds them; every link gets a place of its own. */
export function createPage() {
  let at = 0
  const toCell = (cell: Cell, isHeader: boolean): PageCell => {
    const {
      text = '',
      links = [],
      columns = 1,
      rows = 1,
      ...more
    } = typeof cell === 'string' ? { text: cell } : cell
    const placed = links.map((link) => {
      at += 1
      return { at, ...link }
    })
    return { text, isHeader, columns, rows, links: placed, ...more }
  }
  const row = (cells: readonly Cell[], isHeader = false): PageRow => ({
    cells: cells.map((cell) => toCell(cell, isHeader)),
    links: [],
  })
  return {
    row,
    header: (cells: readonly Cell[]) => row(cells, true),
    table: (rows: readonly PageRow[], id: string | null = null): PageTable => ({ id, rows }),
  }
}

/** Reads tables as a page of a list. @param corrected what a person said of the list */
export function readTables(
  tables: readonly PageTable[],
  {
    list = repList,
    html = '',
    corrected = null,
  }: { list?: PageList; html?: string; corrected?: CorrectedColumns | null } = {},
): ReadLines {
  const { baseUrl } = profile
  return readLines(toSight(tables, html, list, baseUrl), { list, baseUrl, hospitalCode: '10670', corrected })
}

/** The places of the fields that were found. */
export const placesOf = ({ columns }: ReadLines) =>
  Object.fromEntries(columns.flatMap(({ field, index }) => (field === null ? [] : [[field, index]])))

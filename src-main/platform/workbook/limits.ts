import type { WorkbookLimits } from '#main/platform/workbook/workbook.ts'

/** Bounds for workbooks of NHSO: some ten times the largest file seen (9.7 MB, 120 columns, 65,536 rows). */
export const defaultLimits: WorkbookLimits = {
  maxBytes: 300_000_000,
  maxRowsPerSheet: 1_048_576,
  maxColumns: 1_024,
  maxTextCharacters: 65_535,
  maxSharedStrings: 4_000_000,
  maxSharedCharacters: 200_000_000,
  maxPartBytes: 2_000_000_000,
  maxSheets: 256,
}

/** Documents that can only be understood as a whole (JSON, XML): fifty times a year of transfers. */
export const maxDocumentBytes = 32_000_000

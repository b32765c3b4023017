import type { CompletenessRow, DocumentKind } from '#shared/contract/completeness.ts'
import type { Input, Output } from '#shared/contract/index.ts'
import type { QualityReport } from '#shared/contract/quality.ts'
import { monthsOfFiscalYear } from '#shared/model/thai-date.ts'
import { fakeFindings } from '#tests/renderer/preview/full-imports.ts'

function fakeRow(month: string, scheme: string, kind: DocumentKind, index: number): CompletenessRow {
  const listed = kind === 'REP' ? 12 + index : 2
  const missing = kind === 'REP' && index === 1 ? 3 : 0
  const imported = listed - missing
  const differing = kind === 'REP' && index === 3 ? 1 : 0
  return {
    month,
    scheme,
    kind,
    listed: kind === 'SMT' ? null : listed,
    countsUnknown: kind === 'REP' ? (index === 2 ? 4 : 0) : null,
    stored: imported,
    imported,
    proven: imported - differing,
    differing,
    refused: kind === 'REP' && index === 5 ? 1 : 0,
    missing,
    doubt: kind === 'STM' && index === 2 ? 'short' : null,
  }
}

/** A list that may be empty. */
const emptyRow: CompletenessRow = {
  ...fakeRow('2026-09', 'bkk', 'STM', 0),
  listed: null,
  stored: 0,
  imported: 0,
  proven: 0,
  doubt: 'emptyUnsure',
}

export const fakeCompleteness: Output<'completeness.get'> = {
  fiscalYear: 2569,
  fiscalYears: [2569, 2568],
  rows: [
    emptyRow,
    ...monthsOfFiscalYear(2569)
      .toReversed()
      .flatMap((month, index) => [
        fakeRow(month, 'ucs', 'REP', index),
        fakeRow(month, 'lgo', 'REP', index + 1),
        fakeRow(month, 'ucs', 'STM', index),
        fakeRow(month, 'ucs', 'SMT', 0),
      ]),
  ],
}

const fakePlaceFiles: Output<'completeness.files'> = {
  doubt: null,
  files: [
    {
      name: 'eclaim_10670_IP_25691108_101502117.xls',
      state: 'missing',
      isListed: true,
      hasUnknownCounts: false,
      isProven: false,
      importId: null,
    },
    {
      name: 'eclaim_10670_OP_25691119_091502117.xls',
      state: 'quarantined',
      isListed: true,
      hasUnknownCounts: false,
      isProven: false,
      importId: 98,
    },
    ...Array.from({ length: 11 }, (_, index) => ({
      name: `eclaim_10670_OP_256911${String(index + 1).padStart(2, '0')}_081502117.xls`,
      state: 'imported' as const,
      isListed: index !== 4,
      hasUnknownCounts: index === 0 || index === 1,
      isProven: index !== 2,
      importId: index + 10,
    })),
  ],
}

/** The files of a place: some of REP, none of a list that may be empty. */
export function fakeFilesOf(place: Input<'completeness.files'>): Output<'completeness.files'> {
  return place.scheme === emptyRow.scheme ? { files: [], doubt: emptyRow.doubt } : fakePlaceFiles
}

const file = 'eclaim_10670_OP_25691112_091502117.xls'

export const fakeQuality: QualityReport = {
  counts: [
    { reason: 'notAmount', weight: 'rejected', count: 12, files: 3 },
    { reason: 'invalidPid', weight: 'suspect', count: 7, files: 2 },
    { reason: 'notDate', weight: 'rejected', count: 2, files: 1 },
  ],
  unknownCodes: [
    { code: 'Q17', claims: 14, importId: 11, file, sheet: 'Detail', row: 61 },
    { code: '1234', claims: 2, importId: 11, file, sheet: 'Detail', row: 804 },
  ],
  drifts: [
    {
      importId: 11,
      file,
      warning: { code: 'import.columnExtra', details: { sheet: 'Detail', column: 'หมายเหตุเพิ่มเติม' } },
    },
  ],
  total: 21,
  findings: fakeFindings.map((finding) => ({ ...finding, importId: 11, file })),
}

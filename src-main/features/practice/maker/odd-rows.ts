import type { Oddity } from '#main/features/practice/maker/oddity.ts'

/** Oddities of rows, sheets and containers. All of these files are imported. */
export const oddRows = {
  totalsRow: { says: 'a totals row at the end', lastRow: 'totals' },
  blankRow: { says: 'a blank row at the end', lastRow: 'blank' },
  footerNotes: { says: 'notes below the last claim', lastRow: 'notes' },
  blankRows: { says: 'blank rows between the claims', blankEvery: 7 },
  mergedCells: {
    says: 'merged cells among the claims',
    mergesCells: true,
    // what lies under a merged block holds nothing
    claim: (claim) => ({
      ...claim,
      fields: { ...claim.fields, invoice_lt: null, ...(claim.row === 1 ? { name: null } : {}) },
    }),
  },
  shiftedMeta: { says: 'everything one row lower', shift: 1 },
  secondHeader: { says: 'the header again in the middle', repeatsHeader: true },
  severalReps: {
    says: 'two REP numbers in one file',
    claim: (claim, { rows }) =>
      claim.row >= Math.ceil(rows / 2)
        ? { ...claim, fields: { ...claim.fields, rep_no: String(Number(claim.fields['rep_no']) + 1) } }
        : undefined,
  },
  duplicateTranId: {
    says: 'a TRAN_ID twice in the file',
    claim: (claim, { before, rows }) => {
      if (claim.row === 0 && rows > 1) return { ...claim, isReplaced: true }
      return claim.row === 1 && before
        ? { ...claim, fields: { ...claim.fields, tran_id: before.fields['tran_id'] ?? null } }
        : undefined
    },
  },
  reprintedOriginals: {
    says: 'originals of appeals printed again, marked as replaced',
    fits: ({ isAppeal }) => isAppeal,
    reprintEvery: 3,
  },
  splitDetail: { says: 'half of the claims on a second Detail sheet with headers', splits: 'withHeader' },
  headerlessSplit: {
    says: 'half of the claims on a second Detail sheet without headers',
    splits: 'headerless',
  },
  hiddenSheet: {
    says: 'the last sheet is hidden',
    fits: ({ sheets }) => sheets.length > 0,
    hidesLastSheet: true,
  },
  unknownSheet: { says: 'a sheet of notes that no layout knows', addsSheet: 'หมายเหตุ (1)' },
  wrongSummary: {
    says: 'a Summary that does not agree with the rows',
    fits: ({ sheets }) => sheets.some(({ layout }) => layout.rows === 'repSummary'),
    summaryDiffers: ['passed_cases', 'reimb_total'],
    summary: (values) => {
      values['passed_cases'] = Number(values['passed_cases'] ?? 0) + 1
      values['reimb_total'] = Number(values['reimb_total'] ?? 0) + 100
    },
  },
  plainNumbers: { says: 'every number as a double', plainNumbers: true },
  xlsxNamedXls: { says: 'xlsx content under an .xls name', content: 'xlsx', named: 'xls' },
  xlsNamedXlsx: { says: 'xls content under an .xlsx name', content: 'xls', named: 'xlsx' },
} as const satisfies Record<string, Oddity>

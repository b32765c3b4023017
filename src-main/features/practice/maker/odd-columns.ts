import type { Oddity } from '#main/features/practice/maker/oddity.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'

function withHeaders(
  columns: readonly Column[],
  change: (text: string, field: string, isLast: boolean) => string,
): readonly Column[] {
  return columns.map(
    ([field, type, ...headers]): Column => [
      field,
      type,
      ...headers.map((text, level) => change(text, field, level === headers.length - 1)),
    ],
  )
}

/** The patient's own payment and the amount beside it change places. */
function swapPayments(columns: readonly Column[]): readonly Column[] {
  const paid = columns.findIndex(([field]) => field === 'paid')
  const isMoney = (index: number) => columns[index]?.[1] === 'money'
  const other = isMoney(paid - 1) ? paid - 1 : columns.findIndex((_, index) => index > paid && isMoney(index))
  return columns.map((column, index) => {
    if (index === paid) return columns[other] ?? column
    return index === other ? (columns[paid] ?? column) : column
  })
}

const claimedField = ({ parts }: SheetLayout) => parts.claimed?.[0]

/** Other headers and columns than today's. These files are imported too. */
export const oddColumns = {
  headerWithoutNewlines: {
    says: 'headers without line breaks',
    columns: (columns) => withHeaders(columns, (text) => text.replaceAll('\n', ' ')),
  },
  width118: {
    says: '118 columns, without OPBKK HSUB and NHSO',
    fits: ({ detail }) => detail.id === 'rep-ucs-120',
    uses: 'rep-ucs-118',
  },
  width113: {
    says: '113 columns, without those after Remark',
    fits: ({ detail, forms }) => detail.id === 'rep-ucs-120' && forms === 'today',
    uses: 'rep-ucs-113',
  },
  width96: {
    says: '96 columns, as about 2017',
    fits: ({ detail }) => detail.id === 'rep-ucs-120',
    uses: 'rep-ucs-96',
  },
  width59: {
    says: '59 columns, with IPLG_ORS',
    fits: ({ detail }) => detail.id === 'rep-lgo-58',
    uses: 'rep-lgo-59',
  },
  width58: {
    says: '58 columns, without IPCS_ORS',
    fits: ({ detail }) => detail.id === 'rep-ofc-59',
    uses: 'rep-ofc-58',
  },
  width55: {
    says: '55 columns, as in 2566',
    fits: ({ detail, forms }) => detail.id === 'rep-ofc-59' && forms === 'today',
    uses: 'rep-ofc-55',
  },
  width114: {
    says: '114 columns, the last one without a header',
    fits: ({ detail }) => detail.id === 'rep-orf-113',
    extraColumn: { place: 'end', header: null },
  },
  instrument14: {
    says: 'devices without TRAN_ID, in 14 columns',
    fits: ({ sheets }) => sheets.some(({ layout }) => layout.id === 'data-instrument-16'),
    uses: 'data-instrument-14',
  },
  extraColumnAtEnd: {
    says: 'a new column behind all others',
    extraColumn: { place: 'end', header: 'หมายเหตุเพิ่มเติม' },
  },
  extraColumnInMiddle: {
    says: 'a new column among the others',
    extraColumn: { place: 'middle', header: 'ช่องทางการส่ง' },
  },
} as const satisfies Record<string, Oddity>

/** Detail sheets whose money columns are not where they should be, and other hospitals' files. */
export const refusedSheets = {
  renamedMoneyColumn: {
    says: 'a money column with another name',
    refused: 'import.columnMissing',
    columns: (columns, layout) =>
      withHeaders(columns, (text, field, isLast) =>
        isLast && field === claimedField(layout) ? 'ยอดรวมสุทธิ' : text,
      ),
  },
  missingMoneyColumn: {
    says: 'without the money column of what was claimed',
    refused: 'import.columnMissing',
    columns: (columns, layout) => columns.filter(([field]) => field !== claimedField(layout)),
  },
  swappedColumns: {
    says: 'two money columns have changed places',
    refused: 'import.columnMoved',
    columns: swapPayments,
  },
  otherHospital: {
    says: "another hospital's HCODE",
    refused: 'import.wrongHospital',
    claim: (claim, { hospitalCode }) => {
      const other = hospitalCode === '99998' ? '99997' : '99998'
      // ORF prints a name behind the code
      const hcode = `${other}${String(claim.fields['hcode']).slice(5)}`
      return { ...claim, fields: { ...claim.fields, hcode } }
    },
  },
} as const satisfies Record<string, Oddity>

import type { Oddity } from '#main/features/practice/maker/oddity.ts'
import { dataInstrument14 } from '#shared/model/layouts/data-instrument-14.layout.ts'
import type { Column, SheetLayout } from '#shared/model/layouts/layout.ts'
import { repLgo59 } from '#shared/model/layouts/rep-lgo-59.layout.ts'
import { repOfc58 } from '#shared/model/layouts/rep-ofc-58.layout.ts'
import { repUcs96 } from '#shared/model/layouts/rep-ucs-96.layout.ts'
import { repUcs118 } from '#shared/model/layouts/rep-ucs-118.layout.ts'

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
    uses: [repUcs118],
  },
  width96: {
    says: '96 columns, as about 2017',
    fits: ({ detail }) => detail.id === 'rep-ucs-120',
    uses: [repUcs96],
  },
  width59: {
    says: '59 columns, with IPLG_ORS',
    fits: ({ detail }) => detail.id === 'rep-lgo-58',
    uses: [repLgo59],
  },
  width58: {
    says: '58 columns, without IPCS_ORS',
    fits: ({ detail }) => detail.id === 'rep-ofc-59',
    uses: [repOfc58],
  },
  width114: {
    says: '114 columns, the last one without a header',
    fits: ({ family }) => family === 'orf',
    extraColumn: { place: 'end', header: null },
  },
  instrument14: {
    says: 'devices without TRAN_ID, in 14 columns',
    fits: ({ sheets }) => sheets.some(({ layout }) => layout.rows === 'instrument'),
    uses: [dataInstrument14],
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

import {
  agencyFamily,
  type Family,
  orfFamily,
  sssFamily,
  ucsFamily,
} from '#tests/features/imports/real-forms/detail-rows.ts'
import { type MadeClaim, makeClaims, withOlderRows } from '#tests/features/imports/real-forms/made-claims.ts'
import { getForm } from '#tests/features/imports/real-forms/nhso-form.ts'
import type { RealBook } from '#tests/features/imports/real-forms/real-sheet.ts'
import {
  dataSheet,
  detailSheet,
  type MadeLine,
  makeLines,
  summarySheet,
} from '#tests/features/imports/real-forms/rep-sheets.ts'

/** One kind of REP file, and what goes into a test's workbook. */
export type RepKind = {
  readonly detail: string
  readonly summary: string
  /** As file names say it. */
  readonly fileType: string
  readonly scheme: string
  readonly patientType: 'OP' | 'IP'
  readonly family: Family
  readonly dataSheets: readonly (readonly [name: string, form: string])[]
}

/** A REP workbook and everything it holds. */
export type RepBook = RealBook & {
  readonly kind: RepKind
  readonly claims: readonly MadeClaim[]
  /** The lines of each Data sheet. */
  readonly lines: readonly MadeLine[]
}

const ucsSheets = [
  ['Data Instrument', 'data-instrument-16'],
  ['Data Drug', 'data-drug-22'],
  ['Data DENY', 'data-deny-13'],
  ['Data sheet 0', 'data-zero-16'],
] as const
const agencySheets = [
  ['Data Drug', 'data-drug-20'],
  ['Data Instrument', 'data-instrument-14'],
] as const

function agency(scheme: string, suffix: string, detail = `rep-${scheme}-59`): RepKind {
  return {
    detail,
    summary: scheme === 'lgo' ? 'rep-summary-lgo-59' : `rep-summary-${scheme}-65`,
    fileType: scheme === 'lgo' ? 'OPLGO' : `OP${suffix}`,
    // NHSO's pages call the staff of Bangkok BKK, its files KTMN
    scheme: scheme === 'ktmn' ? 'bkk' : scheme,
    patientType: 'OP',
    family: agencyFamily(suffix),
    dataSheets: scheme === 'lgo' ? [] : agencySheets,
  }
}

const ucs = { summary: 'rep-summary-57', scheme: 'ucs', family: ucsFamily, dataSheets: ucsSheets } as const

/** Every Detail of the list in a workbook of its kind. */
export const repKinds: readonly RepKind[] = [
  { ...ucs, detail: 'rep-ucs-120', fileType: 'OP', patientType: 'OP' },
  { ...ucs, detail: 'rep-ucs-113', fileType: 'IP', patientType: 'IP' },
  {
    detail: 'rep-orf-114',
    summary: 'rep-summary-55',
    fileType: 'ORF',
    scheme: 'ucs',
    patientType: 'OP',
    family: orfFamily,
    dataSheets: [['Data Drug', 'data-drug-21']],
  },
  {
    detail: 'rep-sss-74',
    summary: 'rep-summary-56',
    fileType: 'OPSSS',
    scheme: 'sss',
    patientType: 'OP',
    family: sssFamily,
    dataSheets: [],
  },
  agency('lgo', 'LG', 'rep-lgo-58'),
  agency('ofc', 'CS'),
  agency('ofc', 'CS', 'rep-ofc-55'),
  agency('srt', 'SRT'),
  agency('pvt', 'PVT'),
  agency('ktmn', 'KTMN'),
  agency('bmt', 'BMT'),
]

export function getRepKind(detail: string): RepKind {
  const kind = repKinds.find((one) => one.detail === detail)
  if (kind === undefined) throw new Error(`no REP file of ${detail}`)
  return kind
}

type Order = {
  /** Claims from the first on; all of them when absent. */
  readonly count?: number
  /** An appeal file: the first block of the Summary is blank or 0, with or without the older rows. */
  readonly appeal?: { readonly other: '' | 0; readonly hasOlderRows: boolean }
  readonly hasDataSheets?: boolean
}

/** Makes a whole REP workbook as NHSO does. */
export function makeRepBook(kind: RepKind, { count, appeal, hasDataSheets = true }: Order = {}): RepBook {
  const { family, patientType, fileType } = kind
  const name = `eclaim_10670_${fileType}${appeal ? '_APPEAL' : ''}_25690105_201501885.xls`
  const made = makeClaims(kind.detail, patientType, family.blank === '').slice(0, count)
  const claims = appeal?.hasOlderRows === true ? withOlderRows(made) : made
  const lines = hasDataSheets ? makeLines(made) : []
  const block = appeal ? 'appeal' : 'normal'
  const batch = { form: getForm(kind.summary), family, claims, block, other: appeal?.other ?? '' } as const
  return {
    name,
    kind,
    claims,
    lines,
    sheets: [
      detailSheet(getForm(kind.detail), family, claims, name),
      summarySheet(batch),
      ...(hasDataSheets ? kind.dataSheets.map(([sheet, form]) => dataSheet(sheet, form, lines)) : []),
    ],
  }
}

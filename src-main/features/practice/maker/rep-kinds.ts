import {
  agencyInpatientCare,
  agencyOutpatientCare,
  type CareKind,
  inpatientCare,
  outpatientCare,
  referredCare,
  sssInpatientCare,
  sssOutpatientCare,
} from '#main/features/practice/maker/care-kinds.ts'
import { type Forms, getForm } from '#main/features/practice/maker/forms.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import type { RepFileName } from '#shared/model/rep-file-name.ts'
import type { Scheme } from '#shared/model/scheme.ts'

/** Files of one family tell money in the same columns. */
export type RepFamily = 'ucs' | 'agency' | 'sss' | 'orf'

/** A sheet after Detail. */
export type ExtraSheet = {
  /** As the file names it. */
  readonly name: string
  readonly layout: SheetLayout
}

/** One kind of REP file the practice hospital gets back. A new scheme is a new row here, with its forms. */
export type RepKind = {
  /** The TYPE part of the file name. */
  readonly fileType: string
  readonly forms: Forms
  /** As file names tell it: more than the portal's list has. */
  readonly scheme: RepFileName['scheme']
  readonly family: RepFamily
  readonly patientType: 'OP' | 'IP'
  readonly isAppeal: boolean
  readonly detail: SheetLayout
  /** The sheets after Detail, in the order of the file. @source nhso/formats.md §2.2 */
  readonly sheets: readonly ExtraSheet[]
  readonly care: readonly CareKind[]
  readonly failedShare: number
  /** Files of civil servants and their like leave cells without a value empty and end with a note in column A. */
  readonly isSpare: boolean
}

/** Patient types of one scheme, whose appeals look the same. */
type RepGroup = Omit<RepKind, 'isAppeal' | 'forms' | 'detail' | 'sheets' | 'isSpare'> & {
  readonly detail: string
  readonly sheets: readonly string[]
  readonly appeals?: readonly string[]
  readonly isSpare?: boolean
}

type Agency = Pick<RepGroup, 'scheme' | 'detail' | 'sheets' | 'isSpare'> & {
  readonly mark: string
  readonly appealed?: readonly string[]
}

/** The outpatient and the inpatient kind of a scheme whose sheets are like those of LGO. */
function agencyKinds({ mark, appealed = [], ...both }: Agency): readonly RepGroup[] {
  const [family, outpatient, inpatient] = ['agency', 'OP', 'IP'] as const
  return [
    {
      ...{ ...both, family, patientType: outpatient, fileType: `OP${mark}` },
      ...{ care: agencyOutpatientCare, failedShare: 0.08, appeals: appealed },
    },
    {
      ...{ ...both, family, patientType: inpatient, fileType: `IP${mark}` },
      ...{ care: agencyInpatientCare, failedShare: 0.12 },
    },
  ]
}

const olderAgencySheets = ['rep-summary-agency', 'data-instrument-16', 'data-zero-16']

/** Civil servants and their like: Data Drug without a ceiling, Data Instrument without TRAN_ID. */
function ofcKinds(scheme: RepKind['scheme'], mark: string, of: string): readonly RepGroup[] {
  const sheets = [`rep-summary-${of}-65`, 'data-instrument-14', 'data-drug-20', 'data-zero-16']
  return agencyKinds({ scheme, mark, detail: `rep-${of}-59`, sheets, isSpare: true })
}

function olderKinds(scheme: RepKind['scheme'], mark: string): readonly RepGroup[] {
  return agencyKinds({ scheme, mark, detail: `rep-${scheme}-59`, sheets: olderAgencySheets })
}

const appeals = ['APPEAL', 'APPEAL_CD', 'APPEAL_NHSO']
const ucs = { scheme: 'ucs', family: 'ucs', detail: 'rep-ucs-120', appeals } as const
const orf: Omit<RepGroup, 'detail' | 'sheets'> = {
  ...({ fileType: 'ORF', scheme: 'ucs', family: 'orf', patientType: 'OP' } as const),
  ...{ care: referredCare, failedShare: 0.1, appeals: ['APPEAL'] },
}

const ucsGroups: readonly RepGroup[] = [
  {
    ...{ ...ucs, fileType: 'OP', patientType: 'OP', care: outpatientCare, failedShare: 0.08 },
    sheets: ['rep-summary-57', 'data-drug-22', 'data-zero-16'],
  },
  {
    ...{ ...ucs, fileType: 'IP', patientType: 'IP', care: inpatientCare, failedShare: 0.15 },
    sheets: ['rep-summary-57', 'data-instrument-16', 'data-drug-22', 'data-deny-13', 'data-zero-16'],
  },
]

function sssGroups(detail: string, sheets: readonly string[]): readonly RepGroup[] {
  const sss = { scheme: 'sss', family: 'sss', detail, sheets } as const
  return [
    { ...sss, fileType: 'OPSSS', patientType: 'OP', care: sssOutpatientCare, failedShare: 0.08 },
    { ...sss, fileType: 'IPSSS', patientType: 'IP', care: sssInpatientCare, failedShare: 0.12 },
  ]
}

const lgo = { scheme: 'lgo', mark: 'LGO', detail: 'rep-lgo-58', appealed: ['APPEAL'] } as const
const lgoSheets = ['rep-summary-lgo-59', 'data-instrument-16', 'data-drug-21', 'data-zero-16']

const groups: Readonly<Record<Forms, readonly RepGroup[]>> = {
  today: [
    ...ucsGroups,
    { ...orf, detail: 'rep-orf-114', sheets: ['rep-summary-55', 'data-drug-21'] },
    ...agencyKinds({ ...lgo, sheets: lgoSheets }),
    ...ofcKinds('ofc', 'OFC', 'ofc'),
    ...ofcKinds('ofc', 'CS', 'ofc'),
    ...sssGroups('rep-sss-74', ['rep-summary-56']),
    // staff of Bangkok
    ...ofcKinds('bkk', 'KTMN', 'ktmn'),
    ...ofcKinds('bmt', 'BMT', 'bmt'),
    ...ofcKinds('srt', 'SRT', 'srt'),
    ...ofcKinds('pvt', 'PVT', 'pvt'),
    // no real list of NHS files exists
    ...olderKinds('nhs', 'NHS'),
  ],
  older: [
    ...ucsGroups,
    { ...orf, detail: 'rep-orf-113', sheets: ['rep-summary-any', 'data-drug-21'] },
    ...agencyKinds({ ...lgo, sheets: olderAgencySheets }),
    ...olderKinds('ofc', 'OFC'),
    ...olderKinds('ofc', 'CS'),
    ...sssGroups('rep-sss-groups', []),
    ...olderKinds('bkk', 'BKK'),
    ...olderKinds('bmt', 'BMT'),
    ...olderKinds('srt', 'SRT'),
    ...olderKinds('pvt', 'PVT'),
    ...olderKinds('nhs', 'NHS'),
  ],
}

/** @returns a sheet under its layout's name; the capital in agencies' files is their own */
function toSheet(id: string, { forms, family }: Pick<RepKind, 'forms' | 'family'>): ExtraSheet {
  const layout = getForm(id, forms)
  const isZero = id === 'data-zero-16' && family === 'agency'
  return { name: isZero ? 'Data Sheet 0' : (layout.sheetNames[0] ?? ''), layout }
}

function toKinds(forms: Forms): readonly RepKind[] {
  return groups[forms].flatMap(({ appeals: types = [], isSpare = false, detail, sheets, ...group }) => {
    const kind = {
      ...{ ...group, forms, isSpare, isAppeal: false, detail: getForm(detail, forms) },
      sheets: sheets.map((id) => toSheet(id, { forms, family: group.family })),
    }
    const appealed = types.map((appeal) => `${group.fileType}_${appeal}`)
    return [kind, ...appealed.map((fileType) => ({ ...kind, fileType, isAppeal: true }))]
  })
}

/** Every kind of REP file the maker can write, as NHSO writes them. */
export const repKinds: readonly RepKind[] = toKinds('today')

/** The same in the forms that practice files had before. */
export const olderRepKinds: readonly RepKind[] = toKinds('older')

/** @returns the kind with this TYPE; only kinds the maker knows can be asked for. */
export function getRepKind(fileType: string, forms: Forms = 'today'): RepKind {
  const kinds = forms === 'today' ? repKinds : olderRepKinds
  const kind = kinds.find((candidate) => candidate.fileType === fileType)
  if (!kind) throw new Error(`the practice hospital makes no ${fileType} files`)
  return kind
}

/** @returns the TYPE of the files whose claims an appeal of this kind brings back; its own for others. */
export function originTypeOf({ fileType }: RepKind): string {
  return fileType.split('_')[0] ?? fileType
}

/**
 * The files of a month by scheme, in the order they are sent; longer months start over.
 * An appeal brings back claims of the batch of its patient type before it, so each follows one.
 */
const patterns: Readonly<Record<Scheme, readonly string[]>> = {
  ucs: [
    ...['OP', 'IP', 'OP', 'OP_APPEAL', 'IP_APPEAL_NHSO', 'OP'],
    ...['IP', 'OP', 'OP_APPEAL_CD', 'OP', 'IP_APPEAL', 'OP'],
    ...['ORF', 'OP_APPEAL_NHSO', 'ORF_APPEAL', 'ORF', 'IP_APPEAL_CD'],
  ],
  ofc: ['OPOFC', 'IPOFC', 'OPCS', 'IPCS'],
  sss: ['OPSSS', 'IPSSS', 'OPSSS'],
  lgo: ['OPLGO', 'IPLGO', 'OPLGO', 'OPLGO_APPEAL'],
  nhs: ['OPNHS', 'IPNHS'],
  bkk: ['OPKTMN', 'IPKTMN', 'OPKTMN'],
  bmt: ['OPBMT', 'IPBMT'],
  srt: ['OPSRT', 'IPSRT'],
  pvt: ['OPPVT', 'IPPVT'],
}

/** @returns the files of a month in a scheme's list, in the order they are sent */
export function monthPatternOf(scheme: Scheme, forms: Forms): readonly string[] {
  return forms === 'older' && scheme === 'bkk' ? ['OPBKK', 'IPBKK', 'OPBKK'] : patterns[scheme]
}

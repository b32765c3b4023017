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
import { dataDeny13 } from '#shared/model/layouts/data-deny-13.layout.ts'
import { dataDrug21 } from '#shared/model/layouts/data-drug-21.layout.ts'
import { dataDrug22 } from '#shared/model/layouts/data-drug-22.layout.ts'
import { dataInstrument16 } from '#shared/model/layouts/data-instrument-16.layout.ts'
import { dataZero16 } from '#shared/model/layouts/data-zero-16.layout.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { repBkk59 } from '#shared/model/layouts/rep-bkk-59.layout.ts'
import { repBmt59 } from '#shared/model/layouts/rep-bmt-59.layout.ts'
import { repLgo58 } from '#shared/model/layouts/rep-lgo-58.layout.ts'
import { repNhs59 } from '#shared/model/layouts/rep-nhs-59.layout.ts'
import { repOfc59 } from '#shared/model/layouts/rep-ofc-59.layout.ts'
import { repOrf113 } from '#shared/model/layouts/rep-orf-113.layout.ts'
import { repPvt59 } from '#shared/model/layouts/rep-pvt-59.layout.ts'
import { repSrt59 } from '#shared/model/layouts/rep-srt-59.layout.ts'
import { repSss74 } from '#shared/model/layouts/rep-sss-74.layout.ts'
import { repSummary55 } from '#shared/model/layouts/rep-summary-55.layout.ts'
import { repSummary57 } from '#shared/model/layouts/rep-summary-57.layout.ts'
import { repSummaryAgency } from '#shared/model/layouts/rep-summary-agency.layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import type { RepFileName } from '#shared/model/rep-file-name.ts'
import type { Scheme } from '#shared/model/scheme.ts'

/** Files of one family tell money in the same columns. */
export type RepFamily = 'ucs' | 'agency' | 'sss' | 'orf'

/** A sheet after Detail. */
export type ExtraSheet = {
  /** As the file names it. */
  readonly name: string
  readonly layout: SheetLayout
  /** Fields of the layout that the file has no column for. */
  readonly without?: readonly string[]
}

/** One kind of REP file the practice hospital gets back. A new scheme is a new row here, with its layout. */
export type RepKind = {
  /** The TYPE part of the file name. */
  readonly fileType: string
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
}

/** Patient types of one scheme, whose appeals look the same. */
type RepGroup = Omit<RepKind, 'isAppeal'> & { readonly appeals?: readonly string[] }

const asNamed = (layout: SheetLayout): ExtraSheet => ({ name: layout.sheetNames[0] ?? '', layout })
const [drugSheet, instrumentSheet, denySheet, zeroSheet] = [
  asNamed(dataDrug22),
  asNamed(dataInstrument16),
  asNamed(dataDeny13),
  asNamed(dataZero16),
]
const summarySheet = asNamed(repSummary57)

/** An ORF file has two Summary columns fewer than the others; which ones nobody says, so these are our choice. */
const orfSummarySheet = { ...asNamed(repSummary55), without: ['ip_claim', 'ip_reimb'] }

const appeals = ['APPEAL', 'APPEAL_CD', 'APPEAL_NHSO']
const ucs = { scheme: 'ucs', family: 'ucs', detail: repUcs120, appeals } as const
const sss = { scheme: 'sss', family: 'sss', detail: repSss74, sheets: [] } as const
const agencySheets = [
  asNamed(repSummaryAgency),
  instrumentSheet,
  // the capital is the file's own
  { ...zeroSheet, name: 'Data Sheet 0' },
]

type Agency = Pick<RepKind, 'scheme' | 'detail'> & { mark: string; readonly appealed?: readonly string[] }

/** The outpatient and the inpatient kind of a scheme whose sheets are like those of LGO. */
function agencyKinds({ scheme, detail, mark, appealed = [] }: Agency): readonly RepGroup[] {
  const both = { scheme, detail, family: 'agency', sheets: agencySheets } as const
  return [
    {
      ...both,
      fileType: `OP${mark}`,
      patientType: 'OP',
      care: agencyOutpatientCare,
      failedShare: 0.08,
      appeals: appealed,
    },
    { ...both, fileType: `IP${mark}`, patientType: 'IP', care: agencyInpatientCare, failedShare: 0.12 },
  ]
}

const repGroups: readonly RepGroup[] = [
  {
    ...ucs,
    fileType: 'OP',
    patientType: 'OP',
    sheets: [summarySheet, drugSheet, zeroSheet],
    care: outpatientCare,
    failedShare: 0.08,
  },
  {
    ...ucs,
    fileType: 'IP',
    patientType: 'IP',
    sheets: [summarySheet, instrumentSheet, drugSheet, denySheet, zeroSheet],
    care: inpatientCare,
    failedShare: 0.15,
  },
  {
    fileType: 'ORF',
    scheme: 'ucs',
    family: 'orf',
    patientType: 'OP',
    detail: repOrf113,
    sheets: [orfSummarySheet, asNamed(dataDrug21)],
    care: referredCare,
    failedShare: 0.1,
    appeals: ['APPEAL'],
  },
  ...agencyKinds({ scheme: 'lgo', mark: 'LGO', detail: repLgo58, appealed: ['APPEAL'] }),
  ...agencyKinds({ scheme: 'ofc', mark: 'OFC', detail: repOfc59 }),
  ...agencyKinds({ scheme: 'ofc', mark: 'CS', detail: repOfc59 }),
  { ...sss, fileType: 'OPSSS', patientType: 'OP', care: sssOutpatientCare, failedShare: 0.08 },
  { ...sss, fileType: 'IPSSS', patientType: 'IP', care: sssInpatientCare, failedShare: 0.12 },
  ...agencyKinds({ scheme: 'bkk', mark: 'BKK', detail: repBkk59 }),
  ...agencyKinds({ scheme: 'bmt', mark: 'BMT', detail: repBmt59 }),
  ...agencyKinds({ scheme: 'srt', mark: 'SRT', detail: repSrt59 }),
  ...agencyKinds({ scheme: 'pvt', mark: 'PVT', detail: repPvt59 }),
  ...agencyKinds({ scheme: 'nhs', mark: 'NHS', detail: repNhs59 }),
]

/** Every kind of REP file the maker can write. */
export const repKinds: readonly RepKind[] = repGroups.flatMap(({ appeals: types = [], ...group }) => [
  { ...group, isAppeal: false },
  ...types.map((appeal) => ({ ...group, fileType: `${group.fileType}_${appeal}`, isAppeal: true })),
])

/** @returns the kind with this TYPE; only kinds the maker knows can be asked for. */
export function getRepKind(fileType: string): RepKind {
  const kind = repKinds.find((candidate) => candidate.fileType === fileType)
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
export const monthPatterns: Readonly<Record<Scheme, readonly string[]>> = {
  ucs: [
    ...['OP', 'IP', 'OP', 'OP_APPEAL', 'IP_APPEAL_NHSO', 'OP'],
    ...['IP', 'OP', 'OP_APPEAL_CD', 'OP', 'IP_APPEAL', 'OP'],
    ...['ORF', 'OP_APPEAL_NHSO', 'ORF_APPEAL', 'ORF', 'IP_APPEAL_CD'],
  ],
  ofc: ['OPOFC', 'IPOFC', 'OPCS', 'IPCS'],
  sss: ['OPSSS', 'IPSSS', 'OPSSS'],
  lgo: ['OPLGO', 'IPLGO', 'OPLGO', 'OPLGO_APPEAL'],
  nhs: ['OPNHS', 'IPNHS'],
  bkk: ['OPBKK', 'IPBKK', 'OPBKK'],
  bmt: ['OPBMT', 'IPBMT'],
  srt: ['OPSRT', 'IPSRT'],
}

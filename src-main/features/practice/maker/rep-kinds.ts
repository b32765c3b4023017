import { type CareKind, inpatientCare, outpatientCare } from '#main/features/practice/maker/care-kinds.ts'
import type { SheetLayout } from '#shared/model/layouts/layout.ts'
import { repUcs120 } from '#shared/model/layouts/rep-ucs-120.layout.ts'
import type { Scheme } from '#shared/model/scheme.ts'

export type ExtraSheet = 'summary' | 'instrument' | 'drug' | 'deny' | 'zero'

/** One kind of REP file the practice hospital gets back. A new scheme is a new row here, with its layout. */
export type RepKind = {
  /** The TYPE part of the file name. */
  readonly fileType: string
  readonly scheme: Scheme
  readonly patientType: 'OP' | 'IP'
  readonly isAppeal: boolean
  readonly detail: SheetLayout
  /** The sheets after Detail, in the order of the file. @source nhso/formats.md §2.2 */
  readonly sheets: readonly ExtraSheet[]
  readonly care: readonly CareKind[]
  readonly failedShare: number
}

const outpatient = {
  scheme: 'ucs',
  patientType: 'OP',
  detail: repUcs120,
  sheets: ['summary', 'drug', 'zero'],
  care: outpatientCare,
  failedShare: 0.08,
} as const
const inpatient = {
  scheme: 'ucs',
  patientType: 'IP',
  detail: repUcs120,
  sheets: ['summary', 'instrument', 'drug', 'deny', 'zero'],
  care: inpatientCare,
  failedShare: 0.15,
} as const

const appeals = ['APPEAL', 'APPEAL_CD', 'APPEAL_NHSO']

/** Every kind of REP file the maker can write. */
export const repKinds: readonly RepKind[] = [outpatient, inpatient].flatMap((family) => [
  { ...family, fileType: family.patientType, isAppeal: false },
  ...appeals.map((appeal) => ({ ...family, fileType: `${family.patientType}_${appeal}`, isAppeal: true })),
])

/** @returns the kind with this TYPE; only kinds the maker knows can be asked for. */
export function getRepKind(fileType: string): RepKind {
  const kind = repKinds.find((candidate) => candidate.fileType === fileType)
  if (!kind) throw new Error(`the practice hospital makes no ${fileType} files`)
  return kind
}

/**
 * The files of a month by scheme, in the order they are sent; longer months start over.
 * An appeal brings back claims of the batch of its patient type before it, so each follows one.
 */
export const monthPatterns: Readonly<Record<Scheme, readonly string[]>> = {
  ucs: [
    'OP',
    'IP',
    'OP',
    'OP_APPEAL',
    'IP_APPEAL_NHSO',
    'OP',
    'IP',
    'OP',
    'OP_APPEAL_CD',
    'OP',
    'IP_APPEAL',
    'OP',
  ],
  ofc: [],
  sss: [],
  lgo: [],
  nhs: [],
  bkk: [],
  bmt: [],
  srt: [],
}

import { type LocalTime, parseThaiDate } from '#shared/model/thai-date.ts'

/** What the name of a REP file tells. The name only confirms; layouts are chosen by content. */
export type RepFileName = {
  readonly hcode: string
  /** The TYPE part as printed, e.g. `OP`, `IP_APPEAL_NHSO`, `OPLGO`. */
  readonly fileType: string
  readonly patientType: 'OP' | 'IP' | 'ORF' | null
  readonly scheme: NamedScheme
  readonly isAppeal: boolean
  /** When NHSO produced the file, local CE time. It is not the service month. */
  readonly producedAt: LocalTime
}

/** Schemes that names of files tell apart. */
export type NamedScheme = (typeof schemeMarks)[number][1]

// UCS stands before CS, which it ends with
const schemeMarks = [
  ['LGO', 'lgo'],
  ['SSS', 'sss'],
  ['OFC', 'ofc'],
  ['UCS', 'ucs'],
  ['CS', 'ofc'],
  ['BKK', 'bkk'],
  ['BMT', 'bmt'],
  ['NHS', 'nhs'],
  ['SRT', 'srt'],
  ['PVT', 'pvt'],
  // files of the staff of Bangkok say KTMN, pages of NHSO say BKK
  ['KTMN', 'bkk'],
] as const

/** @returns the scheme whose mark stands in a part of a file name, e.g. `ofc` for `IPCS`; null when none does. */
export function schemeInName(part: string): NamedScheme | null {
  return schemeMarks.find(([mark]) => part.toUpperCase().includes(mark))?.[1] ?? null
}

/** @returns the name without the ` (1)` that a browser puts before the ending of a second download. */
export function withoutCopyMark(name: string): string {
  return name.replace(/\s*\(\d{1,3}\)(\.[a-z]{3,4})$/i, '$1')
}

const pattern =
  /^(?:rep_)?eclaim_(\d{5})_([A-Z0-9]+(?:_[A-Z0-9]+)*)_(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})\d{0,6}(?:_REP)?\.xlsx?$/i

function toPatientType(kind: string): RepFileName['patientType'] {
  if (kind.startsWith('ORF')) return 'ORF'
  if (kind.startsWith('OP')) return 'OP'
  return kind.startsWith('IP') ? 'IP' : null
}

/**
 * Reads `eclaim_{HCODE}_{TYPE}_{YYYYMMDD BE}_{HHMMSSmmm}.xls`; the older six-digit time also occurs, other programs
 * save the same file as `…_REP.xls`, and a browser adds ` (1)`.
 * @returns null when the name does not follow the grammar or tells a day or time that does not exist
 * @source nhso/formats.md §1.1
 */
export function parseRepFileName(name: string): RepFileName | null {
  const match = pattern.exec(withoutCopyMark(name))
  if (!match) return null
  const [, hcode = '', type = '', year, month, day, hour, minute, second] = match
  const producedAt = parseThaiDate(`${day}/${month}/${year} ${hour}:${minute}:${second}`)
  if (producedAt === null) return null
  const fileType = type.toUpperCase()
  // the origin of an appeal (`_APPEAL_NHSO`) names who appealed, not the scheme
  const kind = fileType.split('_')[0] ?? ''
  return {
    hcode,
    fileType,
    patientType: toPatientType(kind),
    scheme: schemeInName(kind) ?? 'ucs',
    isAppeal: fileType.includes('_APPEAL'),
    producedAt,
  }
}

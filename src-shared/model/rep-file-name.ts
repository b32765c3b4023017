import { beOffset, type LocalTime } from '#shared/model/thai-date.ts'

/** What the name of a REP file tells. The name only confirms; layouts are chosen by content. */
export type RepFileName = {
  readonly hcode: string
  /** The TYPE part as printed, e.g. `OP`, `IP_APPEAL_NHSO`, `OPLGO`. */
  readonly fileType: string
  readonly patientType: 'OP' | 'IP' | 'ORF' | null
  readonly scheme: 'ucs' | 'ofc' | 'sss' | 'lgo' | 'nhs' | 'bkk' | 'bmt' | 'srt' | 'pvt' | 'ktmn'
  readonly isAppeal: boolean
  /** When NHSO produced the file, local CE time. It is not the service month. */
  readonly producedAt: LocalTime
}

const pattern =
  /^eclaim_(\d{5})_([A-Z0-9]+(?:_[A-Z0-9]+)*)_(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})\d{0,6}\.xlsx?$/i
const schemeMarks = [
  ['LGO', 'lgo'],
  ['SSS', 'sss'],
  ['OFC', 'ofc'],
  ['CS', 'ofc'],
  ['BKK', 'bkk'],
  ['BMT', 'bmt'],
  ['NHS', 'nhs'],
  ['SRT', 'srt'],
  ['PVT', 'pvt'],
  ['KTMN', 'ktmn'],
] as const

/**
 * Reads `eclaim_{HCODE}_{TYPE}_{YYYYMMDD BE}_{HHMMSSmmm}.xls`; the older six-digit time also occurs.
 * @returns null when the name does not follow the grammar
 * @source nhso/formats.md §1.1
 */
export function parseRepFileName(name: string): RepFileName | null {
  const match = pattern.exec(name)
  if (!match) return null
  const [, hcode = '', type = '', year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    match
  const fileType = type.toUpperCase()
  // the origin of an appeal (`_APPEAL_NHSO`) names who appealed, not the scheme
  const kind = fileType.split('_')[0] ?? ''
  return {
    hcode,
    fileType,
    patientType: kind.startsWith('ORF')
      ? 'ORF'
      : kind.startsWith('OP')
        ? 'OP'
        : kind.startsWith('IP')
          ? 'IP'
          : null,
    scheme: schemeMarks.find(([mark]) => kind.includes(mark))?.[1] ?? 'ucs',
    isAppeal: fileType.includes('_APPEAL'),
    producedAt: `${Number(year) - beOffset}-${month}-${day}T${hour}:${minute}:${second}`,
  }
}

import {
  type NamedScheme,
  parseRepFileName,
  type RepFileName,
  schemeInName,
  withoutCopyMark,
} from '#shared/model/rep-file-name.ts'
import { type LocalTime, parseThaiDate } from '#shared/model/thai-date.ts'

/** What the name of a statement tells. It holds appeals beside normal cases, so it is never an appeal itself. */
export type StatementFileName = {
  readonly kind: 'STM'
  readonly hcode: string | null
  readonly scheme: NamedScheme | null
  readonly patientType: 'OP' | 'IP' | null
  readonly isAppeal: false
  /** Names tell the month and round of a statement, never when it was made. */
  readonly producedAt: null
  /** As NHSO numbers it, e.g. `10670_IPUCS256811_01` or `DCKD6811010001`. */
  readonly documentNo: string
}

/** What the name of a list of transfers tells. */
export type TransferFileName = {
  readonly kind: 'SMT'
  readonly hcode: string | null
  readonly scheme: null
  readonly patientType: null
  readonly isAppeal: false
  /** When the list was saved, local CE time. */
  readonly producedAt: LocalTime
  readonly documentNo: null
}

/** What the name of a file tells of its content. The name only confirms; layouts are chosen by content. */
export type DocumentName =
  | (RepFileName & { readonly kind: 'REP'; readonly documentNo: null })
  | StatementFileName
  | TransferFileName

const statementPattern = /^(?:STM_)?((\d{5})_(IP|OP)([A-Z]{0,4})\d{4}(?:0[1-9]|1[0-2])_\d{2})\.xlsx?$/i
const dmisPattern = /^(\d{5})_([A-Z]{4}[A-Z0-9]{10})\.xlsx?$/i
const kidneyPattern = /^(DCKD\d+|LGO-HD\d+(?:-M\d+)?)(?:[ _][^/\\]*)?\.(?:xlsx?|zip|xml)$/i
const dialysisPattern = /^((?:(\d{5})_)?[A-Z]*STM[A-Z\d_-]*)\.(?:zip|xml)$/i
const transferPattern =
  /^smt_budget(?:_(\d{10}))?_(\d{4})(\d{2})(\d{2})_(\d{2})(\d{2})(\d{2})\.(?:csv|json|xlsx?)$/i

function toStatement(
  documentNo: string,
  told: Partial<Pick<StatementFileName, 'hcode' | 'scheme' | 'patientType'>>,
): StatementFileName {
  return {
    kind: 'STM',
    hcode: null,
    scheme: null,
    patientType: null,
    ...told,
    isAppeal: false,
    producedAt: null,
    documentNo: documentNo.toUpperCase(),
  }
}

function parseStatementName(name: string): StatementFileName | null {
  const [, caseDocument, hcode = null, type = '', mark = ''] = statementPattern.exec(name) ?? []
  if (caseDocument !== undefined) {
    const patientType = type.toUpperCase() === 'IP' ? 'IP' : 'OP'
    return toStatement(caseDocument, { hcode, scheme: schemeInName(mark), patientType })
  }
  const [, dmisHcode = null, dmisNo] = dmisPattern.exec(name) ?? []
  if (dmisNo !== undefined) return toStatement(dmisNo, { hcode: dmisHcode, scheme: 'ucs' })
  const [, kidneyNo] = kidneyPattern.exec(name) ?? []
  if (kidneyNo !== undefined) return toStatement(kidneyNo, { scheme: schemeInName(kidneyNo) ?? 'ucs' })
  const [, archiveNo, archiveHcode = null] = dialysisPattern.exec(name) ?? []
  return archiveNo === undefined ? null : toStatement(archiveNo, { hcode: archiveHcode })
}

function parseTransferName(name: string): TransferFileName | null {
  const [, vendor, year, month, day, hour, minute, second] = transferPattern.exec(name) ?? []
  const producedAt = parseThaiDate(`${day}/${month}/${year} ${hour}:${minute}:${second}`)
  if (producedAt === null) return null
  // vendor numbers of hospitals are their code after five zeros; other vendors have no code
  const hcode = vendor?.startsWith('00000') ? vendor.slice(5) : null
  return {
    kind: 'SMT',
    hcode,
    scheme: null,
    patientType: null,
    isAppeal: false,
    producedAt,
    documentNo: null,
  }
}

/**
 * Reads the names of everything Satang imports: REP files; statements `STM_{HCODE}_{IP|OP}{SCHEME}{YYYYMM}_{NN}.xls`
 * (OFC and its family name no scheme and write the year in CE); dialysis statements `DCKD…`, `LGO-HD…` and archives
 * with `STM` in their name; DMIS statements `{HCODE}_{4 letters}{10 letters or digits}`; transfers
 * `smt_budget[_{vendor}]_{YYYYMMDD CE}_{HHMMSS}.csv|json|xlsx`. A browser's ` (1)` before the ending is passed over.
 * @returns null when the name follows none of these grammars
 * @source nhso/formats.md §1, nhso/columns-peers/{stm-ofc-family-20,stm-kidney,stm-dmis-seamless,import-classification}.json
 */
export function parseDocumentName(name: string): DocumentName | null {
  const rep = parseRepFileName(name)
  if (rep) return { ...rep, kind: 'REP', documentNo: null }
  const original = withoutCopyMark(name)
  return parseTransferName(original) ?? parseStatementName(original)
}

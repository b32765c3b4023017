import { toDialysisHead } from '#main/features/imports/dialysis-head.ts'
import { findReportTime } from '#main/features/imports/report-time.ts'
import type { DocumentFacts } from '#main/features/imports/sheet-mapper.ts'
import type { SheetRow } from '#main/platform/workbook/workbook.ts'
import { schemeOfAccount, toAccountCode } from '#shared/model/account-code.ts'
import { toPlainThai } from '#shared/model/plain-thai.ts'
import { toArabicDigits } from '#shared/model/written-date.ts'

/** What a document number says, and how it is recognised wherever it stands. */
type NumberFacts = Pick<DocumentFacts, 'kind' | 'hcode' | 'scheme' | 'patientType'>

const nothing: NumberFacts = { kind: null, hcode: null, scheme: null, patientType: null }

/** Cells of a row are parted by a tab: a label and its value may stand in one cell or in two. */
function toLine({ cells }: SheetRow): string {
  return cells
    .filter((cell) => typeof cell === 'string' || typeof cell === 'number')
    .map((cell) =>
      toArabicDigits(toPlainThai(String(cell)))
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .join('\t')
}

// a label whose value is blank is not answered by the row below
const hospitalCode = /(?:HCODE|รหัสหน่วยบริการ|รหัสสถานพยาบาล|โรงพยาบาล|หน่วยบริการ)[ \t]*:?[ \t]*(\d{5})(?!\d)/i

// the numbers of dialysis rounds are recognised without a label
const dialysisNumber = /(?:^|[\s:])(DCKD\d{4,14}|LGO-HD\d{2}-M\d{2})(?![\w-])/m
const labelledNumber = /เลขที่เอกสาร[ \t]*:?[ \t]*([^\s:][^\t\n]*)/
const roundNumber = /(?:^|\t)(?:งวด|งวดที่|รอบ|รอบที่)[ \t]*:?[ \t]*([\w-]*\d[\w-]*)/m

function findDocumentNo(text: string): string | null {
  const [, number] = labelledNumber.exec(text) ?? dialysisNumber.exec(text) ?? roundNumber.exec(text) ?? []
  return number === undefined ? null : number.replace(/^STM_/i, '')
}

// what stands behind the point is kept: `.2` and `.200` may be two codes
const ledgerAccount = /รหัสผังบัญชี[^\n]{0,80}?(?<!\d)(\d{10}(?:\.\d+)?)(?!\d)/

/** @returns the account code the rows above a header name, as it stands there */
function findAccount(text: string): string | null {
  const [, code] = ledgerAccount.exec(text) ?? []
  return code === undefined ? null : toAccountCode(code)
}

const statementNumber = /^(\d{5})_(IP|OP)([A-Z]{3})?\d{6}_\d{2}/i
const schemes = new Set(['ucs', 'ofc', 'sss', 'lgo', 'bkk', 'bmt', 'srt', 'pvt', 'nhs'])

function readNumber(documentNo: string | null): NumberFacts {
  const statement = { ...nothing, kind: 'STM' } as const
  if (documentNo === null) return nothing
  if (documentNo.startsWith('DCKD')) return { ...statement, scheme: 'ucs' }
  if (documentNo.startsWith('LGO-HD')) return { ...statement, scheme: 'lgo' }
  const [, hcode, patientType, scheme] = statementNumber.exec(documentNo) ?? []
  if (hcode === undefined || patientType === undefined) return nothing
  const known = scheme !== undefined && schemes.has(scheme.toLowerCase()) ? scheme.toLowerCase() : null
  return { kind: 'STM', hcode, patientType: patientType.toUpperCase(), scheme: known }
}

/** @returns the patient type the text speaks of, when it speaks of one only */
function findPatientType(text: string): string | null {
  const isIn = text.includes('ผู้ป่วยใน')
  const isOut = text.includes('ผู้ป่วยนอก')
  if (isIn === isOut) return null
  return isIn ? 'IP' : 'OP'
}

/**
 * Reads what the rows above a header say, by their words: they stand in other rows in every kind of file.
 * A year of 2400 or more in the report's time is Buddhist Era.
 * @source nhso/formats.md §2.3, §4.2
 */
export function readMeta(rows: readonly SheetRow[]): DocumentFacts {
  const text = rows.map(toLine).join('\n')
  const head = toDialysisHead(rows)
  const documentNo = head?.documentNo ?? findDocumentNo(text)
  const numbered = readNumber(documentNo)
  const account = head?.account ?? findAccount(text)
  const isRep = /rep_eclaim_|eclaim_\d{5}_/i.test(text)
  return {
    kind: head ? 'STM' : (numbered.kind ?? (isRep ? 'REP' : null)),
    hcode: hospitalCode.exec(text)?.[1] ?? numbered.hcode,
    scheme: head?.scheme ?? numbered.scheme ?? schemeOfAccount(account),
    patientType: numbered.patientType ?? findPatientType(text),
    isAppeal: isRep && /_APPEAL/i.test(text),
    producedAt: head?.issuedAt ?? findReportTime(rows),
    documentNo,
    account,
  }
}

/**
 * Puts together what a file's name and its sheets say of it. What stands inside goes before the name.
 */
export function combineFacts(named: DocumentFacts, metas: readonly DocumentFacts[]): DocumentFacts {
  const inside = <Key extends keyof DocumentFacts>(key: Key): DocumentFacts[Key] =>
    metas.find((meta) => meta[key] !== null)?.[key] ?? named[key]
  return {
    kind: inside('kind'),
    hcode: inside('hcode'),
    scheme: inside('scheme'),
    patientType: inside('patientType'),
    isAppeal: named.isAppeal || metas.some(({ isAppeal }) => isAppeal),
    producedAt: inside('producedAt'),
    documentNo: inside('documentNo'),
    account: inside('account'),
  }
}

import type { StatementIssue } from '#main/features/imports/import-job.ts'
import type { DocumentFacts, SheetFrame } from '#main/features/imports/sheet-mapper.ts'

type Frame = Pick<SheetFrame, 'named' | 'meta' | 'sheet'>

/** @returns what the rows of a statement carry: all that it says it is. Two of one file that say the same are one. */
export function toStatementSlice({
  number,
  account,
  insideScheme,
  patientType,
}: Pick<StatementIssue, 'number' | 'account' | 'insideScheme' | 'patientType'>): string {
  return [number, account, insideScheme, patientType].map((fact) => fact ?? '').join('|')
}

const patientTypes: Readonly<Record<string, string>> = { ผู้ป่วยใน: 'IP', ผู้ป่วยนอก: 'OP' }

/** @returns `IP` or `OP` of a table's label, e.g. `ผู้ป่วยใน`; null for any other text */
export function toPatientType(label: string | null): string | null {
  return patientTypes[label?.normalize('NFC').trim() ?? ''] ?? null
}

/** @returns the patient type a period `6811_IP_01` is about */
export function patientTypeOfPeriod(period: string | null): string | null {
  return /^\d{4}_(IP|OP)_/.exec(period ?? '')?.[1] ?? null
}

/** @returns the patient type of a whole sheet: by its own name, then by the document's number, then by the file's name */
export function patientTypeOfSheet({ sheet, meta, named }: Frame): DocumentFacts['patientType'] {
  const [, ofSheet = null] = /(?:^|[^A-Z])(IP|OP)(?:[^A-Z]|$)/.exec(sheet.toUpperCase()) ?? []
  return ofSheet ?? meta.patientType ?? named.patientType
}

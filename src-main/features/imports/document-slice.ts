import type { DocumentFacts, SheetFrame } from '#main/features/imports/sheet-mapper.ts'

type Frame = Pick<SheetFrame, 'request' | 'named' | 'meta' | 'sheet'>

/** Before every real time, for files that do not say when they were made. */
const unknownTime = '0000-00-00T00:00:00'

/** @returns when the document was made: a name tells it to the second, the sheet to the minute */
export function producedAtOf({ named, meta }: Frame): string | null {
  return named.producedAt ?? meta.producedAt
}

/** @returns the key that orders files of the same slice by when they were made */
export function toSliceVersion(producedAt: string | null): string {
  return producedAt ?? unknownTime
}

/** @returns the statement a sheet is of: by its number, else by the file's name without ending and copy mark */
export function toStatementSlice({ meta, named, request }: Frame): string {
  const base = request.name.replace(/\.[^.]*$/, '').replace(/\s*\(\d+\)$/, '')
  return meta.documentNo ?? named.documentNo ?? base
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

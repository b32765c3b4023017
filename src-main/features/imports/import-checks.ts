import { checkRep, type OpenCheck } from '#main/features/imports/rep-checks.ts'
import type { ReadSheets } from '#main/features/imports/sheet-mapper.ts'
import { checkStatement } from '#main/features/imports/statement-checks.ts'
import { checkTransfers } from '#main/features/imports/transfer-checks.ts'
import type { Finding, ImportCheck } from '#shared/contract/imports.ts'

/** So many cells explain a difference; with more there is something wrong with the file as a whole. */
const maxExplaining = 20

/** @returns the check with the cells that were not taken as they stand and may make the difference */
function explain({ check, fields }: OpenCheck, findings: readonly Finding[]): ImportCheck {
  if (check.isEqual || check.cells.length > 0) return check
  const cells = findings
    .filter(({ weight, field }) => weight === 'rejected' && fields.includes(field))
    .slice(0, maxExplaining)
    .map(({ sheet, row, column }) => ({ sheet, row, column }))
  return { ...check, cells }
}

/** Holds what was read against what the file and the portal say of it. */
export function makeChecks(readSheets: ReadSheets, findings: readonly Finding[]): ImportCheck[] {
  const ofSheets = readSheets.sheets.flatMap(({ checks }) => checks)
  const others = [...ofSheets, ...checkStatement(readSheets), ...checkTransfers(readSheets)]
  const open = [...checkRep(readSheets), ...others.map((check) => ({ check, fields: [check.what] }))]
  return open.map((one) => explain(one, findings))
}

import { approvedOf, type MadeClaim, servedAtOf } from '#tests/features/imports/real-forms/made-claims.ts'
import type { RepBook } from '#tests/features/imports/real-forms/rep-books.ts'
import type { MadeLine } from '#tests/features/imports/real-forms/rep-sheets.ts'
import type { SeenClaim, SeenLine } from '#tests/features/imports/real-forms/seen.ts'

/** @returns a claim as an import must have it */
export function meantClaim(claim: MadeClaim): SeenClaim {
  return {
    tranId: claim.tranId,
    hn: claim.hn,
    pid: claim.pid,
    servedAt: servedAtOf(claim),
    outcome: claim.isPassed ? 'passed' : 'failed',
    claimed: claim.claimed,
    approved: approvedOf(claim),
    printed: claim.isPassed ? null : claim.printed,
  }
}

const lineKinds: Readonly<Record<string, string>> = {
  'Data Drug': 'drug',
  'Data Instrument': 'instrument',
  'Data DENY': 'denial',
  'Data sheet 0': 'zeroPaid',
}

function meantLine(
  sheet: string,
  form: string,
  { claim, lineNo, code, claimed, approved }: MadeLine,
): SeenLine {
  const kind = lineKinds[sheet] ?? null
  const hasNumber = kind === 'drug' || kind === 'instrument'
  return {
    kind,
    tranId: form === 'data-instrument-14' ? null : claim.tranId,
    lineNo: hasNumber ? String(lineNo) : null,
    code,
    claimed: kind === 'zeroPaid' ? null : claimed,
    approved: kind === 'zeroPaid' ? 0 : kind === 'denial' ? null : approved,
  }
}

/** @returns the lines of all Data sheets of a workbook as an import must have them */
export function meantLines({ kind, lines, sheets }: RepBook): readonly SeenLine[] {
  return kind.dataSheets
    .filter(([sheet]) => sheets.some(({ name }) => name === sheet))
    .flatMap(([sheet, form]) => lines.map((line) => meantLine(sheet, form, line)))
}

/** Lines as changed headers must leave them: whose they are and their money. What is ordered may become unknown. */
export function meantMoneyOfLines(book: RepBook): readonly Partial<SeenLine>[] {
  return meantLines(book).map(({ kind, tranId, claimed, approved }) => ({ kind, tranId, claimed, approved }))
}

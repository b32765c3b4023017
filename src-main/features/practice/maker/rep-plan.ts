import type { Batch, Fields } from '#main/features/practice/maker/care.ts'
import type { MadeCell } from '#main/features/practice/maker/cells.ts'
import { makeClaims, type PracticeClaim } from '#main/features/practice/maker/claims.ts'
import type { Oddity } from '#main/features/practice/maker/oddity.ts'
import { type Blank, printCell } from '#main/features/practice/maker/print-cell.ts'
import type { Column, Part } from '#shared/model/layouts/layout.ts'

/** Everything one REP workbook follows from. */
export type RepPlan = {
  readonly name: string
  readonly hospitalName: string
  readonly batch: Batch
  readonly oddities: readonly Oddity[]
}

function toLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return `${rest > 0 ? toLetters(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`
}

/** Between two groups of headers, so that none of them is torn apart. */
function findMiddle(columns: readonly Column[]): number {
  const half = Math.floor(columns.length / 2)
  return columns.findIndex(([, , top], index) => index > half && top !== columns[index - 1]?.[2])
}

function addColumn(columns: readonly Column[], extra: NonNullable<Oddity['extraColumn']>): readonly Column[] {
  const at = extra.place === 'end' ? columns.length : findMiddle(columns)
  const column: Column =
    extra.header === null ? [`column ${toLetters(at)}`, 'text'] : [extra.header, 'text', extra.header]
  return columns.toSpliced(at, 0, column)
}

/** The usual columns after whatever is odd about them, without those nobody knows. */
function knownColumns({ batch, oddities }: RepPlan): readonly Column[] {
  const { detail } = batch.kind
  return oddities.reduce((columns, oddity) => oddity.columns?.(columns, detail) ?? columns, detail.columns)
}

/** @returns the Detail columns as they stand in this file. */
export function plannedColumns(plan: RepPlan): readonly Column[] {
  return plan.oddities.reduce(
    (columns, { extraColumn }) => (extraColumn ? addColumn(columns, extraColumn) : columns),
    knownColumns(plan),
  )
}

/** Fills the columns nobody knows, where the file has any. */
function createFilling(plan: RepPlan): (claim: PracticeClaim) => PracticeClaim {
  if (!plan.oddities.some(({ extraColumn }) => extraColumn)) return (claim) => claim
  const known = new Set(knownColumns(plan).map(([field]) => field))
  const extra = plannedColumns(plan).filter(([field]) => !known.has(field))
  const texts = Object.fromEntries(extra.map(([field], index) => [field, `ข้อความเพิ่ม ${index + 1}`]))
  return (claim) => ({ ...claim, fields: { ...claim.fields, ...texts } })
}

const replacedCodes = ['AP1', 'EA1', 'EP1']

/**
 * The original as it stood before its appeal, printed again in the appeal's file and marked as replaced.
 * @param index which reprint of the file it is, from 1
 */
function reprint(claim: PracticeClaim, index: number): PracticeClaim | null {
  if (!claim.before) return null
  const { rep_no = null, tran_id = null, seq = null, no = null, hcode = null } = claim.fields
  const original = claim.before()
  const error_code = replacedCodes[(index - 1) % replacedCodes.length] ?? null
  const fields = { ...original.fields, rep_no, tran_id, seq, no, hcode, error_code }
  return { ...original, row: claim.row, fields, isFailed: true, isReprint: true }
}

/** @returns after how many claims an original is printed again; 0 for never. */
export function reprintEvery({ batch, oddities }: RepPlan): number {
  return batch.origin ? (oddities.find((oddity) => oddity.reprintEvery)?.reprintEvery ?? 0) : 0
}

/**
 * The claims of the file as they are meant, after whatever is odd about them, with reprinted originals between them.
 * @param from the first claim, 0-based
 * @param to the claim after the last one
 */
export function* meantClaims(
  plan: RepPlan,
  from = 0,
  to: number = plan.batch.claims,
): Generator<PracticeClaim> {
  const { batch, oddities } = plan
  const [every, fill] = [reprintEvery(plan), createFilling(plan)]
  let before: PracticeClaim | null = null
  for (const made of makeClaims(batch, from, to)) {
    const place = { rows: batch.claims, before, kind: batch.kind, hospitalCode: batch.hospitalCode }
    const meant: PracticeClaim = oddities.reduce(
      (claim, oddity) => oddity.claim?.(claim, place) ?? claim,
      made,
    )
    yield fill(meant)
    before = meant
    const original = every > 0 && (made.row + 1) % every === 0 ? reprint(meant, (made.row + 1) / every) : null
    if (original) yield fill(original)
  }
}

/** @returns the fields that play a part in the Detail rows of this file. */
export function fieldsOfPart({ batch }: RepPlan, part: Part): readonly string[] {
  return batch.kind.detail.parts[part] ?? []
}

/** @returns the text nobody can read that stands in this cell; null when the cell is well. */
export function spoiledText(plan: RepPlan, row: number, field: string): string | null {
  for (const { spoils } of plan.oddities) {
    if (spoils?.row === row && fieldsOfPart(plan, spoils.part)[0] === field) return spoils.text
  }
  return null
}

/** @returns what this file has where there is no value. */
export function blankOf({ batch }: RepPlan): Blank {
  return batch.kind.isSpare ? '' : '-'
}

/** @returns one row as this file prints it. @param row 0-based among the rows that count */
export function printRow(
  plan: RepPlan,
  columns: readonly Column[],
  values: Fields,
  row: number,
): readonly MadeCell[] {
  const printers = plan.oddities.flatMap((oddity) => oddity.print ?? [])
  return columns.map(([field, type]) => {
    if (field === '') return null
    const value = values[field]
    for (const print of printers) {
      const printed = print({ field, type, value, row })
      if (printed !== undefined) return printed
    }
    return printCell(field, type, value, blankOf(plan))
  })
}

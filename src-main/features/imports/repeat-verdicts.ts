import type { SheetRows, WaitingUnit } from '#main/features/imports/file-rows.ts'
import type { ReadRequest } from '#main/features/imports/import-job.ts'
import { mergeGroups } from '#main/features/imports/row-groups.ts'
import type { SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import { checkStatement } from '#main/features/imports/statement-checks.ts'
import { checkTransfers } from '#main/features/imports/transfer-checks.ts'
import type { RowKind } from '#shared/model/layouts/layout.ts'

/**
 * What becomes of rows that stood in the file before.
 * `left` they count where they stood first, and are told · `doubted` they count, and are told · `taken` they count.
 */
export type Verdict = 'left' | 'doubted' | 'taken'

/** The verdicts of one sheet, by the index of the unit. */
export type SheetVerdicts = readonly Verdict[]

const proofs: ReadonlySet<RowKind> = new Set<RowKind>(['repSummary', 'receivable', 'batchSummary'])

/** @returns the sheet of which a sheet is a copy: half the rows of one of the two stand in the other; null for none */
export function findOriginal(followed: SheetRows, sheets: readonly SheetRows[]): SheetRows | null {
  const [most] = [...followed.repeats].sort(([, some], [, others]) => others - some)
  if (most === undefined) return null
  const original = sheets[most[0]]
  if (original === undefined) return null
  const all = [...followed.repeats.values()].reduce((sum, rows) => sum + rows, 0)
  return all * 2 >= followed.rows() || most[1] * 2 >= original.rows() ? original : null
}

/** Rows that stand twice in one sheet: only a number of their own tells whether they are two. */
function judgeHere(unit: WaitingUnit, { kind, isNumbered, isPasted }: SheetRows): Verdict {
  if (unit.isSameNumber || isPasted()) return 'left'
  if (kind === 'transfer') return 'doubted'
  if (kind === 'statement') return isNumbered ? 'left' : 'doubted'
  return unit.isLine ? 'left' : 'taken'
}

/** Rows of another sheet that has only some of them, as where a list goes on and its last rows stand there again. */
function judgeElsewhere(unit: WaitingUnit, { kind }: SheetRows): Verdict {
  if (kind === 'statement') return unit.isExact ? 'left' : 'doubted'
  if (kind === 'transfer') return unit.isExact && unit.isSameNumber ? 'left' : 'doubted'
  return unit.isExact && (unit.isLine || unit.isSameNumber) ? 'left' : 'taken'
}

/**
 * What becomes of waiting rows when no total proves otherwise. A copy of a sheet counts nowhere, nor do its rows in which
 * somebody changed an amount. Between sheets of different content the case decides, and within one sheet the number of
 * the row; two equal transfers, or items nobody numbered, may be two.
 */
function judge(unit: WaitingUnit, followed: SheetRows, isCopy: boolean): Verdict {
  if (unit.why === 'here') return judgeHere(unit, followed)
  // nobody is paid by a sheet that people do not see when one that they see has the case, too
  if (isCopy || (followed.isHidden && followed.kind === 'statement')) return 'left'
  if (proofs.has(followed.kind)) return 'taken'
  if (unit.why === 'elsewhere') return judgeElsewhere(unit, followed)
  return followed.kind === 'statement' ? 'doubted' : 'taken'
}

/** A sheet with rows that wait. */
export type WaitingSheet = { readonly followed: SheetRows; readonly outcome: SheetOutcome }

/** @returns the other verdict about a unit: two amounts of one case are told even where both are proved */
function turn(verdict: Verdict, unit: WaitingUnit | undefined): Verdict {
  if (verdict !== 'left') return 'left'
  return unit?.why === 'otherAmount' ? 'doubted' : 'taken'
}

/** @returns the sheet as it is when its waiting rows get these verdicts */
function underVerdicts({ outcome, followed }: WaitingSheet, verdicts: SheetVerdicts): SheetOutcome {
  const { waiting = [] } = outcome
  const taken = waiting.filter(({ unit }) => verdicts[unit] !== 'left')
  return {
    ...outcome,
    groups: mergeGroups([...outcome.groups, ...taken.map(({ group }) => group)]),
    elsewhere: toElsewhere(outcome, followed, verdicts),
  }
}

/** @returns what stands in a sheet and counts in another one: its own totals are about these rows, too */
export function toElsewhere(
  { waiting = [] }: Pick<SheetOutcome, 'waiting'>,
  { units }: Pick<SheetRows, 'units'>,
  verdicts: SheetVerdicts,
) {
  return mergeGroups(
    waiting
      .filter(({ unit }) => verdicts[unit] === 'left' && units[unit]?.why !== 'here')
      .map(({ group }) => group),
  )
}

/** @returns how many of the totals and tables of a file differ from its rows under some verdicts */
function countDiffering(
  request: ReadRequest,
  sheets: readonly WaitingSheet[],
  verdicts: readonly SheetVerdicts[],
): number {
  const outcomes = sheets.map((one, index) => underVerdicts(one, verdicts[index] ?? []))
  const readSheets = { request, sheets: outcomes }
  const checks = [...checkStatement(readSheets), ...checkTransfers(readSheets)]
  return checks.filter(({ isEqual }) => !isEqual).length
}

/** So many batches of repeated rows are proved one by one; more of them are proved together or not at all. */
const maxUnits = 50

/** @returns other verdicts about a sheet to be tried: about all its rows that wait, then about one unit after another */
function* turnings({ units }: SheetRows): Generator<(verdicts: SheetVerdicts) => SheetVerdicts> {
  const turnSome = (isTurned: (index: number) => boolean) => (verdicts: SheetVerdicts) =>
    verdicts.map((verdict, index) => (isTurned(index) ? turn(verdict, units[index]) : verdict))
  yield turnSome(() => true)
  if (units.length > maxUnits) return
  for (const unit of units.keys()) yield turnSome((index) => index === unit)
}

/**
 * Lets totals that the file prints decide: where more of them agree when rows of a sheet count, or when they do not, that
 * is how it is.
 */
function weigh(request: ReadRequest, sheets: readonly WaitingSheet[], verdicts: SheetVerdicts[]): void {
  let fewest = countDiffering(request, sheets, verdicts)
  for (const [sheet, { followed }] of sheets.entries()) {
    const isProved = followed.kind === 'statement' || followed.kind === 'transfer'
    if (!isProved || followed.units.length === 0) continue
    for (const turning of turnings(followed)) {
      if (fewest === 0) return
      const before = verdicts[sheet] ?? []
      verdicts[sheet] = turning(before)
      const differing = countDiffering(request, sheets, verdicts)
      if (differing < fewest) fewest = differing
      else verdicts[sheet] = before
    }
  }
}

/** @returns the verdicts of every sheet, in the order of the sheets */
export function judgeRows(request: ReadRequest, sheets: readonly WaitingSheet[]): readonly SheetVerdicts[] {
  const all = sheets.map(({ followed }) => followed)
  const verdicts = sheets.map(({ followed }): SheetVerdicts => {
    const isCopy = findOriginal(followed, all) !== null
    return followed.units.map((unit) => judge(unit, followed, isCopy))
  })
  if (all.some(({ units }) => units.length > 0)) weigh(request, sheets, verdicts)
  return verdicts
}

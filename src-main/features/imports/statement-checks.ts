import { addUp } from '#main/features/imports/rep-checks.ts'
import type { ReadSheets, SheetOutcome } from '#main/features/imports/sheet-mapper.ts'
import {
  type Entry,
  type Measure,
  measureField,
  measurePart,
  type Pair,
  pairByBatch,
  pairByBlock,
  toEntries,
} from '#main/features/imports/statement-sides.ts'
import { checkTotalRows } from '#main/features/imports/total-rows.ts'
import type { ImportCheck } from '#shared/contract/imports.ts'
import type { Part, RowKind } from '#shared/model/layouts/layout.ts'

type Against = Extract<ImportCheck['against'], 'batchSummary' | 'receivable'>

const cases = measurePart('rows', 'cases')

/** @returns amounts that play a part on both sides, called as the cases call them */
function measureParts(found: readonly SheetOutcome[], parts: readonly Part[]): readonly Measure[] {
  return parts.flatMap((part) => {
    const [what] = found.flatMap(({ layout }) => layout.parts[part] ?? [])
    return what === undefined ? [] : [measurePart(what, part)]
  })
}

/** Where the summary prints what differs. */
function toCells(said: readonly Entry[], { fieldsOf }: Measure): ImportCheck['cells'] {
  return said.flatMap((entry) => {
    const { printed } = entry.group
    return fieldsOf(entry).flatMap((field) => {
      const column = printed?.columns[field]
      if (printed === undefined || column === undefined) return []
      return [{ sheet: entry.sheet.sheet, row: printed.row, column }]
    })
  })
}

function toCheck(against: Against, pair: Pair, measure: Measure, found: number | null): ImportCheck {
  const { where, said } = pair
  const { what } = measure
  const expected = addUp(said.map(measure.valueOf))
  // a sum over nothing and a printed 0 say the same
  const isEqual = (expected ?? 0) === (found ?? 0)
  const cells = isEqual ? [] : toCells(said, measure)
  return { against, where, what, expected, found, isMoney: measure !== cases, isEqual, cells }
}

const stands = (entries: readonly Entry[], { fieldsOf }: Measure) =>
  entries.some((entry) => fieldsOf(entry).length > 0)

/** @returns no check where the summary has no column for cases */
function checkCases(against: Against, pair: Pair): ImportCheck[] {
  const { said, found } = pair
  if (said.length > 0 && !stands(said, cases)) return []
  const rows = found.reduce((sum, { group }) => sum + group.rows, 0)
  return [toCheck(against, pair, cases, rows)]
}

/** @returns no check where one side has no such column; a side without the batch at all has nothing of it */
function checkAmount(against: Against, pair: Pair, measure: Measure): ImportCheck[] {
  const { said, found } = pair
  const isMissing = [said, found].some((side) => side.length > 0 && !stands(side, measure))
  return isMissing ? [] : [toCheck(against, pair, measure, addUp(found.map(measure.valueOf)))]
}

/** @returns amounts that are called the same in both kinds of sheets, without those that play a part of their own */
function findSharedFields(said: readonly SheetOutcome[], found: readonly SheetOutcome[]): readonly string[] {
  const layouts = [...said, ...found].map(({ layout }) => layout)
  const ownParts = new Set(
    layouts.flatMap(({ parts }) => [...(parts.claimed ?? []), ...(parts.approved ?? [])]),
  )
  const fieldsOf = (sheets: readonly SheetOutcome[]) =>
    new Set(
      sheets.flatMap(({ layout }) =>
        layout.columns.flatMap(([field, type]) => (type === 'money' ? [field] : [])),
      ),
    )
  const ofCases = fieldsOf(found)
  return [...fieldsOf(said)].filter((field) => ofCases.has(field) && !ownParts.has(field))
}

const differs = ({ isEqual }: ImportCheck) => !isEqual
const isAboutSomething = ({ expected, found }: ImportCheck) => (expected ?? 0) !== 0 || (found ?? 0) !== 0

/**
 * Cases, claimed and total of every batch are told. Of the funds, which are many, those that differ are told by batch,
 * and by block all of them that hold money.
 */
function checkBatches(said: readonly SheetOutcome[], found: readonly SheetOutcome[]): ImportCheck[] {
  const amounts = measureParts(found, ['claimed', 'approved'])
  const funds = findSharedFields(said, found).map(measureField)
  const checkFunds = (pair: Pair) => funds.flatMap((fund) => checkAmount('batchSummary', pair, fund))
  const [summaries, details] = [toEntries(said), toEntries(found)]
  // a list whose column of batches is not there still proves its blocks
  const isNamed = summaries.some(({ batch }) => batch !== '')
  return [
    ...(isNamed ? pairByBatch : pairByBlock)(summaries, details).flatMap((pair) => [
      ...checkCases('batchSummary', pair),
      ...amounts.flatMap((amount) => checkAmount('batchSummary', pair, amount)),
      ...checkFunds(pair).filter(differs),
    ]),
    ...pairByBlock(summaries, details).flatMap(checkFunds).filter(isAboutSomething),
  ]
}

/** The paid column of the table, before the deductions that its last one is after. */
const beforeDeductions = measureField('total_paid')

/**
 * Cases and total of each block. No source says whether the cases' totals are before or after the table's deductions,
 * so either amount proves them; the table's own rows show that the two go together.
 */
function checkReceivable(said: readonly SheetOutcome[], found: readonly SheetOutcome[]): ImportCheck[] {
  const totals = measureParts(found, ['approved'])
  const orBefore = (pair: Pair, check: ImportCheck): ImportCheck => {
    const paid = addUp(pair.said.map(beforeDeductions.valueOf))
    return paid !== null && paid === check.found
      ? { ...check, expected: paid, isEqual: true, cells: [] }
      : check
  }
  return pairByBlock(toEntries(said), toEntries(found)).flatMap((pair) => [
    ...checkCases('receivable', pair),
    ...totals
      .flatMap((total) => checkAmount('receivable', pair, total))
      .map((check) => orBefore(pair, check)),
  ])
}

/**
 * Holds the cases of a statement against its list of batches, its receivable table, and all sheets against the totals
 * they print. What only one side has a column for is no check; a batch that only one side has is a difference.
 */
export function checkStatement({ sheets }: ReadSheets): readonly ImportCheck[] {
  const of = (kind: RowKind) => sheets.filter(({ layout }) => layout.rows === kind)
  const [details, batches, receivables] = [of('statement'), of('batchSummary'), of('receivable')]
  if (details.length === 0) return []
  const hasGroups = (said: readonly SheetOutcome[]) => said.some(({ groups }) => groups.length > 0)
  return [
    ...(hasGroups(batches) ? checkBatches(batches, details) : []),
    ...(hasGroups(receivables) ? checkReceivable(receivables, details) : []),
    ...checkTotalRows([...details, ...batches, ...receivables]),
  ]
}

import { expect, it } from 'vitest'
import { type VariantKind, variantsOf } from '#tests/features/imports/real-forms/header-variants.ts'
import {
  makeOfcBook,
  makeTransferBook,
  ofcCases,
  transfers,
} from '#tests/features/imports/real-forms/other-books.ts'
import type { RealBook, RealSheet } from '#tests/features/imports/real-forms/real-sheet.ts'
import { createManyReader } from '#tests/features/imports/real-forms/seen.ts'
import {
  makeStatementBook,
  type StatementBook,
  statementKinds,
} from '#tests/features/imports/real-forms/statement-books.ts'
import { meantMoneyOfCase } from '#tests/features/imports/real-forms/statement-cases.ts'
import {
  createTally,
  type MeantRows,
  runVariants,
  shareOfLost,
  type VariedSheet,
} from '#tests/features/imports/real-forms/variant-run.ts'

const tally = createTally()
const [in43, , , out36] = statementKinds.map(makeStatementBook)
if (in43 === undefined || out36 === undefined) throw new Error('no statements')

const isDetail = ({ name }: RealSheet) => name.startsWith('รายละเอียด')

type Case = Omit<VariedSheet, 'variants'> & { readonly without?: readonly VariantKind[] }

/** A sheet of a statement, with its cases beside it when it is a table that proves them. */
function caseOf(
  { name, sheets, cases }: StatementBook,
  form: string,
  without: readonly VariantKind[] = [],
): Case {
  const sheet = sheets.find((one) => one.form.id === form)
  if (sheet === undefined) throw new Error(`no ${form}`)
  const details = sheets.filter(isDetail)
  const book = { name, sheets: isDetail(sheet) ? details : [sheet, ...details] }
  return {
    book,
    sheet,
    role: isDetail(sheet) ? 'money' : 'proof',
    meant: { cases: cases.map(meantMoneyOfCase) },
    without,
  }
}

function onlySheet(book: RealBook, meant: MeantRows): Case {
  const [sheet] = book.sheets
  if (sheet === undefined) throw new Error('no sheet')
  return { book, sheet, role: 'money', meant }
}

// a proof that holds other money is one that differs
const ofProofs = ['otherMoney'] as const
// no header of รายงานพึงรับ says what its column is: one that moves or goes with its amounts cannot be told from the others
const withoutMoves = ['movedColumn', 'lostColumn', 'otherMoney'] as const

const files: readonly (readonly [form: string, one: Case])[] = [
  ['stm-ucs-43', caseOf(in43, 'stm-ucs-43')],
  ['stm-ucs-36', caseOf(out36, 'stm-ucs-36')],
  ['stm-ucs-batch-28', caseOf(in43, 'stm-ucs-batch-28', ofProofs)],
  ['stm-ucs-batch-22', caseOf(out36, 'stm-ucs-batch-22', ofProofs)],
  ['stm-ucs-period-7', caseOf(in43, 'stm-ucs-period-7', withoutMoves)],
  ['stm-ucs-period-5', caseOf(out36, 'stm-ucs-period-5', withoutMoves)],
  [
    'stm-ofc-21',
    onlySheet(makeOfcBook(), {
      cases: ofcCases.map((made) => ({ ...meantMoneyOfCase(made), tranId: null, block: 'whole' })),
    }),
  ],
  [
    'smt-summary-15',
    onlySheet(makeTransferBook(), {
      transfers: transfers.map(({ printedDay: _printed, fund: _fund, ...row }) => row),
    }),
  ],
]

it.each(files)('a %s with any header cell changed is read right or mapped', async (_form, one) => {
  const read = createManyReader()
  const variants = variantsOf(one.sheet, one.without)
  expect(await runVariants(read, { ...one, variants }, tally)).toEqual([])
})

it('most changes of a statement need nobody to map a column', () => {
  process.stdout.write(`Statements and transfers, ${tally.total()} changed files\n${tally.lines()}\n`)
  expect(tally.total()).toBeGreaterThan(900)
  expect(shareOfLost(tally)).toBeGreaterThan(0.8)
  expect(tally.total('right') / tally.total()).toBeGreaterThan(0.7)
})

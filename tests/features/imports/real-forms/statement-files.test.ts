import { describe, expect, it } from 'vitest'
import type { ImportCheck } from '#shared/contract/imports.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'
import { total } from '#tests/features/imports/real-forms/made-claims.ts'
import {
  makeOfcBook,
  makeTransferBook,
  ofcCases,
  transfers,
} from '#tests/features/imports/real-forms/other-books.ts'
import { type BookType, type RealBook, writeBook } from '#tests/features/imports/real-forms/real-sheet.ts'
import { seenRows } from '#tests/features/imports/real-forms/seen.ts'
import {
  byBatch,
  makeStatementBook,
  type StatementBook,
  statementKinds,
} from '#tests/features/imports/real-forms/statement-books.ts'
import { type MadeCase, meantCase } from '#tests/features/imports/real-forms/statement-cases.ts'

async function readBook({ name, sheets }: RealBook, bookType: BookType) {
  const { facts, batches } = demandRead(await readBytes(name, writeBook(sheets, bookType)))
  return { facts, seen: seenRows(batches) }
}

const briefly = ({ against, what, expected, found }: ImportCheck) => ({ against, what, expected, found })

const paidOf = (cases: readonly MadeCase[]) => total(cases.map(({ paid }) => paid))
const claimedOf = (cases: readonly MadeCase[]) => total(cases.map(({ claimed }) => claimed))

/** What the two tables of a statement say of its cases: of each batch, and of each block. */
function meantChecks({ cases }: StatementBook) {
  const says = (against: ImportCheck['against'], what: string, value: number) => {
    return { against, what, expected: value, found: value }
  }
  const inBlock = (['normal', 'appeal'] as const).map((block) => cases.filter((made) => made.block === block))
  return [
    ...byBatch(cases).flatMap((batch) => [
      says('batchSummary', 'rows', batch.length),
      says('batchSummary', 'amount_claimed', claimedOf(batch)),
      says('batchSummary', 'total_compensation', paidOf(batch)),
    ]),
    ...inBlock.flatMap((block) => [
      says('receivable', 'rows', block.length),
      says('receivable', 'total_compensation', paidOf(block)),
    ]),
  ]
}

describe('a UCS statement as NHSO makes it is read to the satang and agrees with its tables', () => {
  const files = statementKinds.flatMap((kind) =>
    (['biff8', 'xlsx'] as const).map((bookType) => ({ ...kind, bookType })),
  )

  it.each(files)('$detail of $patientType as $bookType', async ({ bookType, ...kind }) => {
    const book = makeStatementBook(kind)
    const { facts, seen } = await readBook(book, bookType)
    const totals = facts.checks.filter(({ against }) => against === 'totalRow').map(({ where }) => where)
    // nobody knows how รายงานพึงรับ words its headers, so a word about them is no surprise
    const warnings = facts.warnings.filter(({ details }) => details['sheet'] !== 'รายงานพึงรับ')
    expect({
      kind: facts.kind,
      scheme: facts.insideScheme,
      patientType: facts.patientType,
      documentNo: facts.documentNo,
      rows: facts.rows,
      findings: [facts.rejectedCount, facts.suspectCount],
      warnings,
      unequal: facts.checks.filter(({ isEqual }) => !isEqual).map(briefly),
      said: facts.checks.map(briefly),
      totals,
      cases: seen.cases,
    }).toEqual({
      kind: 'STM',
      scheme: 'ucs',
      patientType: kind.patientType,
      documentNo: book.documentNo,
      rows: book.cases.length,
      findings: [0, 0],
      warnings: [],
      unequal: [],
      said: expect.arrayContaining(meantChecks(book)),
      totals: expect.arrayContaining(
        book.sheets.flatMap(({ name }) => (name.startsWith('รายละเอียด') ? [name] : [])),
      ),
      cases: book.cases.map(meantCase),
    })
  })
})

it.each(['biff8', 'xlsx'] as const)(
  'an OFC statement of 2569 as %s is read to the satang',
  async (bookType) => {
    const { facts, seen } = await readBook(makeOfcBook(), bookType)
    expect({
      kind: facts.kind,
      scheme: facts.insideScheme,
      patientType: facts.patientType,
      documentNo: facts.documentNo,
      findings: [facts.rejectedCount, facts.suspectCount],
      warnings: facts.warnings,
      checks: facts.checks.map(({ against, isEqual }) => [against, isEqual]),
      cases: seen.cases,
    }).toEqual({
      kind: 'STM',
      // neither name nor number nor form says whose it is: the same form serves BMT
      scheme: null,
      patientType: 'OP',
      documentNo: '10670_OP202512_01',
      findings: [0, 0],
      warnings: [],
      checks: [['totalRow', true]],
      cases: ofcCases.map((made) => ({ ...meantCase(made), tranId: null, block: 'whole' })),
    })
  },
)

it.each(['biff8', 'xlsx'] as const)('a list of transfers as %s is read to the satang', async (bookType) => {
  const { facts, seen } = await readBook(makeTransferBook(), bookType)
  expect({
    kind: facts.kind,
    findings: [facts.rejectedCount, facts.suspectCount],
    warnings: facts.warnings,
    unequal: facts.checks.filter(({ isEqual }) => !isEqual).map(briefly),
    against: new Set(facts.checks.map(({ against }) => against)),
    transfers: seen.transfers,
  }).toEqual({
    kind: 'SMT',
    findings: [0, 0],
    warnings: [],
    unequal: [],
    against: new Set(['totalRow', 'rowSum']),
    transfers: transfers.map(({ printedDay: _printed, fund: _fund, ...seenRow }) => seenRow),
  })
})

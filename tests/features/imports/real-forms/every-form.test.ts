import { expect, it } from 'vitest'
import { formIds } from '#tests/features/imports/real-forms/nhso-form.ts'
import { makeOfcBook, makeTransferBook } from '#tests/features/imports/real-forms/other-books.ts'
import { makeRepBook, repKinds } from '#tests/features/imports/real-forms/rep-books.ts'
import { makeStatementBook, statementKinds } from '#tests/features/imports/real-forms/statement-books.ts'

it('every sheet of the list stands in a workbook of these tests', () => {
  const books = [
    ...repKinds.map((kind) => makeRepBook(kind)),
    ...statementKinds.map(makeStatementBook),
    makeOfcBook(),
    makeTransferBook(),
  ]
  const used = new Set(books.flatMap(({ sheets }) => sheets.map(({ form }) => form.id)))
  expect([...used].sort()).toEqual([...formIds].sort())
})

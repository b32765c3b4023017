import { expect, it } from 'vitest'
import { variantsOf } from '#tests/features/imports/real-forms/header-variants.ts'
import { meantClaim, meantMoneyOfLines } from '#tests/features/imports/real-forms/meant-rows.ts'
import { getRepKind, makeRepBook } from '#tests/features/imports/real-forms/rep-books.ts'
import { createManyReader } from '#tests/features/imports/real-forms/seen.ts'
import { createTally, runVariants, shareOfLost } from '#tests/features/imports/real-forms/variant-run.ts'

const tally = createTally()

const dataSheets = [
  ['rep-ucs-113', 'Data Drug'],
  ['rep-ucs-113', 'Data Instrument'],
  ['rep-ucs-113', 'Data DENY'],
  ['rep-ucs-113', 'Data sheet 0'],
  ['rep-orf-114', 'Data Drug'],
  ['rep-ofc-55', 'Data Drug'],
  ['rep-ofc-55', 'Data Instrument'],
] as const

it.each(dataSheets)(
  'in %s, a %s with any header cell changed is read right or mapped',
  async (detail, name) => {
    const made = makeRepBook(getRepKind(detail), { count: 3 })
    const book = { ...made, sheets: made.sheets.filter((one) => one.name === 'Detail' || one.name === name) }
    const sheet = book.sheets[1]
    if (sheet === undefined) throw new Error(`no ${name}`)
    const meant = { claims: made.claims.map(meantClaim), lines: meantMoneyOfLines(book) }
    const variants = variantsOf(sheet)
    const read = createManyReader()
    expect(await runVariants(read, { book, sheet, role: 'money', meant, variants }, tally)).toEqual([])
  },
)

it('most changes of a Data sheet need nobody to map a column', () => {
  process.stdout.write(`Data sheets, ${tally.total()} changed files\n${tally.lines()}\n`)
  expect(tally.total()).toBeGreaterThan(700)
  expect(shareOfLost(tally)).toBeGreaterThan(0.85)
})

import { expect, it } from 'vitest'
import { someOf, variantsOf } from '#tests/features/imports/real-forms/header-variants.ts'
import { meantClaim } from '#tests/features/imports/real-forms/meant-rows.ts'
import { makeRepBook, repKinds } from '#tests/features/imports/real-forms/rep-books.ts'
import { createManyReader } from '#tests/features/imports/real-forms/seen.ts'
import { createTally, runVariants } from '#tests/features/imports/real-forms/variant-run.ts'

const tally = createTally()

/** One Detail for each form of a Summary. */
const kinds = repKinds.filter(
  ({ summary }, at) => repKinds.findIndex((one) => one.summary === summary) === at,
)

/** Summaries that are like another one but for the ends of their codes, or some columns. */
const likeOthers = [
  'rep-summary-55',
  'rep-summary-56',
  'rep-summary-lgo-59',
  'rep-summary-srt-65',
  'rep-summary-pvt-65',
  'rep-summary-ktmn-65',
  'rep-summary-bmt-65',
]

it.each(kinds)(
  'a $summary with any header cell changed keeps no claim out and raises no false alarm',
  async (kind) => {
    const made = makeRepBook(kind, { count: 3, hasDataSheets: false })
    const sheet = made.sheets.find(({ name }) => name === 'Summary')
    if (sheet === undefined) throw new Error('no Summary')
    const like = likeOthers.indexOf(kind.summary)
    // a proof that holds other money is one that differs
    const all = variantsOf(sheet, ['otherMoney'])
    const variants = like < 0 ? all : someOf(all, like)
    const meant = { claims: made.claims.map(meantClaim) }
    const read = createManyReader()
    expect(await runVariants(read, { book: made, sheet, role: 'proof', meant, variants }, tally)).toEqual([])
  },
)

it('no change of a Summary asks anybody to map a column', () => {
  process.stdout.write(`Summary sheets, ${tally.total()} changed files\n${tally.lines()}\n`)
  expect(tally.total()).toBeGreaterThan(2_000)
  expect(tally.total('mapping')).toBe(0)
})

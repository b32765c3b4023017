import { expect, it } from 'vitest'
import { someOf, type Variant, variantsOf } from '#tests/features/imports/real-forms/header-variants.ts'
import { meantClaim } from '#tests/features/imports/real-forms/meant-rows.ts'
import { makeRepBook, repKinds } from '#tests/features/imports/real-forms/rep-books.ts'
import { createManyReader } from '#tests/features/imports/real-forms/seen.ts'
import { createTally, runVariants, shareOfLost } from '#tests/features/imports/real-forms/variant-run.ts'

const tally = createTally()

/** Details that are like another one but for the ends of their codes, or some columns. */
const likeOthers = ['rep-ucs-113', 'rep-lgo-58', 'rep-ofc-55', 'rep-srt-59', 'rep-pvt-59', 'rep-ktmn-59']

/** OP refer asks in 38 columns for 19 kinds of costs: a third of the changes says as much. */
function isAlike({ column, sheet }: Variant): boolean {
  return sheet.form.id === 'rep-orf-114' && column >= 63 && column <= 100
}

const someAlike = (variants: readonly Variant[]) =>
  variants.filter((variant, index) => !isAlike(variant) || index % 3 === 0)

it.each(repKinds)(
  'a Detail of $detail with any header cell changed is read right or mapped',
  async (kind) => {
    const made = makeRepBook(kind, { count: 3, hasDataSheets: false })
    const [sheet] = made.sheets
    if (sheet === undefined) throw new Error('no Detail')
    const like = likeOthers.indexOf(kind.detail)
    const variants = like < 0 ? someAlike(variantsOf(sheet)) : someOf(variantsOf(sheet), like)
    const book = { name: made.name, sheets: [sheet] }
    const meant = { claims: made.claims.map(meantClaim) }
    const read = createManyReader()
    expect(await runVariants(read, { book, sheet, role: 'money', meant, variants }, tally)).toEqual([])
  },
)

it('most changes of a Detail need nobody to map a column', () => {
  process.stdout.write(`Detail sheets, ${tally.total()} changed files\n${tally.lines()}\n`)
  expect(tally.total()).toBeGreaterThan(3_000)
  expect(shareOfLost(tally)).toBeGreaterThan(0.9)
  expect(tally.total('right') / tally.total()).toBeGreaterThan(0.7)
})

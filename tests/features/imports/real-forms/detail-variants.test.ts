import path from 'node:path'
import { expect, it } from 'vitest'
import { someOf, variantsOf } from '#tests/features/imports/real-forms/header-variants.ts'
import { meantClaim } from '#tests/features/imports/real-forms/meant-rows.ts'
import { makeRepBook, repKinds } from '#tests/features/imports/real-forms/rep-books.ts'
import { createManyReader } from '#tests/features/imports/real-forms/seen.ts'
import { createTally, runVariants, shareOfLost } from '#tests/features/imports/real-forms/variant-run.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const tally = createTally()

/** Details that are like another one but for the ends of their codes, or some columns. */
const likeOthers = ['rep-ucs-113', 'rep-ofc-55', 'rep-srt-59', 'rep-pvt-59', 'rep-ktmn-59']

it.each(repKinds)(
  'a Detail of $detail with any header cell changed is read right or mapped',
  async (kind) => {
    const made = makeRepBook(kind, { count: 3, hasDataSheets: false })
    const [sheet] = made.sheets
    if (sheet === undefined) throw new Error('no Detail')
    const like = likeOthers.indexOf(kind.detail)
    const variants = like < 0 ? variantsOf(sheet) : someOf(variantsOf(sheet), like)
    const book = { name: made.name, sheets: [sheet] }
    const meant = { claims: made.claims.map(meantClaim) }
    const read = createManyReader(path.join(temporaryFolder(), 'file'))
    expect(await runVariants(read, { book, sheet, role: 'money', meant, variants }, tally)).toEqual([])
  },
)

it('most changes of a Detail need nobody to map a column', () => {
  process.stdout.write(`Detail sheets, ${tally.total()} changed files\n${tally.lines()}\n`)
  expect(tally.total()).toBeGreaterThan(3_500)
  expect(shareOfLost(tally)).toBeGreaterThan(0.9)
  expect(tally.total('right') / tally.total()).toBeGreaterThan(0.7)
})

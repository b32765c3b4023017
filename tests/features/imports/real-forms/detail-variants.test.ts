import path from 'node:path'
import { expect, it } from 'vitest'
import { variantsOf } from '#tests/features/imports/real-forms/header-variants.ts'
import { meantClaim } from '#tests/features/imports/real-forms/meant-rows.ts'
import { makeRepBook, repKinds } from '#tests/features/imports/real-forms/rep-books.ts'
import { createManyReader } from '#tests/features/imports/real-forms/seen.ts'
import { createTally, runVariants } from '#tests/features/imports/real-forms/variant-run.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const tally = createTally()

it.each(repKinds)(
  'a Detail of $detail with any header cell changed is read right or mapped',
  async (kind) => {
    const made = makeRepBook(kind, { count: 4, hasDataSheets: false })
    const [sheet] = made.sheets
    if (sheet === undefined) throw new Error('no Detail')
    const read = createManyReader(path.join(temporaryFolder(), 'file'))
    const book = { name: made.name, sheets: [sheet] }
    const meant = { claims: made.claims.map(meantClaim) }
    const wrong = await runVariants(
      read,
      { book, sheet, role: 'money', meant, variants: variantsOf(sheet) },
      tally,
    )
    expect(wrong).toEqual([])
  },
)

it('most changes of a Detail need nobody to map a column', () => {
  process.stdout.write(`Detail sheets, ${tally.total()} changed files\n${tally.lines()}\n`)
  expect(tally.total()).toBeGreaterThan(3_000)
  const lost = tally.countOf('lostLevel', 'right')
  expect(lost / (lost + tally.countOf('lostLevel', 'mapping'))).toBeGreaterThan(0.9)
  expect(tally.total('right') / tally.total()).toBeGreaterThan(0.8)
})

import path from 'node:path'
import { expect, it } from 'vitest'
import { someOf, variantsOf } from '#tests/features/imports/real-forms/header-variants.ts'
import { meantClaim, meantMoneyOfLines } from '#tests/features/imports/real-forms/meant-rows.ts'
import type { RealSheet } from '#tests/features/imports/real-forms/real-sheet.ts'
import {
  getRepKind,
  makeRepBook,
  type RepBook,
  repKinds,
} from '#tests/features/imports/real-forms/rep-books.ts'
import { createManyReader } from '#tests/features/imports/real-forms/seen.ts'
import { createTally, runVariants, shareOfLost } from '#tests/features/imports/real-forms/variant-run.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'

const summaries = createTally()
const lines = createTally()

/** One Detail for each form of a Summary. */
const kinds = repKinds.filter(
  ({ summary }, at) => repKinds.findIndex((one) => one.summary === summary) === at,
)

/** Summaries that are like OFC's but for the ends of their codes. */
const likeOfc = ['rep-summary-srt-65', 'rep-summary-pvt-65', 'rep-summary-ktmn-65', 'rep-summary-bmt-65']

/** The Detail of a workbook and one other sheet of it. */
function takeSheets({ sheets }: RepBook, name: string): readonly [detail: RealSheet, other: RealSheet] {
  const [detail, other] = [sheets[0], sheets.find((one) => one.name === name)]
  if (detail === undefined || other === undefined) throw new Error(`no ${name}`)
  return [detail, other]
}

const createReader = () => createManyReader(path.join(temporaryFolder(), 'file'))

it.each(kinds)(
  'a $summary with any header cell changed keeps no claim out and raises no false alarm',
  async (kind) => {
    const made = makeRepBook(kind, { count: 3, hasDataSheets: false })
    const [detail, sheet] = takeSheets(made, 'Summary')
    const like = likeOfc.indexOf(kind.summary)
    const variants = like < 0 ? variantsOf(sheet) : someOf(variantsOf(sheet), like)
    const book = { name: made.name, sheets: [detail, sheet] }
    const meant = { claims: made.claims.map(meantClaim) }
    const varied = { book, sheet, role: 'proof', meant, variants } as const
    expect(await runVariants(createReader(), varied, summaries)).toEqual([])
  },
)

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
  async (detailId, name) => {
    const made = makeRepBook(getRepKind(detailId), { count: 3 })
    const [detail, sheet] = takeSheets(made, name)
    const book = { ...made, sheets: [detail, sheet] }
    const meant = { claims: made.claims.map(meantClaim), lines: meantMoneyOfLines(book) }
    const varied = { book, sheet, role: 'money', meant, variants: variantsOf(sheet) } as const
    expect(await runVariants(createReader(), varied, lines)).toEqual([])
  },
)

it('every change of a Summary ends right, and most of the Data sheets too', () => {
  process.stdout.write(`Summary sheets, ${summaries.total()} changed files\n${summaries.lines()}\n`)
  process.stdout.write(`Data sheets, ${lines.total()} changed files\n${lines.lines()}\n`)
  expect(summaries.total()).toBeGreaterThan(2_500)
  expect(summaries.total('mapping')).toBe(0)
  expect(lines.total()).toBeGreaterThan(700)
  expect(shareOfLost(lines)).toBeGreaterThan(0.8)
})

import { describe, expect, it } from 'vitest'
import { type Brought, givenFolder, inBothOrders, openCase } from '#tests/features/imports/cases/case-desk.ts'
import { type NewCell, writtenAnew } from '#tests/features/imports/cases/written-anew.ts'

const folder = 'two-issues-of-one-rep'
const first = givenFolder(`${folder}/1-first`)
const corrected = givenFolder(`${folder}/2-corrected`)
const name = 'eclaim_10670_OP_25681208_205500123.xls'

const claimRows = [9, 10, 11, 12, 13]
/** One cell of each of the five claims. */
const ofClaims = (column: string, cell: NewCell) =>
  Object.fromEntries(claimRows.map((row) => [`${column}${row}`, cell]))

type Issue = {
  readonly name?: string
  /** What stands in A1; null for nothing. */
  readonly printed: string | null
  /** Baht of each of its five claims. */
  readonly paid: number
  readonly repNo?: string
}

/** The first given file printed another time, with other money. */
function issue({ name: its = name, printed, paid, repNo = '681200337' }: Issue): Brought {
  const cells = { A1: printed, ...ofClaims('K', paid), ...ofClaims('A', repNo) }
  const bookType = its.endsWith('.xlsx') ? 'xlsx' : 'biff8'
  return { name: its, bytes: writtenAnew(`${folder}/1-first/${name}`, cells, bookType) }
}

describe('the given files', () => {
  it.each<[title: string, files: readonly Brought[]]>([
    ['the first issue first', [...first, ...corrected]],
    ['the corrected issue first', [...corrected, ...first]],
    ['last file first', [...first, ...corrected].toReversed()],
    ['by turns', first.flatMap((file, index) => [corrected[2 - index] ?? file, file])],
    ['the first issue once more behind both', [...first, ...corrected, ...first]],
  ])('%s: 15 claims, 6,000.00, and nothing competes', async (_title, files) => {
    const desk = await openCase()
    await desk.bringAll(files)
    expect(await desk.answer()).toEqual({ claims: { count: 15, approved: 600_000 }, told: [] })
  })
})

// where a rule is to be seen the newer issue comes to more: the lesser sum would count if nothing told
describe('the later printed issue counts', () => {
  it('saved as .xlsx with a Thai month in its printed time', async () => {
    const files = [
      issue({ printed: '(ออกรายงาน)วันที่ 08/12/2025 เวลา 20:55', paid: 400 }),
      issue({ name: `${name}x`, printed: '(ออกรายงาน)วันที่ 20 ธ.ค. 2568 เวลา 09.10 น.', paid: 1100 }),
    ]
    const right = { claims: { count: 5, approved: 550_000 }, told: [] }
    expect(await inBothOrders(files)).toEqual([right, right])
  })

  it('where only the minute is later, in a year of the Buddhist era', async () => {
    const files = [
      issue({ printed: '(ออกรายงาน)วันที่ 08/12/2025 เวลา 20:55', paid: 400 }),
      issue({ printed: '(ออกรายงาน)วันที่ 08/12/2568 เวลา 20:56', paid: 1100 }),
    ]
    const right = { claims: { count: 5, approved: 550_000 }, told: [] }
    expect(await inBothOrders(files)).toEqual([right, right])
  })

  it('as its name tells where nothing is printed', async () => {
    const files = [
      issue({ printed: null, paid: 400 }),
      issue({ name: 'eclaim_10670_OP_25681220_091000123.xls', printed: null, paid: 1100 }),
    ]
    const right = { claims: { count: 5, approved: 550_000 }, told: [] }
    expect(await inBothOrders(files)).toEqual([right, right])
  })

  it('but an older REP number that is printed again late does not go before the newer number', async () => {
    const files = [
      issue({ printed: '(ออกรายงาน)วันที่ 25/12/2025 เวลา 08:00', paid: 400 }),
      issue({
        name: 'eclaim_10670_OP_25681220_091000123.xls',
        printed: '(ออกรายงาน)วันที่ 20/12/2025 เวลา 09:10',
        paid: 1100,
        repNo: '681200999',
      }),
    ]
    const right = { claims: { count: 5, approved: 550_000 }, told: [] }
    expect(await inBothOrders(files)).toEqual([right, right])
  })
})

describe('two that nothing tells apart', () => {
  it.each<[title: string, printed: readonly [string, string], counts: string, approved: number]>([
    [
      'printed on one day without a time: the lesser sum counts',
      ['(ออกรายงาน)วันที่ 08/12/2025', '(ออกรายงาน)วันที่ 08/12/2568'],
      name,
      200_000,
    ],
    [
      'printed on one day, one of them with a time: that one counts',
      ['(ออกรายงาน)วันที่ 08/12/2025', '(ออกรายงาน)วันที่ 08/12/2025 เวลา 20:55'],
      'eclaim_10670_OP_25681208_205500123 (1).xls',
      500_000,
    ],
  ])('%s, and it is told', async (_title, [one, other], counts, approved) => {
    const files = [
      issue({ printed: one, paid: 400 }),
      issue({ name: 'eclaim_10670_OP_25681208_205500123 (1).xls', printed: other, paid: 1000 }),
    ]
    const right = { claims: { count: 5, approved }, told: [`undecided, counts ${counts}`] }
    expect(await inBothOrders(files)).toEqual([right, right])
  })

  it('with equal contents do not compete', async () => {
    const printed = '(ออกรายงาน)วันที่ 08/12/2025 เวลา 20:55'
    const files = [issue({ printed, paid: 1000 }), issue({ name: `${name}x`, printed, paid: 1000 })]
    const right = { claims: { count: 5, approved: 500_000 }, told: [] }
    expect(await inBothOrders(files)).toEqual([right, right])
  })

  it('are decided by a person, who may take it back', async () => {
    const desk = await openCase()
    const copy = 'eclaim_10670_OP_25681208_205500123 (1).xls'
    const printed = '(ออกรายงาน)วันที่ 08/12/2025'
    const [lesser = 0, greater = 0] = await desk.bringAll([
      issue({ printed, paid: 400 }),
      issue({ name: copy, printed, paid: 1000 }),
    ])
    const undecided = { claims: { count: 5, approved: 200_000 }, told: [`undecided, counts ${name}`] }
    expect(await desk.answer()).toEqual(undecided)
    await desk.imports.choose([greater, lesser], 'test')
    expect(await desk.answer()).toEqual({ claims: { count: 5, approved: 500_000 }, told: [] })
    await desk.imports.withdrawChoice([greater, lesser])
    expect(await desk.answer()).toEqual(undecided)
  })
})

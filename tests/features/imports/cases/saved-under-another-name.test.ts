import { describe, expect, it } from 'vitest'
import {
  type Brought,
  given,
  givenFolder,
  inBothOrders,
  openCase,
} from '#tests/features/imports/cases/case-desk.ts'
import { type NewCell, writtenAnew } from '#tests/features/imports/cases/written-anew.ts'

const name = 'เบิกตรง ต.ค. 68.xls'
const copy = 'เบิกตรง ต.ค. 68 - สำเนา.xls'
const place = `saved-under-another-name/${name}`
const [saved, original] = givenFolder('saved-under-another-name')
if (saved === undefined || original === undefined) throw new Error('two files are given')

/** The given statement with other cells, under another name. */
function copyAs(its: string, cells: Readonly<Record<string, NewCell>>): Brought {
  return { name: its, bytes: writtenAnew(place, cells, its.endsWith('.xlsx') ? 'xlsx' : 'biff8') }
}

type Case = { readonly hn: string; readonly pid: string; readonly baht: number }
// persons of the given files
const people = ['1642064230176', '3036881690996', '1397037600968', '1784909390571', '7399008265910']

function caseOf(index: number, baht: number): Case {
  return { hn: `0000500${index}`, pid: people[index] ?? '', baht }
}

const columns = 'ABCDEFGHIJKLMNOPQRST'

/** Cells of a statement of these cases, with the row รวม below them. */
function casesFrom12(cases: readonly Case[], repNo = '681000101'): Record<string, NewCell> {
  const cells: Record<string, NewCell> = {}
  for (const [index, { hn, pid, baht }] of cases.entries()) {
    const row = 12 + index
    for (const column of columns) cells[`${column}${row}`] = '-'
    const known = {
      A: repNo,
      B: index + 1,
      C: hn,
      E: pid,
      F: `นาย สังเคราะห์ ลำดับที่${index}`,
      K: baht,
      P: baht,
      T: baht,
    }
    for (const [column, cell] of Object.entries(known)) cells[`${column}${row}`] = cell
    cells[`G${row}`] = '05/12/ 2025 08:30:00'
  }
  const [total, sum] = [12 + cases.length, cases.reduce((all, { baht }) => all + baht, 0)]
  for (const column of columns) cells[`${column}${total}`] = null
  return { ...cells, [`A${total}`]: 'รวม', [`K${total}`]: sum, [`T${total}`]: sum }
}

const given1000And2000 = [caseOf(0, 1000), caseOf(1, 2000)]
const later = { A1: 'ออกรายงานวันที่ 21/12/2568 เวลา 10:20' }
const once = { approved: 300_000, unknown: 300_000 }

describe('a statement without a number', () => {
  it('saved under another name counts once; whose it is is asked once', async () => {
    for (const answer of await inBothOrders([original, saved]))
      expect(answer).toEqual({ statements: once, told: [expect.stringContaining('no scheme')] })
  })

  it('saved under a third name and as another kind of workbook counts once', async () => {
    const files = [original, saved, copyAs('งวด ต.ค.xlsx', {}), copyAs('Book1.xls', {})]
    for (const answer of await inBothOrders(files))
      expect(answer).toEqual({ statements: once, told: [expect.stringContaining('no scheme')] })
  })

  it('whose later printed copy has one more case counts as that one', async () => {
    const three = copyAs(copy, { ...later, ...casesFrom12([...given1000And2000, caseOf(2, 500)]) })
    const right = { statements: { approved: 350_000, unknown: 350_000 }, told: [`no scheme: ${copy}`] }
    expect(await inBothOrders([original, three])).toEqual([right, right])
  })

  it('whose copy printed at the same time has one more case counts as the lesser one, and it is told', async () => {
    const three = copyAs(copy, casesFrom12([...given1000And2000, caseOf(2, 500)]))
    const right = { statements: once, told: [`undecided, counts ${name}`, `no scheme: ${name}`] }
    expect(await inBothOrders([original, three])).toEqual([right, right])
  })

  it('whose later printed copy lacks one of its cases counts as that one, and the case is told until somebody decides', async () => {
    const three = copyAs('ก.xls', casesFrom12([...given1000And2000, caseOf(2, 500)]))
    const two = copyAs(copy, { ...later, ...casesFrom12(given1000And2000) })
    const right = { statements: once, told: [`drops, counts ${copy}`, `no scheme: ${copy}`] }
    expect(await inBothOrders([three, two])).toEqual([right, right])
    const desk = await openCase()
    const [older = 0, newer = 0] = await desk.bringAll([three, two])
    expect((await desk.imports.questions()).questions).toMatchObject([{ rows: 1 }])
    await desk.imports.choose([newer, older], 'test')
    expect(await desk.answer()).toEqual({ statements: once, told: [`no scheme: ${copy}`] })
    await desk.imports.choose([older, newer], 'test')
    expect(await desk.answer()).toMatchObject({
      statements: { approved: 350_000 },
      told: [`no scheme: ก.xls`],
    })
    await desk.imports.withdrawChoice([older, newer])
    expect(await desk.answer()).toEqual(right)
  })

  it('counts through its copy when it is taken back', async () => {
    const desk = await openCase()
    const ids = await desk.bringAll([original, saved])
    for (const id of ids) {
      await desk.undo(id)
      expect(await desk.answer()).toEqual({ statements: once, told: [expect.stringContaining('no scheme')] })
      await desk.imports.restore(id)
      expect(await desk.answer()).toEqual({ statements: once, told: [expect.stringContaining('no scheme')] })
    }
    for (const id of ids) await desk.undo(id)
    expect(await desk.answer()).toEqual({ told: [] })
  })
})

describe('two statements without a number that share one case', () => {
  it.each<[title: string, one: readonly Case[], other: readonly Case[], approved: number]>([
    [
      'of three',
      [caseOf(0, 1000), caseOf(1, 2000), caseOf(2, 10)],
      [caseOf(0, 1000), caseOf(3, 20), caseOf(4, 40)],
      407_000,
    ],
    ['of two', given1000And2000, [caseOf(0, 1000), caseOf(3, 20)], 402_000],
  ])('%s both count, and it is told', async (_title, one, other, approved) => {
    const files = [copyAs('ก.xls', casesFrom12(one)), copyAs('ข.xls', { ...later, ...casesFrom12(other) })]
    const right = {
      statements: { approved, unknown: approved },
      told: ['repeats', 'no scheme: ก.xls', 'no scheme: ข.xls'],
    }
    expect(await inBothOrders(files)).toEqual([right, right])
  })

  it('are one document once a person says which one counts', async () => {
    const desk = await openCase()
    const [one = 0, other = 0] = await desk.bringAll([
      copyAs('ก.xls', casesFrom12([caseOf(0, 1000), caseOf(1, 2000), caseOf(2, 10)])),
      copyAs('ข.xls', casesFrom12([caseOf(0, 1000), caseOf(3, 20), caseOf(4, 40)])),
    ])
    await desk.imports.choose([other, one], 'test')
    expect(await desk.answer()).toMatchObject({
      statements: { approved: 106_000 },
      told: ['no scheme: ข.xls'],
    })
    await desk.imports.withdrawChoice([one, other])
    expect(await desk.answer()).toMatchObject({ statements: { approved: 407_000 } })
  })
})

describe('a copy without the number of a statement that has one', () => {
  const numbered = given('one-number-two-schemes/ofc/STM_10670_OP202512_01.xls')
  const withoutNumber = (cells: Readonly<Record<string, NewCell>> = {}): Brought => ({
    name: 'สำเนา.xls',
    bytes: writtenAnew(
      'one-number-two-schemes/ofc/STM_10670_OP202512_01.xls',
      { A6: null, '2!A6': null, ...cells },
      'biff8',
    ),
  })

  it('is the same statement, whose scheme the numbered one tells', async () => {
    const right = { statements: { approved: 300_000, ofc: 300_000 }, told: [] }
    expect(await inBothOrders([numbered, withoutNumber()])).toEqual([right, right])
  })

  it('lies in the same folder', async () => {
    const right = { statements: { approved: 300_000, ofc: 300_000 }, told: [] }
    expect(await inBothOrders([numbered, { ...withoutNumber(), folder: 'ofc' }])).toEqual([right, right])
  })

  it('of which a note is taken away has the same rows', async () => {
    const files = [numbered, withoutNumber({ A4: null, '2!A4': null })]
    const right = { statements: { approved: 300_000, ofc: 300_000 }, told: [] }
    expect(await inBothOrders(files)).toEqual([right, right])
  })
})

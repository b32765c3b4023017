import { describe, expect, it } from 'vitest'
import type { PortalWord } from '#main/features/imports/evidence.ts'
import { type Brought, given, inBothOrders, openCase } from '#tests/features/imports/cases/case-desk.ts'
import { type NewCell, writtenAnew } from '#tests/features/imports/cases/written-anew.ts'

const name = 'STM_10670_OP202512_01.xls'
const place = (scheme: string) => `one-number-two-schemes/${scheme}/${name}`
const ofc = given(place('ofc'))
const bkk = given(place('bkk'))

/** A file as it is saved into a folder that tells nothing. */
const inDownloads = (file: Brought): Brought => ({ ...file, folder: 'Downloads' })

/** The two amounts of a statement, wherever they stand, in baht. */
function amounts(one: number, other: number): Record<string, NewCell> {
  const [sum, places] = [one + other, ['K', 'P', 'T']]
  const rows = Object.fromEntries(
    places.flatMap((column) => [
      [`${column}12`, one],
      [`${column}13`, other],
    ]),
  )
  return { ...rows, K14: sum, T14: sum, '2!G12': sum, '2!L12': sum, '2!P12': sum }
}

/** The statement of OFC as another REP's cases. */
const asRep = (repNo: string) => ({ A12: repNo, A13: repNo, '2!C12': repNo })

const printed = (time: string) => ({ A1: `ออกรายงานวันที่ ${time}`, '2!A1': `ออกรายงานวันที่ ${time}` })
const bothCount = { approved: 309_000, ofc: 300_000, bkk: 9_000 }

describe('statements of OFC and of BKK with one number and one name', () => {
  it('both count under their own scheme, none as UCS', async () => {
    const right = { statements: bothCount, told: [] }
    expect(await inBothOrders([ofc, bkk])).toEqual([right, right])
  })

  it('in folders that say nothing both count and both are asked about', async () => {
    const right = {
      statements: { approved: 309_000, unknown: 309_000 },
      told: [`no scheme: ${name}`, `no scheme: ${name}`],
    }
    expect(await inBothOrders([ofc, bkk].map(inDownloads))).toEqual([right, right])
  })

  it('of which the portal tells one and a person the other', async () => {
    const desk = await openCase()
    const word: PortalWord = { scheme: 'bkk', listedAt: '2025-12-20T10:30:00', asked: null }
    await desk.bring({ ...inDownloads(bkk), told: word })
    const untold = await desk.bring(inDownloads(ofc))
    expect(await desk.answer()).toEqual({
      statements: { approved: 309_000, unknown: 300_000, bkk: 9_000 },
      told: [`no scheme: ${name}`],
    })
    await desk.imports.tell(untold, { scheme: 'ofc', source: null })
    expect(await desk.answer()).toEqual({ statements: bothCount, told: [] })
    await desk.imports.tell(untold, { scheme: null, source: null })
    expect(await desk.answer()).toMatchObject({ told: [`no scheme: ${name}`] })
  })

  it('of which a person said the same scheme by mistake are told, and right once it is put right', async () => {
    const desk = await openCase()
    const [one = 0, other = 0] = await desk.bringAll([ofc, bkk].map(inDownloads))
    await desk.imports.tell(one, { scheme: 'ofc', source: null })
    await desk.imports.tell(other, { scheme: 'ofc', source: null })
    expect(await desk.answer()).toEqual({
      statements: { approved: 9_000, ofc: 9_000 },
      told: [`undecided, counts ${name}`],
    })
    await desk.imports.tell(other, { scheme: 'bkk', source: null })
    expect(await desk.answer()).toEqual({ statements: bothCount, told: [] })
  })

  it('of three schemes all count', async () => {
    const cells = { ...amounts(500, 200), ...asRep('681200977') }
    const srt: Brought = { name, bytes: writtenAnew(place('ofc'), cells, 'biff8'), folder: 'SRT' }
    const right = { statements: { approved: 379_000, ofc: 300_000, bkk: 9_000, srt: 70_000 }, told: [] }
    expect(await inBothOrders([ofc, srt, bkk])).toEqual([right, right])
  })
})

describe('a corrected issue of one of them', () => {
  const corrected = { ...amounts(1500, 2500), ...printed('22/12/2568 เวลา 09:00') }

  it.each<[title: string, its: Partial<Brought>, bookType: 'xlsx' | 'biff8']>([
    ['of the same name', { name, folder: 'ofc' }, 'biff8'],
    ['saved as .xlsx', { name: `${name}x`, folder: 'ofc' }, 'xlsx'],
    ['in a folder that says nothing: its cases tell', { name, folder: 'Downloads' }, 'biff8'],
  ])('counts in place of the first one, once: %s', async (_title, its, bookType) => {
    const second: Brought = { name, bytes: writtenAnew(place('ofc'), corrected, bookType), ...its }
    const answers = await inBothOrders([ofc, bkk, second])
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ statements: { approved: 409_000, bkk: 9_000 } })
  })

  it('is told where it is printed at the same time: the lesser sum counts', async () => {
    const bytes = writtenAnew(place('ofc'), amounts(1500, 2500), 'biff8')
    const right = { statements: bothCount, told: [`undecided, counts ${name}`] }
    expect(await inBothOrders([ofc, bkk, { name, bytes, folder: 'ofc' }])).toEqual([right, right])
  })
})

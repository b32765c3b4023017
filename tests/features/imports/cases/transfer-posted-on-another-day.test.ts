import { describe, expect, it } from 'vitest'
import { givenFolder, inBothOrders, openCase } from '#tests/features/imports/cases/case-desk.ts'
import { askedFor, listOf, type Transfer } from '#tests/features/imports/cases/transfer-lists.ts'

const [older] = givenFolder('transfer-posted-on-another-day/1')
const [newer] = givenFolder('transfer-posted-on-another-day/2')
if (older === undefined || newer === undefined) throw new Error('two files are given')

const name = 'smt_budget_0000010670_20260205_080000.csv'
const paid: Transfer = { day: 5, document: '6810_IP_01', batch: '1999', gross: 70_000 }
/** The transfer that waits on the 9th in the older list. */
const moved: Transfer = { day: 15, document: '6811_OP_02', batch: '2001', gross: 30_000 }

const all = { transfers: { gross: 10_000_000, net: 10_000_000, UC: 10_000_000 }, told: [] }
const beforePaid = { transfers: { gross: 10_000_000, net: 7_000_000, UC: 10_000_000 }, told: [] }

describe('a transfer that waited and is posted on another day', () => {
  it('counts once: gross and net 100,000.00', async () => {
    expect(await inBothOrders([older, newer])).toEqual([all, all])
  })

  it('waits again when the newer list is taken back', async () => {
    for (const order of [
      [older, newer],
      [newer, older],
    ]) {
      const desk = await openCase()
      const ids = await desk.bringAll(order)
      const newerId = ids[order.indexOf(newer)] ?? 0
      await desk.undo(newerId)
      expect(await desk.answer()).toEqual(beforePaid)
      await desk.imports.restore(newerId)
      expect(await desk.answer()).toEqual(all)
    }
  })

  it('counts once where the newer list begins behind the day on which it waited, and until that is taken back', async () => {
    const behind = listOf([moved], { name })
    expect(await inBothOrders([older, behind])).toEqual([all, all])
    const desk = await openCase()
    const [, id = 0] = await desk.bringAll([older, behind])
    await desk.undo(id)
    expect(await desk.answer()).toEqual(beforePaid)
  })

  it('counts once where the newer list ends before the day on which it waited', async () => {
    const early = listOf([{ ...moved, day: 3 }], { name })
    expect(await inBothOrders([older, early])).toEqual([all, all])
  })

  it('counts once where a list of all sources or of none has it', async () => {
    const sourceless = listOf([moved], {
      name: 'smt_budget_0000010670_20260205_080000.xlsx',
      isSourceless: true,
    })
    for (const answer of await inBothOrders([older, sourceless]))
      expect(answer).toMatchObject({ transfers: { gross: 10_000_000, net: 10_000_000 } })
  })

  it.each<[title: string, other: Transfer]>([
    ['batch', { ...moved, batch: '2002' }],
    ['document', { ...moved, document: '6811_OP_03' }],
    ['amount', { ...moved, gross: 31_000 }],
    ['source', { ...moved, source: 'LGO' }],
  ])('stays where the newer list has another %s', async (_title, other) => {
    const sum = (100_000 + other.gross) * 100
    for (const answer of await inBothOrders([older, listOf([other], { name })]))
      expect(answer).toMatchObject({ transfers: { gross: sum, net: sum - 3_000_000 } })
  })
})

describe('a list that was asked for more days than it has rows of', () => {
  it.each<[title: string, source: string | null]>([
    ['its source', 'UC'],
    ['all sources', null],
  ])('takes the rows of a day away that it has no rows of: %s', async (_title, source) => {
    const right = { transfers: { gross: 7_000_000, net: 7_000_000, UC: 7_000_000 }, told: [] }
    const list = listOf([paid], { name, told: askedFor(source, '01', '31') })
    expect(await inBothOrders([older, list])).toEqual([right, right])
  })

  it('leaves them where it was asked for fewer days', async () => {
    const list = listOf([paid], { name, told: askedFor('UC', '01', '08') })
    expect(await inBothOrders([older, list])).toEqual([beforePaid, beforePaid])
  })
})

describe('a list of which nothing tells when it was saved', () => {
  it('competes with one whose name tells it, until a person says which one counts; what is paid waits no more', async () => {
    const untimed = listOf([paid, moved], { name: 'โอนเงิน ก.พ. 69.csv' })
    const open = { ...all, told: [`undecided, counts ${older.name}`] }
    expect(await inBothOrders([older, untimed])).toEqual([open, open])
    const desk = await openCase()
    const [id = 0, untimedId = 0] = await desk.bringAll([older, untimed])
    await desk.imports.choose([untimedId, id], 'test')
    expect(await desk.answer()).toEqual(all)
    await desk.imports.choose([id, untimedId], 'test')
    expect(await desk.answer()).toEqual(all)
    await desk.imports.withdrawChoice([untimedId, id])
    expect(await desk.answer()).toEqual(open)
  })

  it('and that only has the transfer where it is paid counts beside the other, once', async () => {
    const untimed = listOf([moved], { name: 'โอนเงิน ก.พ. 69.csv' })
    expect(await inBothOrders([older, untimed])).toEqual([all, all])
  })

  it('and another such: what is paid waits no more', async () => {
    const waiting = listOf([paid, { ...moved, day: 9, waits: true }], { name: 'โอนเงิน 1.csv' })
    const untimed = listOf([moved], { name: 'โอนเงิน 2.xlsx' })
    expect(await inBothOrders([waiting, untimed])).toEqual([all, all])
  })

  it('in which it waits does not take away from one in which it waits on another day: one of both counts', async () => {
    const lists = [9, 15].map((day) =>
      listOf([{ ...moved, day, waits: true }], { name: `โอนเงิน ${day}.csv` }),
    )
    const right = { transfers: { gross: 3_000_000, net: 0, UC: 3_000_000 }, told: [] }
    expect(await inBothOrders(lists)).toEqual([right, right])
  })
})

describe('the day on which a transfer waited', () => {
  it('is settled with the list without a source that it stands in, which another day shows to be of UC', async () => {
    const waits = { ...moved, day: 9, waits: true }
    const dropped: Transfer = { day: 9, document: '6813_IP_01', batch: '2004', gross: 1_000 }
    const later: Transfer = { ...paid, day: 18 }
    const lists = [
      listOf([waits, dropped, later], {
        name: 'smt_budget_0000010670_20260120_080000.xlsx',
        isSourceless: true,
      }),
      listOf([later], { name: 'smt_budget_0000010670_20260121_080000.csv' }),
      listOf([{ ...dropped, document: '6812_IP_01', batch: '2003', gross: 5_000 }], {
        name: 'smt_budget_0000010670_20260122_080000.csv',
      }),
      listOf([{ ...moved, day: 25 }], { name }),
    ]
    const right = { transfers: { gross: 10_500_000, net: 10_500_000, UC: 10_500_000 }, told: [] }
    expect(await inBothOrders(lists)).toEqual([right, right])
  })
})

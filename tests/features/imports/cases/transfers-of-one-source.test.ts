import { describe, expect, it } from 'vitest'
import { givenFolder, inBothOrders, openCase } from '#tests/features/imports/cases/case-desk.ts'
import { askedFor, listOf, type Transfer } from '#tests/features/imports/cases/transfer-lists.ts'

const [uc] = givenFolder('transfers-of-one-source/1-uc')
const [lgo] = givenFolder('transfers-of-one-source/2-lgo')
if (uc === undefined || lgo === undefined) throw new Error('two files are given')

const later = 'smt_budget_0000010670_20260205_100000.csv'
const ofUc: readonly Transfer[] = [
  { day: 9, document: '6811_IP_01', batch: '1234', gross: 50_000 },
  { day: 12, document: '6811_OP_01', batch: '1234', gross: 25_000 },
]
const bothLists = { gross: 8_500_000, net: 8_500_000, UC: 7_500_000, LGO: 1_000_000 }

describe('a list of UC and one of LGO over the same days', () => {
  it('both count: gross 85,000.00', async () => {
    const right = { transfers: bothLists, told: [] }
    expect(await inBothOrders([uc, lgo])).toEqual([right, right])
  })

  it('of UC that is newer replaces UC alone', async () => {
    const newer = listOf(
      ofUc.map((transfer) => ({ ...transfer, gross: transfer.gross + 1000 })),
      { name: later },
    )
    const right = {
      transfers: { gross: 8_700_000, net: 8_700_000, UC: 7_700_000, LGO: 1_000_000 },
      told: [],
    }
    expect(await inBothOrders([uc, lgo, newer])).toEqual([right, right])
  })

  it('are replaced by a newer list that was asked for all sources over the month', async () => {
    const all = listOf(
      [
        { day: 9, document: '6811_IP_01', batch: '1234', gross: 60_000 },
        { day: 12, document: '681200338', batch: '1234', gross: 2_500, source: 'LGO' },
      ],
      { name: later, told: askedFor(null, '01', '31') },
    )
    const right = { transfers: { gross: 6_250_000, net: 6_250_000, UC: 6_000_000, LGO: 250_000 }, told: [] }
    expect(await inBothOrders([uc, lgo, all])).toEqual([right, right])
  })

  it('stand where a newer list of another source was asked for and has no row at all of theirs', async () => {
    const sss = listOf([{ day: 20, document: '681200400', batch: '7', gross: 1_000, source: 'SSS' }], {
      name: later,
      told: askedFor('SSS', '01', '31'),
    })
    const right = { transfers: { ...bothLists, gross: 8_600_000, net: 8_600_000, SSS: 100_000 }, told: [] }
    expect(await inBothOrders([uc, lgo, sss])).toEqual([right, right])
  })
})

describe('a list that names no source', () => {
  it.each(['smt_budget_0000010670_20260205_100000.xlsx', 'โอนเงิน ม.ค. 69.xlsx', later])(
    '%s that repeats the transfers of UC counts once',
    async (name) => {
      const repeated = listOf(ofUc, { name, isSourceless: true })
      for (const answer of await inBothOrders([uc, lgo, repeated]))
        expect(answer).toMatchObject({ transfers: { gross: 8_500_000, net: 8_500_000, LGO: 1_000_000 } })
    },
  )

  it('and shares no transfer with another is told beside it until a person says its source', async () => {
    const name = 'smt_budget_0000010670_20260205_100000.xlsx'
    const desk = await openCase()
    const [, , untold = 0] = await desk.bringAll([
      uc,
      lgo,
      listOf([{ day: 9, document: '6811_IP_03', batch: '5555', gross: 3_000 }], { name, isSourceless: true }),
    ])
    const open = {
      transfers: { ...bothLists, gross: 8_800_000, net: 8_800_000, unknown: 300_000 },
      told: ['overlaps', 'overlaps', `no source: ${name}`],
    }
    expect(await desk.answer()).toEqual(open)
    // it is the newer one of UC, and answers for the 9th alone
    await desk.imports.tell(untold, { scheme: null, source: 'UC' })
    expect(await desk.answer()).toMatchObject({
      transfers: { gross: 3_800_000, net: 3_800_000, LGO: 1_000_000 },
      told: [],
    })
    await desk.imports.tell(untold, { scheme: null, source: null })
    expect(await desk.answer()).toEqual(open)
  })

  it('over days of its own counts, and its source is asked for', async () => {
    const name = 'โอนเงิน ปลาย ม.ค. 69.xlsx'
    const own = listOf([{ day: 28, document: '6811_IP_03', batch: '5555', gross: 3_000 }], {
      name,
      isSourceless: true,
    })
    const right = {
      transfers: { ...bothLists, gross: 8_800_000, net: 8_800_000, unknown: 300_000 },
      told: [`no source: ${name}`],
    }
    expect(await inBothOrders([uc, lgo, own])).toEqual([right, right])
  })
})

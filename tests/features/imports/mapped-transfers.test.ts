import { describe, expect, it } from 'vitest'
import { createTransferMapper } from '#main/features/imports/transfer-mapper.ts'
import { type CellValue, uncalculated } from '#main/platform/workbook/workbook.ts'
import { layoutOf, openSheet } from '#tests/features/imports/mapper-desk.ts'

const layout = layoutOf('transfer', 'seq', {
  seq: ['int'],
  vendor_no: ['id', 'hospital'],
  posting_date: ['date', 'postedAt'],
  posted_again: ['date', 'postedAt'],
  batch_no: ['id', 'batchNo'],
  ref_doc_no: ['id', 'documentNo'],
  budget_source: ['text', 'source'],
  fund_name: ['text', 'fund'],
  efund_desc: ['text', 'subFund'],
  moph_id: ['id', 'account'],
  status: ['code', 'status'],
  amount: ['money', 'gross'],
  wait_amount: ['money', 'held'],
  debt_amount: ['money', 'deducted'],
  bond_amount: ['money', 'guarantee'],
  vat: ['money', 'tax'],
  remaining: ['money'],
  odbt: ['money', 'setOff'],
  total_amount: ['money', 'net'],
})

type Cells = Readonly<Record<string, CellValue>>
type Order = Parameters<typeof openSheet>[2]

const openTransfers = (order?: Order) => openSheet(createTransferMapper, layout, order)

const usual: Cells = {
  vendor_no: '0000010670',
  seq: 1,
  posting_date: '30/09/2568',
  amount: 1_000,
  wait_amount: 100,
  debt_amount: 20,
  bond_amount: 3,
  vat: 0.4,
  remaining: 876.6,
  odbt: 0.05,
  total_amount: 876.55,
}

/** What the amounts of a usual row are, in satang. */
const amounts = [100_000, 10_000, 2_000, 300, 40, 5, 87_655]
const noSums = {
  amount: null,
  wait_amount: null,
  debt_amount: null,
  bond_amount: null,
  vat: null,
  remaining: null,
  odbt: null,
  total_amount: null,
}

describe('a row of transfers', () => {
  it('gives every column its place', () => {
    const { mapper, rowOf, found } = openTransfers()
    const cells: Cells = {
      posting_date: '30/09/2568 10:00:00',
      batch_no: '0012A',
      ref_doc_no: '6811_IP_01(อุทธรณ์ AUDIT)(ยกเลิก Rerun)',
      budget_source: 'UC',
      fund_name: 'กองทุนผู้ป่วยใน',
      efund_desc: 'CAP',
      moph_id: '1102050101.202',
      status: 'P',
    }
    expect(mapper.readData(rowOf({ ...usual, ...cells }, 5))).toEqual([
      6,
      'UC',
      '2025-09-30',
      2568,
      '0012A',
      '6811_IP_01(อุทธรณ์ AUDIT)(ยกเลิก Rerun)',
      '6811_IP_01',
      null,
      1,
      1,
      1,
      'UC',
      'กองทุนผู้ป่วยใน',
      'CAP',
      '1102050101.202',
      'P',
      ...amounts,
    ])
    expect(found()).toEqual([])
  })

  it('that says nothing more has unknown amounts, never 0', () => {
    const { mapper, rowOf } = openTransfers()
    const cells = { ref_doc_no: '690100123', posted_again: '2025-10-01', total_amount: '-' }
    const none = [null, null, null, null, null, null, null]
    expect(mapper.readData(rowOf(cells, 5))).toEqual([
      6,
      '',
      '2025-10-01',
      2569,
      null,
      '690100123',
      null,
      '690100123',
      0,
      0,
      0,
      null,
      null,
      null,
      null,
      null,
      ...none,
    ])
  })

  it.each<[Cells, readonly string[]]>([
    [{ posting_date: 'x' }, ['rejected notDate row 6 C']],
    [{ posting_date: null }, ['rejected blankValue row 6 C']],
    [{ posting_date: null, posted_again: 'x' }, ['rejected notDate row 6 C']],
    [{ posting_date: uncalculated }, ['rejected notCalculated row 6 C']],
    [{ posting_date: null, total_amount: null }, ['rejected blankValue row 6 C']],
    [{ posting_date: null, amount: null }, ['rejected blankValue row 6 C']],
    [{ posting_date: null, amount: 0, total_amount: 'x' }, ['rejected blankValue row 6 C']],
    // no amount of it is gross or net: nothing is lost
    [{ posting_date: null, amount: null, total_amount: null }, []],
    [{ posting_date: null, amount: 'x', total_amount: 'x' }, []],
  ])('without a day, %o, is not taken: %j', (cells, expected) => {
    const { mapper, rowOf, found, sums } = openTransfers()
    const record = mapper.readData(rowOf({ ...usual, ...cells }, 5))
    expect([record, found(), sums(), mapper.finish().groups]).toEqual([null, expected, noSums, []])
    // a row that is none by its key is told alike
    const other = openTransfers()
    other.mapper.readOther(other.rowOf({ ...usual, ...cells }, 5))
    expect(other.found()).toEqual(expected)
  })

  it.each<[CellValue, readonly string[]]>([
    ['0000011111', ['rejected otherHospital row 6 B']],
    [11_111, ['rejected otherHospital row 6 B']],
    ['10670', []],
    [null, []],
    [uncalculated, ['rejected notCalculated row 6 B']],
  ])('of vendor %o: %j', (vendor_no, expected) => {
    const { mapper, rowOf, found, sums } = openTransfers()
    const isOurs = !expected.some((line) => line.includes('otherHospital'))
    const record = mapper.readData(rowOf({ ...usual, vendor_no }, 5))
    expect([record?.[0], found(), sums()['total_amount']]).toEqual([
      isOurs ? 6 : undefined,
      expected,
      isOurs ? 87_655 : null,
    ])
  })

  it('that waits is in no sum and not judged until it is read again', () => {
    const asked: unknown[][] = []
    const hold = (...question: readonly unknown[]) => asked.push([...question]) - 1
    const { mapper, rowOf, found, sums } = openTransfers({ rows: { hold } })
    const row = rowOf({ ...usual, total_amount: 1 }, 5)
    expect([mapper.readData(row), asked, sums(), found()]).toEqual([null, [[5, '2025-09-30']], noSums, []])
    const before = mapper.finish()
    expect([before.groups, before.checks]).toEqual([[], []])
    expect(before.waiting?.map(({ unit, group }) => [unit, group.key, group.sums['total_amount']])).toEqual([
      [0, '2025-09-30', 100],
    ])
    expect(mapper.readHeld?.(row, '2025-09-30').slice(0, 3)).toEqual([6, '', '2025-09-30'])
    const { groups, checks } = mapper.finish()
    expect([sums()['total_amount'], found(), groups.map(({ key }) => key), checks.length]).toEqual([
      100,
      ['suspect sumDiffers row 6 S'],
      ['2025-09-30'],
      1,
    ])
  })
})

describe('what reaches the bank', () => {
  it.each<[Cells, number, number]>([
    [{}, 87_655, 87_655],
    [{ wait_amount: 101 }, 87_555, 87_655],
    [{ debt_amount: 21 }, 87_555, 87_655],
    [{ bond_amount: 4 }, 87_555, 87_655],
    [{ vat: 1.4 }, 87_555, 87_655],
    [{ odbt: 1.05 }, 87_555, 87_655],
    [{ remaining: 1 }, 87_655, 87_655],
  ])('is gross less all that is kept back, with %o', (cells, expected, said) => {
    const { mapper, rowOf } = openTransfers()
    mapper.readData(rowOf({ ...usual, ...cells }, 5))
    expect(mapper.finish().checks).toMatchObject([{ what: 'total_amount', expected, found: said }])
  })

  it('is not judged in a list without gross or net', () => {
    for (const part of ['gross', 'net'] as const) {
      const { [part]: _, ...parts } = layout.parts
      const { mapper, rowOf } = openSheet(createTransferMapper, { ...layout, parts })
      mapper.readData(rowOf(usual))
      expect(mapper.finish().checks).toEqual([])
    }
  })

  it('is judged in a list that keeps nothing back', () => {
    const { gross = [], net = [], postedAt = [] } = layout.parts
    const { mapper, rowOf } = openSheet(createTransferMapper, { ...layout, parts: { gross, net, postedAt } })
    mapper.readData(rowOf(usual))
    expect(mapper.finish().checks).toMatchObject([{ expected: 100_000, found: 87_655, isEqual: false }])
  })
})

it('a list of transfers comes to its days, and keeps the totals below them', () => {
  const { mapper, rowOf } = openTransfers()
  const next = { ...usual, posting_date: '2025-10-01' }
  for (const [row, cells] of [usual, usual, next].entries()) mapper.readData(rowOf(cells, row))
  mapper.readOther(rowOf({ vendor_no: 'รวม', total_amount: 2_629.65 }, 3))
  const { groups, totalRows, hospitals, ...rest } = mapper.finish()
  const [amount, wait_amount, debt_amount, bond_amount, vat, odbt, total_amount] = amounts
  const one = { amount, wait_amount, debt_amount, bond_amount, vat, remaining: 87_660, odbt, total_amount }
  const two = Object.fromEntries(Object.entries(one).map(([field, satang]) => [field, 2 * (satang ?? 0)]))
  expect([mapper.table, groups, [...hospitals]]).toEqual([
    'transfer_row',
    [
      { key: '2025-09-30', rows: 2, sums: two },
      { key: '2025-10-01', rows: 1, sums: one },
    ],
    [['10670', 3]],
  ])
  expect(totalRows).toMatchObject([
    { row: 4, key: '2025-10-01', sums: { ...noSums, total_amount: 262_965 }, columns: { total_amount: 'S' } },
  ])
  expect(rest).toEqual({
    patientTypes: new Set(),
    claims: null,
    waiting: [],
    issues: [],
    checks: [
      {
        against: 'rowSum',
        where: 'made',
        what: 'total_amount',
        expected: 262_965,
        found: 262_965,
        isMoney: true,
        isEqual: true,
        cells: [],
      },
    ],
  })
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makePerson } from '#main/features/practice/maker/people.ts'
import { stmOfc20 } from '#shared/model/layouts/stm-ofc-20.layout.ts'
import {
  type Cell,
  readSheets,
  type SheetState,
  type TestSheet,
  toTold,
} from '#tests/features/imports/cases/sheets-with-states.ts'
import { readBytes } from '#tests/features/imports/reading.ts'

const name = 'STM_10670_OP202512_01.xlsx'
const headers = stmOfc20.columns.map(([, , header]) => header ?? '')

const meta: readonly (readonly Cell[])[] = [
  ['ออกรายงานวันที่ 20/12/2568 เวลา 10:20'],
  [],
  ['โรงพยาบาล 10670 โรงพยาบาลฝึกหัด'],
  [],
  [],
  ['เลขที่เอกสาร 10670_OP202512_01'],
  ...Array.from({ length: 4 }, () => []),
]

type Case = { readonly person: number; readonly paid: Cell; readonly seq?: number; readonly at?: string }

/** A case as the statement prints it: nothing but treatment is paid. */
function caseRow({ person, paid, seq = person, at = '05/12/2025 08:30:00' }: Case): Cell[] {
  const { pid, hn, name: patient } = makePerson('copies', person)
  const start = ['681200900', seq, hn, '-', pid, patient, at, '-', '-', '-']
  return [...start, paid, '-', '-', '-', '-', paid, '-', '-', '-', paid]
}

const first: Case = { person: 1, paid: 1000 }
const second: Case = { person: 2, paid: 2000 }
const third: Case = { person: 3, paid: 3500.5 }
const all = [first, second, third]

const total = (paid: number): Cell[] => [
  ...['รวม', ...Array.from({ length: 9 }, () => null)],
  ...[paid, ...Array.from({ length: 8 }, () => null), paid],
]

/** A sheet of cases with its headers; the first case is row 12. */
function sheetOf(
  sheet: string,
  cases: readonly Case[],
  { state = 'visible', end = [] }: { readonly state?: SheetState; readonly end?: readonly Cell[][] } = {},
): TestSheet {
  return { name: sheet, state, rows: [...meta, headers, ...cases.map(caseRow), ...end] }
}

describe('a sheet and its hidden copy', () => {
  it('as it was reported: 6,500.50, and the copy is told', async () => {
    const file = 'a_STM_10670_OP202512_01.xlsx'
    const folder = path.join(import.meta.dirname, '../../../cases/working-copy-of-a-sheet')
    const told = toTold(await readBytes(file, readFileSync(path.join(folder, file))))
    expect(told).toMatchObject({
      rows: 3,
      places: ['พึงรับ 12', 'พึงรับ 13', 'พึงรับ 14'],
      money: [[100_000], [200_000], [350_050]],
      sums: { total: 650_050 },
      findings: [12, 13, 14].map((row) => `rejected repeatedRow: พึงรับ (2) ${row}`),
      warnings: ['พึงรับ (2) = พึงรับ'],
      // the total of the copy is about the rows that stand there
      differing: 0,
    })
  })

  it.each(['xlsx', 'xls'] as const)(
    'counts as people see it, though the very hidden one comes first (%s)',
    async (as) => {
      const copy = sheetOf('คัดลอก', [...all, third], { state: 'veryHidden', end: [total(6500.5)] })
      const told = await readSheets(name, [copy, sheetOf('พึงรับ', all, { end: [total(6500.5)] })], as)
      expect(told).toMatchObject({
        rows: 3,
        places: ['พึงรับ 12', 'พึงรับ 13', 'พึงรับ 14'],
        sums: { total: 650_050 },
        findings: [12, 13, 14, 15].map((row) => `rejected repeatedRow: คัดลอก ${row}`),
        warnings: ['คัดลอก = พึงรับ'],
      })
    },
  )

  it('counts once when everybody sees both: the first one counts', async () => {
    const told = await readSheets(name, [sheetOf('พึงรับ', all), sheetOf('งานเอ', all)])
    expect(told).toMatchObject({ rows: 3, sums: { total: 650_050 }, warnings: ['งานเอ = พึงรับ'] })
  })

  it('counts once when both are hidden', async () => {
    const state = 'hidden'
    const other = sheetOf('อื่น', [{ person: 9, paid: 9 }])
    const told = await readSheets(name, [sheetOf('ก', all, { state }), sheetOf('ข', all, { state }), other])
    expect(told).toMatchObject({ rows: 4, sums: { total: 650_950 }, warnings: ['ข = ก'] })
  })

  it.each([
    ['before', 'visible'],
    ['before', 'hidden'],
    ['behind', 'visible'],
    ['behind', 'hidden'],
  ] as const)(
    'counts once where the copy has only some rows, and stands %s the %s whole',
    async (place, state) => {
      const [part, whole] = [sheetOf('กรอง', [first, third]), sheetOf('พึงรับ', all, { state })]
      const told = await readSheets(name, place === 'before' ? [part, whole] : [whole, part])
      expect({ rows: told.rows, sum: told.sums['total'], findings: told.findings.length }).toEqual({
        rows: 3,
        sum: 650_050,
        findings: 2,
      })
      expect(told.warnings).toHaveLength(1)
    },
  )

  it('counts once where one sheet gathers the rows of two others', async () => {
    const gathered = sheetOf('รวมทุกแผ่น', all)
    const parts = [sheetOf('แผ่น 1', [first]), sheetOf('แผ่น 2', [second, third])]
    for (const sheets of [
      [...parts, gathered],
      [gathered, ...parts],
    ])
      expect(await readSheets(name, sheets)).toMatchObject({ rows: 3, sums: { total: 650_050 } })
  })

  it('in which somebody changed an amount: what people see counts, and the other amount is told', async () => {
    const copy = sheetOf('พึงรับ (2)', [first, { ...second, paid: 2500 }, third], { state: 'hidden' })
    const told = await readSheets(name, [copy, sheetOf('พึงรับ', all)])
    expect(told).toMatchObject({
      rows: 3,
      sums: { total: 650_050 },
      findings: [
        'rejected repeatedRow: พึงรับ (2) 12',
        'rejected sameCase: พึงรับ (2) 13',
        'rejected repeatedRow: พึงรับ (2) 14',
      ],
    })
  })

  it('of one changed case alone is told, too, and does not count beside what people see', async () => {
    const copy = sheetOf('ร่าง', [{ ...second, paid: 2500 }], { state: 'hidden' })
    const told = await readSheets(name, [sheetOf('พึงรับ', all), copy])
    expect(told).toMatchObject({ rows: 3, sums: { total: 650_050 }, findings: ['rejected sameCase: ร่าง 12'] })
  })

  it('keeps what only the copy has', async () => {
    const copy = sheetOf('พึงรับ (2)', [...all, { person: 4, paid: 10 }], { state: 'hidden' })
    const told = await readSheets(name, [sheetOf('พึงรับ', all), copy])
    expect(told).toMatchObject({ rows: 4, sums: { total: 651_050 } })
    expect(told.places).toContain('พึงรับ (2) 15')
  })

  it('counts once though an amount of it cannot be read, and that is listed once', async () => {
    const cases = [first, { ...second, paid: 'สองพัน' }, third]
    const told = await readSheets(name, [
      sheetOf('พึงรับ', cases),
      sheetOf('พึงรับ (2)', cases, { state: 'hidden' }),
    ])
    expect(told.sums['total']).toBe(450_050)
    expect(told.findings.filter((finding) => finding.includes('notAmount'))).toHaveLength(3)
    expect(told.findings.filter((finding) => finding.includes('repeatedRow'))).toHaveLength(3)
  })

  it('counts once though the copy lacks columns and has a new one', async () => {
    const lean = sheetOf('ทำงาน', all, { state: 'hidden' })
    const rows = lean.rows.map((cells, index) =>
      index < 10 ? cells : [...cells.slice(0, 5), index === 10 ? 'ตรวจแล้ว' : 'ok', ...cells.slice(6)],
    )
    const told = await readSheets(name, [sheetOf('พึงรับ', all), { ...lean, rows }])
    expect(told).toMatchObject({ rows: 3, sums: { total: 650_050 }, warnings: ['ทำงาน = พึงรับ'] })
  })
})

describe('cases of one sheet', () => {
  it('pasted once more below each other count once, and are told', async () => {
    const told = await readSheets(name, [sheetOf('พึงรับ', [...all, ...all], { end: [total(6500.5)] })])
    expect(told).toMatchObject({
      rows: 3,
      sums: { total: 650_050 },
      findings: [15, 16, 17].map((row) => `rejected repeatedRow: พึงรับ ${row}`),
      warnings: [],
      differing: 0,
    })
  })

  it('that the printed total counts twice are two, however alike they are', async () => {
    const told = await readSheets(name, [sheetOf('พึงรับ', [...all, ...all], { end: [total(13_001)] })])
    expect(told).toMatchObject({ rows: 6, sums: { total: 1_300_100 }, findings: [], differing: 0 })
  })

  const renumbered = { ...second, seq: 4 }

  it('that differ by nothing but their number count once where no total tells, and that is told', async () => {
    const told = await readSheets(name, [sheetOf('พึงรับ', [...all, renumbered])])
    expect(told).toMatchObject({
      rows: 3,
      sums: { total: 650_050 },
      findings: ['rejected repeatedRow: พึงรับ 15'],
    })
  })

  it.each([
    [6500.5, 3, ['rejected repeatedRow: พึงรับ 15']],
    [8500.5, 4, []],
  ])(
    'that differ by nothing but their number are as many as the total of %d says',
    async (printed, rows, findings) => {
      const told = await readSheets(name, [sheetOf('พึงรับ', [...all, renumbered], { end: [total(printed)] })])
      expect(told).toMatchObject({ rows, sums: { total: printed * 100 }, findings, differing: 0 })
    },
  )

  it('of one person at two times, or with two amounts, are two and nothing is said', async () => {
    const again = [
      { ...second, seq: 4, at: '05/12/2025 14:00:00' },
      { ...second, seq: 5, paid: 2000.25 },
    ]
    const told = await readSheets(name, [sheetOf('พึงรับ', [...all, ...again])])
    expect(told).toMatchObject({ rows: 5, sums: { total: 1_050_075 }, findings: [] })
  })
})

describe('a list that goes on in another sheet', () => {
  const fourth: Case = { person: 4, paid: 40 }
  const more = [third, fourth, { person: 5, paid: 50 }]

  it('and repeats its last row there counts it once, and tells it', async () => {
    const told = await readSheets(name, [
      sheetOf('พึงรับ', all),
      sheetOf('พึงรับ 2', more, { end: [total(6590.5)] }),
    ])
    expect(told).toMatchObject({
      rows: 5,
      places: ['พึงรับ 12', 'พึงรับ 13', 'พึงรับ 14', 'พึงรับ 2 13', 'พึงรับ 2 14'],
      sums: { total: 659_050 },
      findings: ['rejected repeatedRow: พึงรับ 2 12'],
      differing: 0,
    })
  })

  it('and ends with a total of what stands there proves it, too', async () => {
    const told = await readSheets(name, [
      sheetOf('พึงรับ', all),
      sheetOf('พึงรับ 2', more, { end: [total(3590.5)] }),
    ])
    expect(told).toMatchObject({ rows: 5, sums: { total: 659_050 }, differing: 0 })
  })

  it('without headers is no other: its repeated row counts once', async () => {
    const rows = more.map(caseRow)
    const told = await readSheets(name, [sheetOf('พึงรับ', all), { name: 'พึงรับ 2', rows }])
    expect(told).toMatchObject({
      rows: 5,
      sums: { total: 659_050 },
      findings: ['rejected repeatedRow: พึงรับ 2 1'],
    })
  })

  it('with the same case and another amount counts both, and tells it', async () => {
    const told = await readSheets(name, [
      sheetOf('พึงรับ', all),
      sheetOf('พึงรับ 2', [{ ...third, paid: 1 }, fourth]),
    ])
    expect(told).toMatchObject({
      rows: 5,
      sums: { total: 654_150 },
      findings: ['suspect sameCase: พึงรับ 2 12'],
      warnings: [],
    })
  })
})

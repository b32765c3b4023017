import * as xlsx from '@e965/xlsx'
import { expect, test } from 'vitest'
import { readMeta } from '#main/features/imports/document-facts.ts'
import { makePerson } from '#main/features/practice/maker/people.ts'
import { casesIn } from '#tests/features/imports/read-made.ts'
import { cellsOf, demandRead, readBytes } from '#tests/features/imports/reading.ts'

type Cell = string | number | null

const usual = [
  ...['HN', 'AN', 'เลขบัตรประชาชน', 'ชื่อ-สกุล', 'สิทธิ', 'วันที่เข้ารับบริการ', 'REP NO', 'TRANS ID'],
  ...['sys_code(กองทุนหลัก)', 'item_code(subfund)', 'ความหมาย subfund', 'HCODE', 'ไม่ชดเชย', 'จ่ายชดเชยสุทธิ'],
]

const people = [1, 2].map((number) => makePerson('person lists', number))

/** A row by its headers; `paid` and `unpaid` are baht as printed. */
function rowOf(headers: readonly string[], index: number, said: Readonly<Record<string, Cell>>): Cell[] {
  const person = people[index % people.length]
  const known: Readonly<Record<string, Cell>> = {
    HN: person?.hn ?? '',
    เลขบัตรประชาชน: person?.pid ?? '',
    PID: person?.pid ?? '',
    'ชื่อ-สกุล': person?.name ?? '',
    สิทธิ: 'UCS',
    วันที่เข้ารับบริการ: '05/11/2568',
    'REP NO': '681100001',
    'TRANS ID': `68110000${index}1`,
    'sys_code(กองทุนหลัก)': 'OP',
    'item_code(subfund)': 'OPREF',
    'ความหมาย subfund': 'ผู้ป่วยนอกรับส่งต่อ',
    HCODE: '10670',
    ...said,
  }
  return headers.map((header) => known[header] ?? null)
}

type List = {
  readonly headers?: readonly string[]
  readonly meta?: readonly (readonly Cell[])[]
  readonly rows: readonly Readonly<Record<string, Cell>>[]
  readonly bookType?: 'biff8' | 'xlsx'
}

const usualMeta = [['งวด : 6908_OP_02'], ['รหัสผังบัญชี 1102050101.222 : ลูกหนี้ค่ารักษา OP - REFER'], []]

function read({ headers = usual, meta = usualMeta, rows, bookType = 'xlsx' }: List, name = 'report.xlsx') {
  const table: Cell[][] = [
    ...meta.map((cells) => [...cells]),
    [...headers],
    ...rows.map((row, index) => rowOf(headers, index, row)),
  ]
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(table), 'Sheet1')
  return readBytes(name, xlsx.write(book, { bookType, type: 'buffer' }))
}

/** Period, REP, TRAN_ID, scheme and approved satang of each person. */
function look(reading: Awaited<ReturnType<typeof read>>) {
  const { facts, batches } = demandRead(reading)
  return {
    kind: facts.kind,
    layout: facts.layout,
    documentNo: facts.documentNo,
    scheme: facts.insideScheme,
    rejected: facts.rejectedCount,
    persons: casesIn(batches).map((record) => [record[4], record[5], record[6], record[15]]),
  }
}

const paid = (amount: Cell, unpaid: Cell = '0.00') => ({ จ่ายชดเชยสุทธิ: amount, ไม่ชดเชย: unpaid })

test.each(['biff8', 'xlsx'] as const)(
  'the persons of a round as %s: what is paid, never what is not',
  async (bookType) => {
    expect(look(await read({ rows: [paid('1,200.50', '99.00'), paid('0.00', '450.00')], bookType }))).toEqual(
      {
        ...{ kind: 'STM', layout: 'smt-detail-13', documentNo: '6908_OP_02', scheme: 'ucs', rejected: 0 },
        persons: [
          [null, '681100001', '6811000001', 120_050],
          [null, '681100001', '6811000011', 0],
        ],
      },
    )
  },
)

test('the unpaid column may stand on either side, and no blank is 0', async () => {
  const headers = [...usual.slice(0, -2), 'จ่ายชดเชยสุทธิ', 'ไม่ชดเชย']
  expect(look(await read({ headers, rows: [paid(10.25, 7), paid(null, 450)] })).persons).toEqual([
    [null, '681100001', '6811000001', 1_025],
    [null, '681100001', '6811000011', null],
  ])
})

test('a list without the column of what is paid waits, and takes no other for it', async () => {
  const reading = await read({ headers: usual.slice(0, -1), rows: [paid('1.00', '450.00')] })
  expect([reading.state, reading.batches]).toEqual(['misfit', []])
})

test('where the batch stands, a list may name the round: it is no number of a batch', async () => {
  const headers = usual.map((header) => ({ 'REP NO': 'งวด', เลขบัตรประชาชน: 'PID' })[header] ?? header)
  const rows = [{ ...paid('5.00'), งวด: '6908_OP_02' }]
  expect(look(await read({ headers, rows })).persons).toEqual([['6908_OP_02', null, '6811000001', 500]])
})

test('two accounts of one round say so, whatever their files are called', async () => {
  const metas = [
    [['งวด : 6908_OP_02'], ['รหัสผังบัญชี 1102050101.222 : ลูกหนี้ค่ารักษา OP - REFER']],
    [
      ['งวด :', '6908_OP_02'],
      ['รหัสผังบัญชี', 1102050101.216, 'ลูกหนี้ค่ารักษา UC-OP บริการเฉพาะ (CR)'],
    ],
    [['งวด : 6908_OP_02'], ['รหัสผังบัญชี : 1102050102.801 ลูกหนี้ค่ารักษา เบิกจ่ายตรง อปท.OP']],
  ]
  const said = await Promise.all(
    metas.map(async (meta) => {
      const facts = readMeta(meta.map((cells, row) => ({ row, cells })))
      const { documentNo, scheme, persons } = look(await read({ meta: [...meta, []], rows: [paid('5.00')] }))
      return [facts.account, documentNo, scheme, persons.length]
    }),
  )
  expect(said).toEqual([
    ['1102050101.222', '6908_OP_02', 'ucs', 1],
    ['1102050101.216', '6908_OP_02', 'ucs', 1],
    ['1102050102.801', '6908_OP_02', 'lgo', 1],
  ])
})

test('what no column of a list is known for is kept beside the person, and told', async () => {
  const { facts, batches } = demandRead(await read({ rows: [paid('5.00', '3.00')] }))
  expect(facts.warnings.map(({ code, details }) => [code, details['column']])).toEqual([
    ['import.columnExtra', 'ไม่ชดเชย'],
  ])
  expect([...cellsOf(batches).values()].map((cells) => cells['ไม่ชดเชย'])).toEqual(['3.00'])
})

import * as xlsx from '@e965/xlsx'
import { expect, test } from 'vitest'
import { makePerson } from '#main/features/practice/maker/people.ts'
import { casesIn } from '#tests/features/imports/read-made.ts'
import { demandRead, readBytes } from '#tests/features/imports/reading.ts'

type Cell = string | number | null

const person = makePerson('unpaid dialysis', 1)

/** Puts cells at the letters other programs read them at. */
function spread(cells: Readonly<Record<string, Cell>>): Cell[] {
  const byColumn = new Map(
    Object.entries(cells).map(([letters, cell]) => [xlsx.utils.decode_col(letters), cell]),
  )
  return Array.from({ length: Math.max(...byColumn.keys()) + 1 }, (_, column) => byColumn.get(column) ?? null)
}

const headers = {
  ...{ A: 'ลำดับ', B: 'REP', E: 'HN', F: 'PID', G: 'ชื่อ-สกุล', J: 'AN', L: 'วันที่รับบริการ', M: 'เวลา' },
  ...{ P: 'เรียกเก็บ', Q: 'EPO 1', R: 'EPO 1', S: 'EPO 2', T: 'EPO 2' },
}
const below = { Q: 'ชื่อยา', R: 'จำนวนเงิน', S: 'ชื่อยา', T: 'จำนวนเงิน' }

const session = (seq: number, paid: Readonly<Record<string, Cell>>) =>
  spread({
    ...{
      A: seq,
      B: '690500001',
      E: person.hn,
      F: person.pid,
      G: person.name,
      L: `1${seq}/05/2569`,
      M: '14:11',
    },
    ...{ P: 1500, Q: 'EPO ALFA', R: 750.5, S: null, T: null },
    ...paid,
  })

async function read(scheme: string, top: Readonly<Record<string, string>>, rows: readonly Cell[][]) {
  const meta = [['ออกรายงานวันที่ 05/06/2569 เวลา 10:20'], [], ['โรงพยาบาล 10670 โรงพยาบาลฝึกหัด'], [], [], [], []]
  const book = xlsx.utils.book_new()
  const table = [...meta, spread(top), spread(below), ...rows]
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(table), 'Sheet1')
  const bytes = xlsx.write(book, { bookType: 'biff8', type: 'buffer' })
  const { facts, batches } = demandRead(await readBytes('dialysis.xls', bytes))
  expect([facts.insideScheme, facts.rejectedCount]).toEqual([scheme, 0])
  return casesIn(batches).map((record) => record.slice(-2))
}

test('a session of Bangkok’s staff that is not paid yet is not paid, whatever was asked for with it', async () => {
  const rows = [
    session(1, { AN: 2250.5 }),
    session(2, { AN: 0 }),
    session(3, { AN: null }),
    session(4, { AN: '-' }),
  ]
  expect(await read('bkk', { ...headers, AN: 'รวมจ่ายชดเชย' }, rows)).toEqual([
    [225_050, 225_050],
    [225_050, 0],
    [225_050, null],
    [225_050, null],
  ])
})

test('sessions of BMT have no column of what is paid, and none of them is', async () => {
  expect(await read('bmt', headers, [session(1, {}), session(2, {})])).toEqual([
    [225_050, null],
    [225_050, null],
  ])
})

import { describe, expect, test } from 'vitest'
import type { PageRow } from '#main/platform/browser/browser-session.ts'
import { createPage, excel, placesOf, readTables } from '#tests/features/downloads/list-tables.ts'

/** Lines as the real list has them: fourteen cells. @source nhso/portal-evidence.json, pages[0].cells */
const batches = [
  ['05/01/2569 20:15:01', '690100001', '1,204', '1,200', '4', '06/01/2569 09:00:00'],
  ['06/01/2569 20:15:01', '690100002', '30', '30', '0', '07/01/2569 09:00:00'],
  ['07/01/2569 20:15:01', '690100003', '12', '2', '10', '07/01/2569 21:00:00'],
] as const
const counts = [
  { total: 1204, passed: 1200, failed: 4 },
  { total: 30, passed: 30, failed: 0 },
  { total: 12, passed: 2, failed: 10 },
]
const unknown = { total: null, passed: null, failed: null }

const page = createPage()

function toLine([sent, repNo, total, passed, failed, checked]: readonly string[], index: number): PageRow {
  const name = `eclaim_10670_OP_2569010${index + 5}_201501885.ecd`
  return page.row([
    ...[sent ?? '', repNo ?? '', '10670', 'รพ.ขอนแก่น', `rep_${name}`],
    ...[total ?? '', passed ?? '', failed ?? '', 'e-Claim Online', checked ?? '', 'ผู้ส่ง', ''],
    { links: [{ text: `rep_${name}`, address: '', call: null }] },
    { links: [excel(`filename=${name}`)] },
  ])
}
const lines = batches.map(toLine)
const read = (...rows: readonly PageRow[]) => readTables([page.table(rows)])
const countsOf = (...rows: readonly PageRow[]) => read(...rows).lines.map((line) => line.counts)
const places = { sentAt: 0, repNo: 1, hcode: 2, total: 5, passed: 6, failed: 7, checkedAt: 9, file: 13 }

/** A header of fourteen cells that are all of one kind of word. */
const words = (...texts: readonly string[]) =>
  Array.from({ length: 14 }, (_, index) => texts[index] ?? `ก${index}`)

describe('the columns of a REP list are found by what they hold', () => {
  test.each([
    ['no header', []],
    ['words nobody knows', [page.header(words())]],
    ['a title above', [page.header([{ text: 'รายการส่งข้อมูล ปี 2569', columns: 14 }]), page.header(words())]],
    ['TD in the place of TH', [page.row(words())]],
    [
      'two rows of headers',
      [
        page.header([
          ...['ก', 'ข', 'ค', 'ง', 'จ'].map((text) => ({ text, rows: 2 })),
          { text: 'จำนวน', columns: 3 },
          ...['ฉ', 'ช', 'ซ', 'ฌ', 'ญ', 'ฎ'].map((text) => ({ text, rows: 2 })),
        ]),
        page.header(['ทั้งหมด ▲', 'ผ่าน ⇅', 'ไม่ผ่าน ⇅']),
      ],
    ],
  ])('with %s', (_, above) => {
    const found = read(...above, ...lines)
    expect(placesOf(found)).toEqual(places)
    expect(found.lines.map((line) => line.counts)).toEqual(counts)
  })

  test('and each says why', () => {
    const header = words('', '', '', '', '', 'ทั้งหมด', 'ผ่าน ▲', 'ไม่ผ่าน')
    const why = (rows: readonly PageRow[]) =>
      read(...rows).columns.flatMap(({ field, reasons }) => (field === 'passed' ? [reasons] : []))
    expect([why(lines), why([page.header(header), ...lines])]).toEqual([
      [['content', 'place']],
      [['content', 'header']],
    ])
  })

  test('with a line that waits for its file above and a row of sums below', () => {
    const waiting = page.row([
      ...batches[0],
      ...words().slice(6, 13),
      'rep_eclaim_10670_OP_25690108_201501885.ecd',
    ])
    const sum = page.row(words('รวม', '', '', '', '', '1246', '1232', '14'))
    const found = read(waiting, ...lines, sum)
    expect(found.lines.map((line) => line.counts)).toEqual(counts)
    expect(found.columns.flatMap(({ headers }) => headers)).toEqual([])
  })
})

describe('which of two counts passed', () => {
  const swapped = batches.map(([sent, no, total, passed, failed, checked], index) =>
    toLine([sent, no, failed, passed, total, checked], index),
  )

  test('is told by headers, wherever the columns stand', () => {
    const header = page.header(words('', '', '', '', '', 'ไม่ผ่าน', 'ผ่าน', 'ทั้งหมด'))
    expect(countsOf(header, ...swapped)).toEqual(counts)
  })

  test('stays unknown without headers where the sum stands elsewhere than the portal is known to have it', () => {
    expect(countsOf(...swapped)).toEqual([unknown, unknown, unknown])
  })

  test('stays unknown where headers and numbers contradict each other', () => {
    const header = page.header(words('', '', '', '', '', 'ผ่าน', 'ทั้งหมด', 'ไม่ผ่าน'))
    expect(countsOf(header, ...lines)).toEqual([unknown, unknown, unknown])
  })
})

describe('counts stay unknown, and their files are read all the same,', () => {
  test('where one line does not add up', () => {
    const odd = toLine(['08/01/2569 20:15:01', '690100004', '12', '2', '9', '09/01/2569 09:00:00'], 3)
    const found = read(...lines, odd)
    expect(found.lines.map((line) => [line.name, line.counts])).toEqual(
      [5, 6, 7, 8].map((day) => [`eclaim_10670_OP_2569010${day}_201501885.xls`, unknown]),
    )
  })

  test('where two readings differ in any line', () => {
    // 3 + 5 = 8 and 8 + 3 = 11 could both be meant
    const line = page.row(['3', '5', '8', '11', { links: [excel('fn=a.xls')] }])
    const found = readTables([page.table([line])])
    expect(found.lines[0]?.counts).toEqual(unknown)
  })

  test('in lines of another width', () => {
    const short = page.row(['1', '1', '0', { links: [excel('fn=a.xls')] }])
    expect(countsOf(...lines, short)).toEqual([...counts, unknown])
  })
})

describe('a person has the last word', () => {
  const odd = batches.map(([sent, no, total, passed, failed, checked], index) =>
    toLine([sent, no, failed, passed, total, checked], index),
  )
  const at = (index: number) => ({ index, header: null })

  test('and what she names is read', () => {
    const corrected = { total: at(7), passed: at(6), failed: at(5) }
    const found = readTables([page.table(odd)], { corrected })
    expect(found.lines.map((line) => line.counts)).toEqual(counts)
    expect(found.columns[6]).toMatchObject({ field: 'passed', reasons: ['correction'] })
  })

  test('and what she says is none of them is none', () => {
    const found = readTables([page.table(lines)], { corrected: { passed: 'none' } })
    expect(found.lines.map((line) => line.counts)).toEqual([unknown, unknown, unknown])
  })

  test('and a column she named by its header is found where it stands now', () => {
    const header = page.header(words('', '', '', '', '', 'ตก', 'ได้', 'ยอด'))
    const corrected = {
      total: { index: 1, header: 'ยอด' },
      passed: { index: 2, header: 'ได้' },
      failed: { index: 3, header: 'ตก' },
    }
    const found = readTables([page.table([header, ...odd])], { corrected })
    expect(found.lines.map((line) => line.counts)).toEqual(counts)
  })
})

test('which of two dates is the day of sending is told by their order', () => {
  const turned = batches.map(([sent, no, total, passed, failed, checked], index) =>
    toLine([checked, no, total, passed, failed, sent], index),
  )
  expect(placesOf(read(...turned))).toMatchObject({ sentAt: 9, checkedAt: 0 })
  const same = batches.map(([sent, no, total, passed, failed], index) =>
    toLine([sent, no, total, passed, failed, sent], index),
  )
  expect(read(...same).lines.map((line) => line.sentAt)).toEqual([null, null, null])
})

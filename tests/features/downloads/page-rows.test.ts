import { describe, expect, test } from 'vitest'
import { isSafeName, toFileList } from '#main/features/downloads/file-list.ts'
import { shippedEclaim } from '#main/features/downloads/nhso.portal.ts'
import { parsePageRows } from '#main/features/downloads/page-rows.ts'
import { proofListOf } from '#main/features/downloads/portal-profile.ts'
import type { PageTable } from '#main/platform/browser/browser-session.ts'

type Link = { text: string; address: string; call: string | null }

const { profile } = shippedEclaim
const read = (table: PageTable | null) =>
  toFileList(parsePageRows(table, proofListOf(profile), profile.baseUrl))
const headers = [
  'วันที่ส่ง',
  'REP No.',
  'HCODE',
  'ชื่อหน่วยบริการ',
  'ชื่อไฟล์',
  'ทั้งหมด',
  'ผ่าน',
  'ไม่ผ่าน',
  'ประเภทการนำเข้า',
  'วันที่ตรวจสอบ',
  'ผู้นำเข้า',
]
const base = 'https://eclaim.nhso.go.th/webComponent/invoice/InvoiceReportExcelAction.do?status=excel'
const excel = (query: string): Link => ({ text: 'Download Excel', address: `${base}&${query}`, call: null })

const toCell = (text: string, links: Link[] = []) => ({ text, links })
const header = (texts: readonly string[]) => ({ isHeader: true, cells: texts.map((text) => toCell(text)) })
const line = (links: Link[], counts: readonly string[] = ['1,204', '1,200', '4']) => ({
  isHeader: false,
  cells: [
    ...['05/01/2569 20:15:01', '690100001', '10670', 'รพ.ขอนแก่น'].map((text) => toCell(text)),
    toCell('', links),
    ...counts.map((text) => toCell(text)),
    ...['', '', ''].map((text) => toCell(text)),
  ],
})
const table = (...rows: PageTable['rows']): PageTable => ({ rows: [header(headers), ...rows] })
const nameOf = (...links: Link[]) => read(table(line(links))).files[0]?.name

describe('a line of the REP list', () => {
  test('gives the link, the control counts and what it says of itself', () => {
    const link = excel('filename=eclaim_10670_OP_25690105_201501885.ecd&zphid=10670')
    expect(read(table(line([link])))).toEqual({
      duplicates: [],
      files: [
        {
          name: 'eclaim_10670_OP_25690105_201501885.xls',
          source: { address: link.address },
          month: '2026-01',
          repNo: '690100001',
          sentAt: '05/01/2569 20:15:01',
          counts: { total: 1204, passed: 1200, failed: 4 },
        },
      ],
    })
  })

  test.each([
    ['fn before filename before file', [excel('file=c.xls&filename=b.xls&fn=a.xls')], 'a.xls'],
    ['filename', [excel('file=c.xls&filename=b.ecd')], 'b.xls'],
    ['file', [excel('file=c.xlsx')], 'c.xlsx'],
    [
      'the source beside it',
      [
        { text: 'rep_eclaim_10670_OP_25690105_201501885.ecd', address: `${base}&x=1`, call: null },
        excel('repno=1'),
      ],
      'eclaim_10670_OP_25690105_201501885.xls',
    ],
    [
      'the address of the source',
      [{ text: 'source rep_eclaim', address: `${base}&fn=rep_eclaim_1.ecd`, call: null }, excel('repno=1')],
      'eclaim_1.xls',
    ],
    ['nothing', [excel('repno=1')], null],
    ['no Excel link', [{ text: 'rep_eclaim_1.ecd', address: base, call: null }], null],
  ] as const)('takes its name from %s', (_, links, name) => {
    expect(nameOf(...links)).toBe(name)
  })

  test('has blank counts as unknown, not as zero', () => {
    expect(read(table(line([excel('fn=a.xls')], ['', '-', '0']))).files[0]?.counts).toEqual({
      total: null,
      passed: null,
      failed: 0,
    })
  })
})

test.each([
  '../../x.xls',
  '..\\x.xls',
  'C:x.xls',
  '/etc/x.xls',
  'a/b.xls',
  '.x.xls',
  'a..b.xls',
  'nul.xls',
  'x.exe',
  'x.xls.exe',
  'x.xls\0',
  'ก.xls',
  `${'x'.repeat(200)}.xls`,
  '',
])('the name %j is not safe', (name) => {
  expect(isSafeName(name)).toBe(false)
})

test.each([
  'https://example.org/invoice/InvoiceReportExcelAction.do?fn=a.xls',
  'file:///etc/passwd?fn=a.xls',
  'javascript:void(0)//?fn=a.xls',
  '',
])('a link to %j is not followed', (address) => {
  expect(nameOf({ text: 'Download Excel', address, call: null })).toBeNull()
})

test('names on two lines are kept once and reported', () => {
  const list = read(table(line([excel('fn=a.xls')]), line([excel('fn=a.xls')]), line([excel('fn=b.xls')])))
  expect({ names: list.files.map(({ name }) => name), duplicates: list.duplicates }).toEqual({
    names: ['a.xls', 'b.xls'],
    duplicates: ['a.xls'],
  })
})

test('a list without lines is empty, not changed', () => {
  expect(read(table())).toEqual({ files: [], duplicates: [] })
})

test.each([
  ['no table', null],
  ['no rows', { rows: [] }],
  ['a renamed column', { rows: [header(headers.map((text) => (text === 'ผ่าน' ? 'สำเร็จ' : text)))] }],
  ['a missing column', { rows: [header(headers.filter((text) => text !== 'ไม่ผ่าน'))] }],
  ['another order', { rows: [header([...headers.slice(0, 5), 'ไม่ผ่าน', 'ผ่าน', 'ทั้งหมด'])] }],
] satisfies [string, PageTable | null][])('%s means that the page changed', (_, changed) => {
  expect(() => read(changed)).toThrow(expect.objectContaining({ code: 'portal.pageChanged' }))
})

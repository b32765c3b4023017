import { describe, expect, test } from 'vitest'
import { isSafeName, toFileList } from '#main/features/downloads/file-list.ts'
import type { PageRow } from '#main/platform/browser/browser-session.ts'
import { createPage, excel, type Link, readTables } from '#tests/features/downloads/list-tables.ts'

const page = createPage()
const base = 'https://eclaim.nhso.go.th/webComponent/validation/GetFileAction.do?status=source'
const headers = page.header([
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
])
const line = (links: readonly Link[], counts: readonly string[] = ['1,204', '1,200', '4']) =>
  page.row([
    ...['05/01/2569 20:15:01', '690100001', '10670', 'รพ.ขอนแก่น', { links }],
    ...counts,
    ...['', '', ''],
  ])
const table = (...rows: readonly PageRow[]) => page.table([headers, ...rows])
const read = (...rows: readonly PageRow[]) =>
  toFileList(readTables([table(...rows)]).lines.map(({ personType: _type, ...one }) => one))
const nameOf = (...links: Link[]) => read(line(links)).files[0]?.name

describe('a line of the REP list', () => {
  test('gives the link, the control counts and what it says of itself', () => {
    const link = excel('filename=eclaim_10670_OP_25690105_201501885.ecd&zphid=10670')
    expect(read(line([link]))).toEqual({
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
  ] as const)('takes its name from %s', (_, links, name) => {
    expect(nameOf(...links)).toBe(name)
  })

  test('has blank counts as unknown, not as zero', () => {
    expect(read(line([excel('fn=a.xls')], ['', '-', '0'])).files[0]?.counts).toEqual({
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

const excelPath = '/webComponent/invoice/InvoiceReportExcelAction.do?fn=a.xls'

test.each([
  `https://example.org${excelPath}`,
  `http://eclaim.nhso.go.th${excelPath}`,
  `https://eclaim.nhso.go.th:8443${excelPath}`,
  `https://eclaim.nhso.go.th.${excelPath}`,
  `https://user:secret@eclaim.nhso.go.th${excelPath}`,
  `https://user@eclaim.nhso.go.th${excelPath}`,
  // a Cyrillic letter in the place of one that looks like it
  `https://ecl\u0430im.nhso.go.th${excelPath}`,
  `https://eclaim.nhso.go.th.example.org${excelPath}`,
  `https://eclaim.nhso.go.th@example.org${excelPath}`,
  `ftp://eclaim.nhso.go.th${excelPath}`,
  `blob:https://eclaim.nhso.go.th${excelPath}`,
  'file:///etc/passwd?fn=a.xls',
  'javascript:void(0)//?fn=a.xls',
  '',
])('a link to %j is not followed, and that is said', (address) => {
  const { name, refusal } = read(line([{ text: 'Download Excel', address, call: null }])).files[0] ?? {}
  expect([name, refusal]).toEqual([null, 'download.elsewhere'])
})

test('nor is one that a script opens there', () => {
  const call = (address: string): Link => ({
    text: 'Download Excel',
    address: '',
    call: `open('${address}')`,
  })
  expect([
    nameOf(call(`http://eclaim.nhso.go.th${excelPath}`)),
    nameOf(call(`//example.org${excelPath}`)),
    nameOf(call(excelPath)),
  ]).toEqual([null, null, 'a.xls'])
})

test.each([
  `https://eclaim.nhso.go.th${excelPath}`,
  `https://eclaim.nhso.go.th:443${excelPath}`,
  `HTTPS://ECLAIM.NHSO.GO.TH${excelPath}`,
])('a link to %j is one of the portal', (address) => {
  expect(nameOf({ text: 'Download Excel', address, call: null })).toBe('a.xls')
})

test('names on two lines are kept once and reported', () => {
  const list = read(line([excel('fn=a.xls')]), line([excel('fn=a.xls')]), line([excel('fn=b.xls')]))
  expect({ names: list.files.map(({ name }) => name), duplicates: list.duplicates }).toEqual({
    names: ['a.xls', 'b.xls'],
    duplicates: ['a.xls'],
  })
})

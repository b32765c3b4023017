import { expect, test } from 'vitest'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import type { PracticeHospital } from '#main/features/practice/practice-hospital.ts'
import { signInForEach } from '#tests/features/practice/portal/signed-in.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { linesOf } from '#tests/features/practice/portal/visitor.ts'

const list = '/webComponent/validation/ValidationMainAction.do'
const january = `${list}?mo=1&ye=2569&maininscl=ucs`
const december = `${list}?mo=12&ye=2568&maininscl=ucs`
/** With more than a thousand claims in every batch. */
const hospital: PracticeHospital = {
  ...tinyHospital,
  listReps: (month, scheme) =>
    tinyHospital
      .listReps(month, scheme)
      .map((one) => ({ ...one, total: one.total + 2_000, passed: one.passed + 2_000 })),
}
const listings = hospital.listReps('2026-01', 'ucs')
const { address, ask, see, seeAsScript, setHabits } = signInForEach(hospital)

async function pageWith(habits: Partial<PortalHabits>, path = january): Promise<string> {
  setHabits(habits)
  return see(path)
}
const toPlain = (text: string) =>
  text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const headersOf = (page: string) => page.match(/<th[ >].*?<\/th>/gs) ?? []
const wordsOf = (page: string) => headersOf(page).map((header) => header.replace(/<[^>]+>/g, '').trim())

test('the header may speak other words, words that say nothing, or not be there', async () => {
  expect(wordsOf(await pageWith({ repHeaderWords: 'otherThai' }))).toContain('ผ่านการตรวจสอบ')
  expect(wordsOf(await pageWith({ repHeaderWords: 'english' }))).toContain('Send Date')
  const unknown = wordsOf(await pageWith({ repHeaderWords: 'unknown' }))
  expect(unknown).toHaveLength(11)
  expect(unknown.join(' ')).not.toMatch(/ผ่าน|REP|ไฟล์|ทั้งหมด|วันที่/)
  const none = await pageWith({ repHeaderWords: 'none' })
  expect([headersOf(none), none.includes('<thead>'), linesOf(none).length]).toEqual([[], false, 4])
})

test('the header may have a title above it, arrows in it, TD for TH, and two rows that span each other', async () => {
  const title = await pageWith({ titleRow: 'above' })
  expect(headersOf(title)[0]).toMatch(/^<th colspan="11">/)
  expect(
    (await pageWith({ titleRow: 'none', headerArrows: 'signs' })).match(/<th>[^<]* [▲▼⇅]/g),
  ).toHaveLength(11)
  expect((await pageWith({ headerArrows: 'image' })).match(/<th>[^<]*<img /g)).toHaveLength(11)
  const twoRows = headersOf(await pageWith({ headerArrows: 'none', headerRows: 'twoRows' }))
  expect(twoRows.map((header) => /^<th ?([^>]*)/.exec(header)?.[1])).toEqual([
    ...Array.from({ length: 5 }, () => 'rowspan="2"'),
    'colspan="3"',
    ...Array.from({ length: 3 }, () => 'rowspan="2"'),
    ...['', '', ''],
  ])
  const cells = await pageWith({ headerRows: 'oneRow', headerCells: 'td' })
  expect([headersOf(cells), cells.includes('<td>ไม่ผ่าน</td>')]).toEqual([[], true])
})

test('the table may have no head, no parts at all, another id or none, and lie in tables of layout', async () => {
  const inBody = await pageWith({ tableParts: 'inBody' })
  expect([inBody.includes('<thead>'), /<tbody>\s*<tr><th>/.test(inBody)]).toEqual([false, true])
  const bare = await pageWith({ tableParts: 'bare' })
  expect([/<thead>|<tbody>/.test(bare), linesOf(bare).length]).toEqual([false, 4])
  expect(await pageWith({ tableIds: 'other' })).not.toContain('content2')
  expect(await pageWith({ tableIds: 'none' })).toContain('<table>\n')
  const nested = await pageWith({ layout: 'nested', tableIds: 'usual', linkCell: 'table' })
  const [, fifth = ''] =
    /<center><table width="100%"><tbody>(?:\s*<tr>.*?<\/tr>){4}\s*(<tr>.*)<\/center>/s.exec(nested) ?? []
  expect(fifth).toMatch(/^<tr><td><table>.*?<\/table><div class="wide"><table id="content2">/s)
  expect(nested.match(/<td class="still"><table><tr><td>1\.<\/td><td>/g)).toHaveLength(4)
})

test('fourteen cells are those that three clients read, the name as text or as a link', async () => {
  const page = await pageWith({ repCells: 'fourteen', ecdName: 'text', unknownCell: 'number' })
  const [line = [], ...others] = linesOf(page)
  expect([line.length, others.length]).toEqual([14, 3])
  const source = 'rep_eclaim_10670_OP_25690120_201501880.ecd'
  expect([line[1], line[2], line[4], line[11], line[12], line[13]]).toEqual([
    '690100020',
    '10670',
    source,
    '3',
    source,
    'Download Excel',
  ])
  expect(page).toContain(`<td class="still">${source}</td>`)
  expect(await pageWith({ ecdName: 'link' })).not.toContain(`<td class="still">${source}</td>`)
})

test('counts may be links, have separators, or be blank in some lines', async () => {
  const links = await pageWith({ countCells: 'links' })
  expect(
    links.match(/<a href="ValidationDetailAction\.do\?repno=\d+&amp;status=(passed|failed)">\d+<\/a>/g),
  ).toHaveLength(8)
  const thousands = await pageWith({ countCells: 'text', countDigits: 'thousands' })
  expect(linesOf(thousands)[0]?.slice(5, 8)).toEqual(['2,100', '2,090', '10'])
  const blank = await pageWith({ countDigits: 'plain', blankCounts: 'someRows' })
  expect(linesOf(blank).map((line) => line.slice(5, 8))).toEqual(
    listings.map(({ total, passed, failed }, index) =>
      index === 1 ? ['&nbsp;', '&nbsp;', '&nbsp;'] : [`${total}`, `${passed}`, `${failed}`],
    ),
  )
})

test('whatever the Excel link says and however it leads there, it leads to the very bytes of the workbook', async () => {
  const expected = listings.map(({ name }) => tinyWorkbook(name))
  const texts = {
    usual: 'Download Excel',
    lowerCase: 'download excel',
    upperCase: 'DOWNLOAD EXCEL',
    other: 'เปิดรายงาน',
    image: '<img src="../images/xls.gif" alt="">',
  }
  for (const [excelText, text] of Object.entries(texts) as [PortalHabits['excelText'], string][])
    for (const excelLink of ['address', 'onclick', 'javascript', 'button'] as const)
      for (const addressStyle of ['relative', 'path', 'absolute'] as const) {
        const page = toPlain(await pageWith({ excelText, excelLink, addressStyle, repCells: 'fourteen' }))
        const links = [
          ...page.matchAll(
            /(?:href|onclick)="(?:javascript:)?(?:window\.open\(')?([^"']*InvoiceReportExcelAction\.do[^"']*)/g,
          ),
        ]
        const files = links.map(async ([, link = '']) => {
          const answer = await ask(new URL(link, `${address()}${list}`).href)
          return Buffer.from(await answer.arrayBuffer())
        })
        expect(await Promise.all(files)).toEqual(expected)
        expect(page.split(`>${text}<`)).toHaveLength(5)
        const opening = {
          address: '<a href="',
          onclick: `<a href="#" onclick="window.open('`,
          javascript: `<a href="javascript:window.open('`,
          button: `<button type="button" onclick="window.open('`,
        }[excelLink]
        expect(links.filter(([, link = '']) => page.includes(opening + link))).toHaveLength(4)
        const form = { relative: '../invoice/', path: '/webComponent/', absolute: address() }[addressStyle]
        expect(links.every(([, link = '']) => link.startsWith(form))).toBe(true)
      }
})

test('a month without batches shows nothing in one of seven ways', async () => {
  const seen: Record<string, unknown> = {}
  for (const emptyMonth of [
    'usual',
    'emptyBody',
    'noTable',
    'cellText',
    'paragraph',
    'frameOnly',
    'emptyFragment',
  ] as const) {
    const page = await pageWith({ emptyMonth }, december)
    const [, main = ''] = /<main>(.*)<\/main>/s.exec(page) ?? []
    const words = ['<table', 'พบข้อมูลทั้งหมด 0 รายการ', '>ไม่พบข้อมูล</td>', '>ไม่พบข้อมูล</p>']
    seen[emptyMonth] = words.filter((word) => main.includes(word))
    expect(linesOf(await see(january))).toHaveLength(4)
  }
  expect(seen).toEqual({
    usual: ['<table', '>ไม่พบข้อมูล</p>'],
    emptyBody: ['<table'],
    noTable: ['พบข้อมูลทั้งหมด 0 รายการ'],
    cellText: ['<table', '>ไม่พบข้อมูล</td>'],
    paragraph: ['>ไม่พบข้อมูล</p>'],
    frameOnly: [],
    emptyFragment: [],
  })
})

test('the count has four spellings or is missing, may be too high, and a pager may know one page only', async () => {
  const countOf = async (habits: Partial<PortalHabits>) =>
    /พบข้อมูลทั้งหมด.*?รายการ/s.exec(await pageWith({ repPageLines: 3, ...habits }))?.[0] ?? null
  expect([
    await countOf({}),
    await countOf({ countText: 'tight' }),
    await countOf({ countText: 'bold' }),
    (await countOf({ countText: 'spaced' }))?.replace(/(\s|&nbsp;)+/g, ' '),
    await countOf({ countText: 'none' }),
    await countOf({ countText: 'usual', countTold: 'tooHigh' }),
  ]).toEqual([
    'พบข้อมูลทั้งหมด 4 รายการ',
    'พบข้อมูลทั้งหมด4รายการ',
    'พบข้อมูลทั้งหมด <b>4</b> รายการ',
    'พบข้อมูลทั้งหมด 4 รายการ',
    null,
    'พบข้อมูลทั้งหมด 6 รายการ',
  ])
  const second = `${january}&PAGE_HEAD=2`
  expect(linesOf(await pageWith({ countTold: 'right' }, second))).toHaveLength(1)
  expect(linesOf(await pageWith({ pageHead: 'ignored' }, second))).toHaveLength(3)
})

test('a notice may stand above a good list, and the menu may be missing', async () => {
  expect(await pageWith({ announcement: 'maintenanceAhead' })).toContain('ปิดปรับปรุง')
  expect(await pageWith({ announcement: 'signOnHandbook' })).toContain('SSO (ThaiD)')
  expect(await pageWith({ announcement: 'none' })).toContain('ออกจากระบบ')
  expect(await pageWith({ listMenu: 'none' })).not.toContain('ออกจากระบบ')
  expect(linesOf(await see(january))).toHaveLength(4)
})

test('another page may come in the place of a list, always or the first time of each list', async () => {
  const words = {
    maintenance: 'ปิดปรับปรุง',
    maintenanceOtherWords: 'ขอพักสักครู่',
    front: 'Request Rejected',
    frontOtherWords: 'หมายเลขอ้างอิง',
  }
  for (const [inPlace, word] of Object.entries(words) as [PortalHabits['inPlace'], string][]) {
    setHabits({ inPlace, inPlaceWhen: 'always' })
    for (const _time of ['first', 'second']) {
      const answer = await ask(january)
      const page = await answer.text()
      expect([answer.status, page.includes(word), page.includes('<table')]).toEqual([200, true, false])
    }
    setHabits({ inPlaceWhen: 'once' })
    expect([linesOf(await see(january)), linesOf(await see(january)).length]).toEqual([[], 4])
    expect(await seeAsScript('/webComponent/srt/SrtViewAction.do', {})).toContain(word)
  }
})

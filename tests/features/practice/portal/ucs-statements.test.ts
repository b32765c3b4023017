import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createVisitor, linesOf, type Visitor } from '#tests/features/practice/portal/visitor.ts'

const list = '/webComponent/ucs/statementUCSViewAction.do'
const download = '/webComponent/ucs/statementUCSDownloadAction.do'
const wholeYear = { year: '2026', month: '', person_type: '', PAGE_HEAD: '1' }
const newest = {
  document_no: '10670_OPUCS256901_01',
  person_type: '1',
  hcode: '10670',
  hname: '10670 โรงพยาบาล <ฝึก> & "สอบ"',
  province_name: '4000 ตัวอย่าง',
  datesend_from: '',
  datesend_to: '',
}
let nowMs = Date.UTC(2026, 0, 21)
let portal: PracticePortal
let visitor: Visitor

beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 21)
  const accounts = [
    { userName: 'clerk', password: 'secret-word', hospitalCode: '10670' },
    { userName: 'elsewhere', password: 'secret-word', hospitalCode: '11111' },
    { userName: 'noright', password: 'secret-word', hospitalCode: '10670', hasRepRight: false },
  ]
  const clock = { now: () => new Date(nowMs) }
  portal = await startPracticePortal({ hospital: tinyHospital, accounts, clock })
  visitor = createVisitor(portal.address)
  await signIn('clerk')
})
afterEach(() => portal.stop())

const signIn = (user: string) =>
  visitor.open('/webComponent/login/LoginAction.do', { user, pass: 'secret-word' })
const pageOf = async (fields: Record<string, string>) => (await visitor.open(list, fields)).text
const documentsOf = async (fields: Record<string, string>) =>
  linesOf(await pageOf(fields)).map((line) => line[6])
const wholeYears = (years: readonly string[], month = '') =>
  Promise.all(years.map((year) => documentsOf({ ...wholeYear, year, month })))

test('the list of a fiscal year has one line of nine cells per statement, newest first, and says how many there are', async () => {
  const page = await pageOf(wholeYear)
  expect(page).toContain('<table id="table-detail">')
  expect(page).toContain('พบข้อมูลทั้งหมด 4 รายการ')
  const lines = linesOf(page)
  expect(lines.map((line) => line[6])).toEqual([
    '10670_OPUCS256901_01',
    '10670_IPUCS256901_01',
    '10670_OPUCS256810_01',
    '10670_IPUCS256810_01',
  ])
  expect(lines[0]).toEqual([
    '01',
    '20/01/2569',
    'กันยายน 2568',
    'ผู้ป่วยนอก',
    '6901_OP_01',
    '20/01/2569 10:20:00',
    '10670_OPUCS256901_01',
    '0000010670',
    'ดาวน์โหลด',
  ])
})

test('the download of a line names document, type, hospital and province, with every sign escaped', async () => {
  expect(/onclick="(downloadBill[^"]*)"/.exec(await pageOf(wholeYear))?.[1]).toBe(
    'downloadBill(&#39;10670_OPUCS256901_01&#39;,&#39;1&#39;,&#39;10670&#39;,&#39;10670 โรงพยาบาล &lt;ฝึก&gt; &amp; ' +
      '&quot;สอบ&quot;&#39;,&#39;4000 ตัวอย่าง&#39;,&#39;&#39;,&#39;&#39;)',
  )
})

test('the form opens, the list may be asked for by its address too, and a script gets it without a frame', async () => {
  expect((await visitor.open('/webComponent/ucs/statementUCSAction.do')).text).toContain('name="person_type"')
  expect(linesOf((await visitor.open(`${list}?${new URLSearchParams(wholeYear)}`)).text)).toHaveLength(4)
  const bare = await visitor.ask(list, wholeYear, { 'x-requested-with': 'XMLHttpRequest' })
  const text = await bare.text()
  expect(linesOf(text)).toHaveLength(4)
  expect(text).not.toContain('<html')
})

test('for a person who presses the download, the page allows its own script and no other', async () => {
  const answer = await visitor.ask(list, wholeYear)
  const [, script = ''] = /<script>([\s\S]*)<\/script>/.exec(await answer.text()) ?? []
  const hash = createHash('sha256').update(script).digest('base64')
  expect(script).toContain('statementUCSDownloadAction.do')
  expect(answer.headers.get('content-security-policy')).toMatch(
    new RegExp(`script-src 'sha256-${hash.replaceAll('+', '[+]')}'$`),
  )
})

test('month, person type and round narrow the list; another hospital and a senseless question find nothing', async () => {
  const counts: number[] = []
  for (const fields of [
    { month: '01' },
    { month: '11' },
    { person_type: '1' },
    { month: '10', person_type: '2' },
    { period_no: '01' },
    { period_no: '2' },
    { hcode: '10670' },
    { hcode: '11111' },
    { month: '1' },
    { year: 'x' },
    { person_type: '3' },
  ])
    counts.push((await documentsOf({ ...wholeYear, ...fields })).length)
  expect(counts).toEqual([2, 0, 2, 1, 4, 0, 4, 0, 0, 0, 0])
})

test('only one meaning of the year is right at a time, so that a client must find out', async () => {
  const [october, years] = ['10', ['2025', '2026', '2568', '2569']]
  const countsOf = async (month = '') => (await wholeYears(years, month)).map(({ length }) => length)
  expect([await countsOf(), await countsOf(october)]).toEqual([
    [0, 4, 0, 0],
    [0, 2, 0, 0],
  ])
  portal.setHabits({ statementYear: 'fiscalBe' })
  expect([await countsOf(), await countsOf(october)]).toEqual([
    [0, 0, 0, 4],
    [0, 0, 0, 2],
  ])
  portal.setHabits({ statementYear: 'calendarCe' })
  expect([await countsOf(), await countsOf(october)]).toEqual([
    [2, 2, 0, 0],
    [2, 0, 0, 0],
  ])
})

test('a longer list comes in pages that together have every statement once', async () => {
  portal.setHabits({ statementPageLines: 3 })
  const pages = await Promise.all(
    ['', '1', '2', '3', 'x'].map((page) => documentsOf({ ...wholeYear, PAGE_HEAD: page })),
  )
  expect(pages.map(({ length }) => length)).toEqual([3, 3, 1, 0, 3])
  expect(new Set([...(pages[1] ?? []), ...(pages[2] ?? [])]).size).toBe(4)
  const second = await pageOf({ ...wholeYear, PAGE_HEAD: '2' })
  expect(second).toContain('พบข้อมูลทั้งหมด 4 รายการ')
  expect(second).toContain('<b>2</b>')
})

test('a statement appears when it was issued, in Bangkok time', async () => {
  nowMs = Date.UTC(2026, 0, 20, 3, 19, 59)
  expect(await documentsOf({ ...wholeYear, month: '01' })).toEqual(['10670_IPUCS256901_01'])
  expect((await visitor.open(download, newest)).text).toContain('frmErr')
  nowMs += 1_000
  expect(await documentsOf({ ...wholeYear, month: '01' })).toHaveLength(2)
})

test('the download answers the very bytes of the workbook under its document number', async () => {
  const answer = await visitor.ask(download, newest)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(tinyWorkbook('STM_10670_OPUCS256901_01.xls'))
  expect(answer.headers.get('content-type')).toBe('application/vnd.ms-excel')
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="10670_OPUCS256901_01.xls"')
})

test('a download with any of its seven fields missing or wrong gets the failure page instead of a workbook', async () => {
  for (const name of Object.keys(newest)) {
    const { [name]: _left, ...missing } = newest as Record<string, string>
    for (const fields of [missing, { ...newest, [name]: 'x' }]) {
      const page = await visitor.open(download, fields)
      expect({ name, ...page }).toMatchObject({ name, status: 200, text: expect.stringContaining('frmErr') })
    }
  }
  expect((await visitor.ask(download)).status).toBe(405)
})

test('nobody sees statements without a session, without the right, or of another hospital', async () => {
  await signIn('elsewhere')
  expect(await documentsOf(wholeYear)).toEqual([])
  expect((await visitor.open(download, newest)).text).toContain('frmErr')
  await signIn('noright')
  expect(await pageOf(wholeYear)).toContain('คุณไม่มีสิทธิ์')
  portal.expireSessions()
  expect((await visitor.ask(list, wholeYear)).headers.get('location')).toContain('LoginAction.do')
  expect((await visitor.ask(download, newest)).status).toBe(302)
})

test('every fault of files strikes statements as it strikes REP files', async () => {
  const tryFile = async () => {
    const answer = await visitor.ask(download, newest)
    const body = await answer.arrayBuffer().then(Buffer.from, () => null)
    if (body === null) return 'cut'
    if (answer.status !== 200) return `${answer.status} ${answer.headers.get('retry-after') ?? ''}`.trim()
    return body.subarray(0, 9).toString() === '<!DOCTYPE' ? 'html' : `${body.length} bytes`
  }
  const endings: Record<string, string> = {}
  for (const name of [
    'html',
    'empty',
    'tiny',
    'redirectToLogin',
    'forbidden',
    'tooMany',
    'errorAlways',
    'cutHalfway',
    'slow',
  ] as const) {
    portal.setFault({ name, pauseMs: 1, when: { namesWith: 'OPUCS256901' } })
    endings[name] = await tryFile()
    portal.clearFaults()
  }
  expect(endings).toEqual({
    html: 'html',
    empty: '0 bytes',
    tiny: '99 bytes',
    redirectToLogin: '302',
    forbidden: '403',
    tooMany: '429 2',
    errorAlways: '500',
    cutHalfway: 'cut',
    slow: '4096 bytes',
  })
  portal.setFault({ name: 'errorThenFine' })
  expect([await tryFile(), await tryFile()]).toEqual(['500', '4096 bytes'])
  portal.setFault({ name: 'sessionDies', afterFiles: 1 })
  expect(await tryFile()).toBe('302')
})

test('faults of lists change this page too, and an evil number leads to its statement', async () => {
  portal.setFault({ name: 'pageChanged', change: 'tableMissing' })
  expect(await pageOf(wholeYear)).not.toContain('<table')
  portal.setFault({ name: 'pageChanged', change: 'callsRenamed' })
  expect(await pageOf(wholeYear)).toMatch(/onclick="new_downloadBill\(/)
  portal.setFault({ name: 'pageChanged', change: 'tableRenamed' })
  expect(await pageOf(wholeYear)).not.toContain('table-detail')
  portal.setFault({ name: 'pageChanged', change: 'columnsSwapped' })
  expect(linesOf(await pageOf(wholeYear))[0]?.[7]).toBe('10670_OPUCS256901_01')
  portal.clearFaults()
  portal.setFault({ name: 'evilName' })
  expect((await documentsOf(wholeYear))[0]).toBe('../../x')
  const evil = await visitor.ask(download, { ...newest, document_no: '../../x' })
  expect(evil.headers.get('content-disposition')).toBe('attachment; filename="../../x.xls"')
  portal.clearFaults()
  portal.setFault({ name: 'duplicateNames' })
  const [first, second] = await documentsOf(wholeYear)
  expect(second).toBe(first)
  portal.setFault({ name: 'errorAlways', on: 'list', when: { namesWith: '/ucs/' } })
  expect((await visitor.ask(list, wholeYear)).status).toBe(500)
})

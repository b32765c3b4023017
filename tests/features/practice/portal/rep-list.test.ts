import { request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import {
  createVisitor,
  excelLinksOf,
  linesOf,
  type Visitor,
} from '#tests/features/practice/portal/visitor.ts'

const list = '/webComponent/validation/ValidationMainAction.do'
const january = `${list}?mo=1&ye=2569&maininscl=ucs`
const listings = tinyHospital.listReps('2026-01', 'ucs')
const usualNowMs = Date.UTC(2026, 0, 21)
let nowMs = usualNowMs
const clock = { now: () => new Date(nowMs) }
let portal: PracticePortal
let visitor: Visitor

beforeEach(async () => {
  const accounts = [{ userName: 'clerk', password: 'secret-word', hospitalCode: '10670' }]
  portal = await startPracticePortal({ hospital: tinyHospital, accounts, clock })
  visitor = createVisitor(portal.address)
  await visitor.open('/webComponent/login/LoginAction.do', { user: 'clerk', pass: 'secret-word' })
})
afterEach(() => {
  nowMs = usualNowMs
  return portal.stop()
})

const linksNow = async () => excelLinksOf((await visitor.open(january)).text, portal.address)
const fetchFile = async (link: URL) => Buffer.from(await (await visitor.ask(link.href)).arrayBuffer())

test('the list has one line of eleven cells per batch with its counts and Buddhist dates', async () => {
  const page = await visitor.open(january)
  expect(page.text).toContain('<table id="content2">')
  const lines = linesOf(page.text)
  expect(lines.map((line) => [line[1], line[5], line[6], line[7]])).toEqual(
    listings.map(({ repNo, total, passed, failed }) => [repNo, `${total}`, `${passed}`, `${failed}`]),
  )
  expect(lines[0]).toHaveLength(11)
  expect(lines[0]?.[0]).toBe('20/01/2569 20:15:01')
  expect(lines[0]?.[4]).toMatch(/^rep_eclaim_10670_OP_25690120_201501880\.ecd\s+Download Excel$/)
})

test('a month without batches, another scheme and a senseless month show the table without lines', async () => {
  for (const query of [
    'mo=2&ye=2569&maininscl=ucs',
    'mo=1&ye=2569&maininscl=lgo',
    'mo=13&ye=2569',
    'mo=1&ye=x',
    'maininscl=%3Cb%3E',
  ]) {
    const page = await visitor.open(`${list}?${query}`)
    expect(page.text).toContain('<table id="content2">')
    expect(linesOf(page.text)).toEqual([])
  }
})

test('without month and year the list shows the present month, and a REP number narrows it', async () => {
  expect(linesOf((await visitor.open(list)).text)).toHaveLength(4)
  expect(linesOf((await visitor.open(`${january}&repno=${listings[2]?.repNo}`)).text)).toHaveLength(1)
})

test('a batch appears when it was checked, in Bangkok time, and cannot be fetched before', async () => {
  nowMs = Date.UTC(2026, 0, 19, 13, 59, 59)
  const excel = `/webComponent/invoice/InvoiceReportExcelAction.do?filename=${listings[1]?.name}&month=01&year=2569`
  expect(linesOf((await visitor.open(january)).text)).toHaveLength(2)
  expect((await visitor.ask(excel)).status).toBe(404)
  nowMs += 1_000
  expect(linesOf((await visitor.open(january)).text)).toHaveLength(3)
  expect((await visitor.ask(excel)).status).toBe(200)
})

test('every link style and address style leads to the very bytes of the workbook', async () => {
  const expected = listings.map(({ name }) => tinyWorkbook(name))
  for (const linkStyle of ['filename', 'fn', 'file', 'eclaimapi', 'repEclaimOnly', 'noName'] as const) {
    for (const addressStyle of ['relative', 'absolute'] as const) {
      portal.setHabits({ linkStyle, addressStyle })
      expect(await Promise.all((await linksNow()).map(fetchFile))).toEqual(expected)
    }
  }
})

test('a link carries the parameters NHSO uses and the answer the headers of a workbook', async () => {
  const [link] = await linksNow()
  expect(link?.pathname).toBe('/webComponent/invoice/InvoiceReportExcelAction.do')
  expect(Object.fromEntries(link?.searchParams ?? [])).toEqual({
    status: 'excel',
    filename: 'eclaim_10670_OP_25690120_201501880.ecd',
    zphid: '10670',
    level: 'H',
    month: '01',
    year: '2569',
  })
  const answer = await visitor.ask(link?.href ?? '')
  expect(answer.headers.get('content-type')).toBe('application/vnd.ms-excel')
  expect(answer.headers.get('content-length')).toBe('4096')
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${listings[0]?.name}"`)
  await answer.arrayBuffer()
})

test('a file can be fetched without opening its list first, but not without a session', async () => {
  const path = `/eclaimapi/invoice/InvoiceReportExcelAction.do?filename=${listings[1]?.name}&month=01&year=2569`
  expect((await visitor.ask(path)).status).toBe(200)
  expect((await createVisitor(portal.address).ask(path)).status).toBe(302)
})

test('the link of the source file leads to no workbook', async () => {
  const page = (await visitor.open(january)).text
  const href = /<a href="(GetFileAction[^"]+)">rep_eclaim/.exec(page)?.[1] ?? ''
  const source = await visitor.open(`/webComponent/validation/${href}`)
  expect(source).toMatchObject({ status: 200, text: expect.stringMatching(/^PRACTICE rep_eclaim_/) })
})

test('unknown files, pages and ways of asking are refused', async () => {
  expect(
    (await visitor.open('/webComponent/invoice/InvoiceReportExcelAction.do?filename=none.ecd')).status,
  ).toBe(404)
  expect((await visitor.open('/Login.aspx')).status).toBe(404)
  expect((await visitor.open(january, { mo: '1' })).status).toBe(405)
  const long = { user: 'x'.repeat(20_000), pass: '' }
  expect((await visitor.open('/webComponent/login/LoginAction.do', long)).status).toBe(413)
})

test('stopping frees the port although connections are still open', async () => {
  portal.setFault({ name: 'stalled' })
  const [link] = await linksNow()
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const broken = new Promise<string>((resolve) => {
    const waiting = request(link ?? '', { headers: { cookie } }, (response) => {
      response.once('data', () => portal.stop()).once('error', (error) => resolve(error.message))
    })
    waiting.end()
  })
  expect(await broken).toBe('aborted')
  await portal.stop()
  await expect(fetch(portal.address)).rejects.toThrow()
})

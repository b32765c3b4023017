import { afterEach, beforeEach, expect, test } from 'vitest'
import { practiceFaults } from '#main/features/practice/portal/faults.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import {
  createVisitor,
  excelLinksOf,
  linesOf,
  type Visitor,
} from '#tests/features/practice/portal/visitor.ts'

const login = '/webComponent/login/LoginAction.do'
const january = '/webComponent/validation/ValidationMainAction.do?mo=1&ye=2569&maininscl=ucs'
const names = tinyHospital.listReps('2026-01', 'ucs').map(({ name }) => name)
const clock = { now: () => new Date(Date.UTC(2026, 0, 21)) }
let portal: PracticePortal
let visitor: Visitor
let links: readonly string[]

const signIn = () => visitor.open(login, { user: 'clerk', pass: 'secret-word' })
const readLinks = async () =>
  excelLinksOf((await visitor.open(january)).text, portal.address).map(({ href }) => href)

beforeEach(async () => {
  const accounts = [{ userName: 'clerk', password: 'secret-word', hospitalCode: '10670' }]
  portal = await startPracticePortal({ hospital: tinyHospital, accounts, clock })
  visitor = createVisitor(portal.address)
  await signIn()
  links = await readLinks()
})
afterEach(() => portal.stop())

/** What one try for the n-th file of the list comes to. */
async function tryFile(index = 0): Promise<string> {
  const answer = await visitor.ask(links[index] ?? '')
  const body = await answer.arrayBuffer().then(Buffer.from, () => null)
  if (body === null) return 'cut'
  if (answer.status !== 200) return String(answer.status)
  if (body.equals(tinyWorkbook(names[index] ?? ''))) return 'fine'
  return body.subarray(0, 9).toString() === '<!DOCTYPE' ? 'html' : `${body.length} bytes`
}

async function tryFiles(...indexes: number[]): Promise<string[]> {
  const results: string[] = []
  for (const index of indexes) results.push(await tryFile(index))
  return results
}

test('every fault has a Thai and an English description', () => {
  for (const sheet of Object.values(practiceFaults)) {
    expect(sheet.th).toMatch(/[ก-๙]/)
    expect(sheet.en).toMatch(/^[A-Z][ -~]+$/)
  }
})

test.for([
  ['html', 'html'],
  ['empty', '0 bytes'],
  ['tiny', '99 bytes'],
  ['redirectToLogin', '302'],
  ['forbidden', '403'],
  ['tooMany', '429'],
  ['errorAlways', '500'],
  ['cutHalfway', 'cut'],
  ['wrongMagic', '4096 bytes'],
] as const)('the fault %s gives %s every time until it is cleared', async ([name, result]) => {
  portal.setFault({ name })
  expect(await tryFiles(0, 1, 0)).toEqual([result, result, result])
  portal.clearFaults()
  expect(await tryFile()).toBe('fine')
})

test('a web page under an Excel name keeps the headers of the workbook', async () => {
  portal.setFault({ name: 'html' })
  const answer = await visitor.ask(links[0] ?? '')
  expect(answer.headers.get('content-type')).toBe('application/vnd.ms-excel')
  expect(await answer.text()).toContain('frmErr')
})

test('too many requests say how long to wait', async () => {
  portal.setFault({ name: 'tooMany', retryAfterSeconds: 7 })
  expect((await visitor.ask(links[0] ?? '')).headers.get('retry-after')).toBe('7')
})

test('a cut connection had promised the whole length', async () => {
  portal.setFault({ name: 'cutHalfway' })
  const answer = await visitor.ask(links[0] ?? '')
  expect(answer.headers.get('content-length')).toBe('4096')
  await expect(answer.arrayBuffer()).rejects.toThrow()
})

test('an error that passes strikes each file once', async () => {
  portal.setFault({ name: 'errorThenFine' })
  expect(await tryFiles(0, 0, 1, 1, 0)).toEqual(['500', 'fine', '500', 'fine', 'fine'])
})

test('a fault can strike once, at the n-th file with its retries, or at names', async () => {
  portal.setFault({ name: 'forbidden', when: 'once' })
  expect(await tryFiles(0, 0, 1)).toEqual(['403', 'fine', 'fine'])
  portal.clearFaults()
  portal.setFault({ name: 'empty', when: { file: 2 } })
  expect(await tryFiles(3, 1, 1, 3, 2)).toEqual(['fine', '0 bytes', '0 bytes', 'fine', 'fine'])
  portal.clearFaults()
  portal.setFault({ name: 'tiny', when: { namesWith: '_ip_' } })
  expect(await tryFiles(0, 1, 2, 3)).toEqual(['fine', '99 bytes', 'fine', '99 bytes'])
})

test('several faults can be on at once, and the same fault set again starts anew', async () => {
  portal.setFault({ name: 'errorThenFine' })
  portal.setFault({ name: 'tiny', when: { namesWith: '_IP_' } })
  expect(await tryFiles(0, 0, 1, 1)).toEqual(['500', 'fine', '500', '99 bytes'])
  portal.setFault({ name: 'errorThenFine' })
  expect(await tryFiles(0, 0)).toEqual(['500', 'fine'])
})

test('a slow file comes in pieces and is whole', async () => {
  portal.setFault({ name: 'slow', pauseMs: 5 })
  const answer = await visitor.ask(links[0] ?? '')
  let pieces = 0
  for await (const _piece of answer.body ?? []) pieces += 1
  expect(pieces).toBeGreaterThan(1)
  expect(await tryFile()).toBe('fine')
})

test('a stalled file gives its first half and then nothing until the visitor leaves', async () => {
  portal.setFault({ name: 'stalled' })
  const answer = await visitor.ask(links[0] ?? '')
  const reader = answer.body?.getReader()
  let bytes = 0
  while (bytes < 2048) bytes += (await reader?.read())?.value?.length ?? 2048
  expect(bytes).toBe(2048)
  const more = reader?.read().then(() => 'more')
  const pages = visitor.open(january).then(() => 'pages still answer')
  expect(await Promise.race([more, pages])).toBe('pages still answer')
  await reader?.cancel()
})

test('a session that dies lets the clerk sign in again for the next files', async () => {
  portal.setFault({ name: 'sessionDies', afterFiles: 2 })
  expect(await tryFiles(0, 1, 2, 2)).toEqual(['fine', 'fine', '302', '302'])
  await signIn()
  expect(await tryFiles(2, 3, 0)).toEqual(['fine', 'fine', '302'])
  portal.setFault({ name: 'sessionDies', when: 'once' })
  await signIn()
  expect(await tryFiles(0, 1)).toEqual(['fine', '302'])
  await signIn()
  expect(await tryFiles(1, 2)).toEqual(['fine', 'fine'])
})

test('a changed page has no links, no table, another table, or moved columns', async () => {
  const readPage = async () => (await visitor.open(january)).text
  portal.setFault({ name: 'pageChanged' })
  const bare = await readPage()
  expect([bare.includes('<table'), bare.includes('InvoiceReportExcelAction')]).toEqual([true, false])
  portal.setFault({ name: 'pageChanged', change: 'tableMissing' })
  expect(await readPage()).not.toContain('<table')
  portal.setFault({ name: 'pageChanged', change: 'tableRenamed' })
  expect(await readPage()).toContain('<table id="content3">')
  portal.setFault({ name: 'pageChanged', change: 'columnsSwapped' })
  const page = await readPage()
  expect(page).toMatch(/ไม่ผ่าน<\/th><th>ผ่าน<\/th><th>ทั้งหมด/)
  expect(linesOf(page)[0]?.slice(5, 8)).toEqual(['10', '90', '100'])
})

test('an evil name stands in the link and in the answer, and a duplicate name in two lines', async () => {
  portal.setFault({ name: 'evilName' })
  const [evil = ''] = await readLinks()
  expect(new URL(evil).searchParams.get('filename')).toBe('../../x.ecd')
  expect((await visitor.ask(evil)).headers.get('content-disposition')).toBe(
    'attachment; filename="../../x.xls"',
  )
  portal.clearFaults()
  portal.setFault({ name: 'duplicateNames' })
  const [first, second, third] = await readLinks()
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('the main page may fail while the list still works', async () => {
  portal.setFault({ name: 'mainPage500' })
  expect(await signIn()).toMatchObject({ path: '/webComponent/main/MainWebAction.do', status: 500 })
  expect(await readLinks()).toHaveLength(4)
})

test('a fault of files can be put on the list instead', async () => {
  portal.setFault({ name: 'tooMany', on: 'list', when: 'once' })
  expect(await tryFile()).toBe('fine')
  expect((await visitor.open(january)).status).toBe(429)
  expect((await visitor.open(january)).status).toBe(200)
})

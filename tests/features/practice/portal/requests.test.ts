import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { politenessOf } from '#tests/features/practice/portal/politeness.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createVisitor, excelLinksOf, type Visitor } from '#tests/features/practice/portal/visitor.ts'

const list = '/webComponent/validation/ValidationMainAction.do?mo=1&ye=2569'
let nowMs = 0
let portal: PracticePortal
let visitor: Visitor
let links: readonly string[]

const signIn = (guest: Visitor, user: string) =>
  guest.open('/webComponent/login/LoginAction.do', { user, pass: 'secret-word' })

beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 21)
  const accounts = ['clerk', 'other'].map((userName) => ({
    userName,
    password: 'secret-word',
    hospitalCode: '10670',
  }))
  const clock = { now: () => new Date(nowMs) }
  portal = await startPracticePortal({ hospital: tinyHospital, accounts, clock })
  visitor = createVisitor(portal.address)
  await signIn(visitor, 'clerk')
  links = excelLinksOf((await visitor.open(list)).text, portal.address).map(({ href }) => href)
})
afterEach(() => portal.stop())

const fetchFile = async (index: number) =>
  await (await visitor.ask(links[index] ?? '')).arrayBuffer().catch(() => null)

test('a request is remembered with its session, its faults, its wait and what ran beside it', async () => {
  portal.setFault({ name: 'tooMany', retryAfterSeconds: 7 })
  await fetchFile(0)
  expect(portal.requests().at(-1)).toEqual({
    at: '2026-01-21T00:00:00.000Z',
    endedAt: '2026-01-21T00:00:00.000Z',
    method: 'GET',
    path: '/webComponent/invoice/InvoiceReportExcelAction.do',
    query: {
      filename: 'eclaim_10670_OP_25690120_201501880.ecd',
      zphid: '10670',
      month: '01',
      year: '2569',
    },
    account: 'clerk',
    session: 1,
    inFlight: 1,
    inFlightOfAccount: 1,
    faults: ['tooMany'],
    status: 429,
    retryAfterSeconds: 7,
  })
})

test('posted questions are remembered by what names a list or a file, and no more', async () => {
  await visitor.ask('/webComponent/ucs/statementUCSDownloadAction.do', {
    document_no: '10670_OPUCS256901_01',
    hname: 'secret-hospital',
  })
  await visitor.post('/smtf/api/budgetreport/budgetSummaryByVendorReport/search', {
    vendorId: '0000010670',
    token: 'secret-token',
  })
  expect(
    portal
      .requests()
      .slice(-2)
      .map(({ query }) => query),
  ).toEqual([{ document_no: '10670_OPUCS256901_01' }, { vendorId: '0000010670' }])
})

test('a second sign-in is another session of the same account', async () => {
  await signIn(visitor, 'clerk')
  await visitor.open(list)
  expect(portal.requests().at(-1)).toMatchObject({ account: 'clerk', session: 2 })
})

test('a client that asks for one thing at a time is seen to be polite', async () => {
  for (const index of [0, 1, 2]) {
    nowMs += 1_200
    await fetchFile(index)
  }
  expect(politenessOf(portal.requests().slice(-4))).toEqual({
    mostInFlight: 1,
    smallestGapMs: 1_200,
    askedTooSoon: [],
  })
})

test('requests at the same time show, of one account and of all', async () => {
  const other = createVisitor(portal.address)
  await signIn(other, 'other')
  portal.setFault({ name: 'slow', pauseMs: 20 })
  const before = portal.requests().length
  await Promise.all([fetchFile(0), fetchFile(1), other.ask(links[2] ?? '').then((one) => one.arrayBuffer())])
  const together = portal.requests().slice(before)
  expect(together.map(({ inFlight }) => inFlight)).toEqual([1, 2, 3])
  expect(politenessOf(together).mostInFlight).toBe(2)
})

test('a client that does not wait after being asked to is found out, one that waits is not', async () => {
  portal.setFault({ name: 'tooMany', retryAfterSeconds: 7, when: 'once' })
  await fetchFile(0)
  nowMs += 6_999
  await fetchFile(1)
  nowMs += 1
  await visitor.open(list)
  expect(politenessOf(portal.requests()).askedTooSoon).toEqual([
    '/webComponent/invoice/InvoiceReportExcelAction.do',
  ])
})

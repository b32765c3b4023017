import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createVisitor, type Visitor } from '#tests/features/practice/portal/visitor.ts'

const info = '/Client/backend/api/auth/info'
const renewal = '/Client/backend/api/auth/token'
const search = '/Client/backend/api/center/m-uploads/search'
const excel = '/eclaimapi/invoice/InvoiceReportExcelAction.do'
const all = {
  page: 0,
  size: 100,
  where: [],
  sort: [{ name: 'uploadId', type: 'DESC' }],
  isCount: true,
  hcode: '10670',
}
const listings = tinyHospital.listReps('2026-01', 'ucs')
let nowMs = Date.UTC(2026, 0, 21)
let portal: PracticePortal
let visitor: Visitor
/** Somebody with a token and no cookies. */
let script: Visitor
let token = ''

beforeEach(async () => {
  nowMs = Date.UTC(2026, 0, 21)
  const accounts = [
    { userName: 'clerk', password: 'secret-word', hospitalCode: '10670' },
    { userName: 'noright', password: 'secret-word', hospitalCode: '10670', hasRepRight: false },
    { userName: 'elsewhere', password: 'secret-word', hospitalCode: '11111' },
  ]
  const clock = { now: () => new Date(nowMs) }
  portal = await startPracticePortal({ hospital: tinyHospital, accounts, clock })
  visitor = createVisitor(portal.address)
  script = createVisitor(portal.address)
  token = await tokenOf('clerk')
})
afterEach(() => portal.stop())

async function readToken(): Promise<string> {
  const page = await visitor.ask('/Client')
  return /localStorage\.setItem\('token', '([^']+)'\)/.exec(await page.text())?.[1] ?? ''
}

async function tokenOf(user: string): Promise<string> {
  await visitor.open('/webComponent/login/LoginAction.do', { user, pass: 'secret-word' })
  return await readToken()
}

const bearer = (menu = 'M0302') => ({ authorization: `Bearer ${token}`, 'c-menu': menu })
const searchWith = (facts: object) => script.post(search, { ...all, ...facts }, bearer())
const fileOf = (given: string) =>
  `${excel}?status=excel&filename=${listings[0]?.name.replace('.xls', '.ecd')}&zphid=10670&level=H&month=01&year=2569&token=${given}`

test('the newer page puts a token into the browser’s local storage for a signed-in visitor only', async () => {
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  const page = await visitor.ask('/Client/')
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'sha256-/)
  await page.text()
  expect((await script.ask('/Client')).headers.get('location')).toContain('LoginAction.do')
})

test('the token tells whose it is and which menu lists checked batches', async () => {
  expect(await script.post(info, { token }, bearer())).toEqual({
    status: 200,
    answer: {
      user: {
        username: 'clerk',
        refHospital: { hmain: '10670', hname: 'โรงพยาบาล <ฝึก> & "สอบ"' },
      },
      menus: [
        {
          refMenu: { id: 'M0300', name: 'บริการ', url: '^/service$' },
          children: [
            {
              refMenu: {
                id: 'M0302',
                name: 'ดาวน์โหลดผลการตรวจสอบ',
                url: '^/service/download-validated$',
              },
              children: [],
            },
          ],
        },
      ],
    },
  })
  expect((await script.post(info, {}, bearer())).status).toBe(400)
  expect((await script.post(info, { token })).status).toBe(401)
})

test('the search lists every batch, the last one first, with a running number and its state', async () => {
  const { status, answer } = await searchWith({})
  expect([status, answer.totalSize, answer.data.length]).toEqual([200, 4, 4])
  expect(answer.data[0]).toEqual({
    uploadId: 4,
    filename: listings[0]?.name.replace('.xls', '.ecd'),
    hcode: '10670',
    loaded: 'Y',
    dataStatus: '1',
    maininscl: 'ucs',
    repNo: listings[0]?.repNo,
    sentAt: '2026-01-20T20:15:01',
    checkedAt: '2026-01-20T21:00:00',
    total: 100,
    passed: 90,
    failed: 10,
  })
})

test('a batch that was sent and not yet checked is listed as not ready, and its file is not there', async () => {
  nowMs = Date.UTC(2026, 0, 20, 13, 30)
  token = await tokenOf('clerk')
  const { answer } = await searchWith({})
  expect(answer.data.slice(0, 2)).toMatchObject([
    { loaded: 'N', dataStatus: '0' },
    { loaded: 'Y', dataStatus: '1' },
  ])
  expect((await script.ask(fileOf(token))).status).toBe(404)
})

test('the search comes in pages from 0, and never more lines at once than the portal likes', async () => {
  const idsOf = async (facts: object) =>
    (await searchWith(facts)).answer.data.map((upload: { uploadId: number }) => upload.uploadId)
  expect(await Promise.all([0, 1, 2].map((page) => idsOf({ page, size: 3 })))).toEqual([[4, 3, 2], [1], []])
  portal.setHabits({ uploadPageLines: 2 })
  expect(await Promise.all([0, 1].map((page) => idsOf({ page })))).toEqual([
    [4, 3],
    [2, 1],
  ])
  expect((await searchWith({ isCount: false })).answer).not.toHaveProperty('totalSize')
  portal.setHabits({ uploadMonths: 0 })
  expect(await idsOf({})).toEqual([])
})

test('a search without token, menu or a whole question is refused, and other hospitals find nothing', async () => {
  expect((await script.post(search, all)).status).toBe(401)
  expect((await script.post(search, all, { authorization: 'Bearer x' })).status).toBe(401)
  expect((await script.post(search, all, bearer('M0300'))).status).toBe(403)
  for (const name of Object.keys(all)) {
    const { [name]: _left, ...missing } = all as Record<string, unknown>
    expect([name, (await script.post(search, missing, bearer())).status]).toEqual([name, 400])
  }
  expect((await searchWith({ hcode: '11111' })).answer.data).toEqual([])
  token = await tokenOf('elsewhere')
  expect((await searchWith({})).answer.data).toEqual([])
  token = await tokenOf('noright')
  expect((await searchWith({})).status).toBe(403)
  expect((await script.post(info, { token }, bearer())).answer.menus[0].children).toEqual([])
})

test('a token fetches files without cookies; an unknown one does not', async () => {
  const answer = await script.ask(fileOf(token))
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(tinyWorkbook(listings[0]?.name ?? ''))
  expect((await script.ask(fileOf('x'))).status).toBe(401)
})

test('a token grows old; while its session lives it is renewed, and a session that ended takes it along', async () => {
  portal.setHabits({ tokenMinutes: 1 })
  nowMs += 61_000
  expect((await searchWith({})).status).toBe(401)
  const old = token
  const { status, answer } = await script.post(renewal, { token })
  token = answer.token
  expect([status, token === old, (await searchWith({})).status]).toEqual([200, false, 200])
  portal.expireSessions()
  expect((await searchWith({})).status).toBe(401)
  expect((await script.post(renewal, { token })).status).toBe(401)
  expect((await script.post(renewal, {})).status).toBe(401)
})

test('faults of lists and files strike the newer addresses too', async () => {
  const states: (number | string)[] = []
  for (const name of ['errorAlways', 'forbidden', 'redirectToLogin', 'tooMany'] as const) {
    portal.setFault({ name, on: 'list' })
    const response = await script.ask(search, {}, bearer())
    states.push(response.status)
    portal.clearFaults()
    portal.setFault({ name })
    states.push((await script.ask(fileOf(token))).status)
    portal.clearFaults()
  }
  expect(states).toEqual([500, 500, 403, 403, 401, 302, 429, 429])
  portal.setFault({ name: 'pageChanged' })
  expect((await searchWith({})).answer).not.toHaveProperty('data')
  portal.clearFaults()
  portal.setFault({ name: 'evilName' })
  expect((await searchWith({})).answer.data[0].filename).toBe('../../x.ecd')
  portal.setFault({ name: 'sessionDies', afterFiles: 0 })
  expect((await script.ask(fileOf(token))).status).toBe(401)
})

test('the older list leads to the newer address with a token that is good', async () => {
  portal.setHabits({ linkStyle: 'eclaimapi' })
  const page = await visitor.open('/webComponent/validation/ValidationMainAction.do?mo=1&ye=2569')
  const href = /<a href="([^"]+)">Download Excel/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  expect((await script.ask(href)).status).toBe(200)
})

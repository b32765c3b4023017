import { expect, onTestFinished, test } from 'vitest'
import { createRandom } from '#main/features/practice/maker/random.ts'
import { drawClientHabits, usualClientHabits } from '#main/features/practice/portal/client-habits.ts'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createVisitor } from '#tests/features/practice/portal/visitor.ts'

const clock = { now: () => new Date(Date.UTC(2026, 0, 21)) }
const accounts = [{ userName: 'clerk', password: 'secret-word', hospitalCode: '10670' }]
const transfers = '/smtf/api/budgetreport/budgetSummaryByVendorReport/search'
const question = {
  ...{
    vendorSearchConditionCode: '1',
    zoneId: '',
    provinceId: '',
    vendorId: '0000010670',
    vendorId5Digit: '',
  },
  ...{ budgetSource: '', budgetYear: '2569', transferStartDate: '01/11/2568', transferEndDate: '30/11/2568' },
  ...{ hospType: null, isTest: '' },
}

/** Somebody who has just signed in to a portal with these habits. */
async function openWith(habits: Partial<PortalHabits>) {
  const portal = await startPracticePortal({ hospital: tinyHospital, accounts, clock, habits })
  onTestFinished(() => portal.stop())
  const visitor = createVisitor(portal.address)
  await visitor.open('/webComponent/login/LoginAction.do', { user: 'clerk', pass: 'secret-word' })
  return visitor
}

async function searchUploads(habits: Partial<PortalHabits>) {
  const visitor = await openWith(habits)
  const page = await (await visitor.ask('/Client/sso')).text()
  const token = /setItem\('token', '([^']+)'\)/.exec(page)?.[1] ?? ''
  const headers = { authorization: `Bearer ${token}`, 'c-menu': 'M0302' }
  const { answer: info } = await visitor.post('/Client/backend/api/auth/info', { token }, headers)
  const search = { page: 1, size: 3, where: [], sort: [], isCount: true, hcode: '10670' }
  const address = '/Client/backend/api/center/m-uploads/search'
  return { info, list: (await visitor.post(address, search, headers)).answer }
}

test('habits follow from the seed, and every one of them comes up', () => {
  const draw = (seed: number) => drawClientHabits(createRandom(`habits ${seed}`))
  expect(draw(7)).toEqual(draw(7))
  const drawn = Array.from({ length: 300 }, (_, seed) => draw(seed))
  const counts = Object.fromEntries(
    Object.keys(usualClientHabits).map((name) => [
      name,
      new Set(drawn.map((habits) => Object.entries(habits).find(([one]) => one === name)?.[1])).size,
    ]),
  )
  const { tokenAfterMs, ...others } = counts
  expect(tokenAfterMs).toBeGreaterThan(50)
  expect(others).toEqual({
    ...{ clientEntry: 3, uploadFlags: 3, uploadWords: 2, hospitalWord: 2, menuPlace: 3, menuGaps: 2 },
    ...{ uploadPaging: 2, uploadTotal: 4, noUploads: 2, transferSignIn: 2, transferStranger: 4 },
    ...{ transferRight: 2, noTransfers: 3, filePlace: 4 },
  })
})

test('the menu stands on its node, has nulls about it, or is not there', async () => {
  const { info } = await searchUploads({ menuPlace: 'node', menuGaps: 'null', hospitalWord: 'number' })
  expect([info.user.refHospital.hmain, info.menus]).toEqual([
    10670,
    [
      {
        ...{ id: 'M0300', name: 'บริการ', url: '^/service$', refMenu: null },
        children: [
          {
            ...{ id: 'M0302', name: 'ดาวน์โหลดผลการตรวจสอบ', url: '^/service/download-validated$' },
            ...{ refMenu: null, children: null },
          },
        ],
      },
    ],
  ])
  expect((await searchUploads({ menuPlace: 'nowhere', menuGaps: 'null' })).info.menus).toMatchObject([
    { children: null },
  ])
})

test('flags lag behind, numbers are texts and texts are numbers, and what is missing is null or left out', async () => {
  const late = await searchUploads({ uploadFlags: 'loadedOnly', uploadWords: 'swapped', uploadTotal: 'text' })
  expect([late.list.totalSize, late.list.data]).toMatchObject([
    '4',
    [{ uploadId: '1', loaded: 'Y', dataStatus: 0 }],
  ])
  const status = await searchUploads({ uploadFlags: 'statusOnly', uploadTotal: 'left out' })
  expect(status.list.data).toMatchObject([{ uploadId: 1, loaded: 'N', dataStatus: '1' }])
  expect(status.list).not.toHaveProperty('totalSize')
  const none = await searchUploads({ uploadMonths: 0, noUploads: 'null', uploadTotal: 'null' })
  expect(none.list).toMatchObject({ data: null, totalSize: null })
})

test('SMT turns a stranger away in four ways, and says of a right that it is missing', async () => {
  const answers = []
  for (const transferStranger of ['401', '403 bare', '403 token', '403 page'] as const) {
    const visitor = await openWith({ transferAccess: 'bearer', transferStranger })
    const response = await visitor.ask(transfers, {})
    answers.push([response.status, (await response.text()).slice(0, 15)])
  }
  expect(answers).toEqual([
    [401, '{"message":"Una'],
    [403, ''],
    [403, '{"message":"Inv'],
    [403, '<!DOCTYPE html>'],
  ])
  const refused = await (await openWith({ transferRight: 'missing' })).post(transfers, question)
  expect(refused).toEqual({ status: 403, answer: { message: 'คุณไม่มีสิทธิ์เข้าใช้งานเมนูนี้' } })
})

test('SMT has nothing to say of an empty month in three ways, whichever way the question is spelled', async () => {
  const answers = []
  for (const noTransfers of ['list', 'null', 'left out'] as const) {
    const visitor = await openWith({ noTransfers })
    for (const hospType of [null, ''])
      answers.push((await visitor.post(transfers, { ...question, hospType })).answer)
  }
  const [list, none] = [{ datas: [] }, { datas: null }]
  expect(answers).toEqual([list, list, none, none, {}, {}])
})

test('a file lies behind one redirect or two, or under another name of the host', async () => {
  const [listing] = tinyHospital.listReps('2026-01', 'ucs')
  const name = listing?.name ?? ''
  const file = `/webComponent/invoice/InvoiceReportExcelAction.do?filename=${name}&month=01&year=2569`
  const ways: unknown[] = []
  for (const filePlace of ['here', 'oneRedirect', 'twoRedirects', 'otherHost'] as const) {
    const visitor = await openWith({ filePlace })
    let response = await visitor.ask(file)
    const hosts: string[] = []
    for (let at = response.headers.get('location'); at; at = response.headers.get('location')) {
      const url = new URL(at, 'http://same')
      hosts.push(url.hostname)
      response = await visitor.ask(`${url.pathname}${url.search}`)
    }
    const isFile = Buffer.from(await response.arrayBuffer()).equals(tinyWorkbook(name))
    ways.push([filePlace, hosts, isFile])
  }
  expect(ways).toEqual([
    ['here', [], true],
    ['oneRedirect', ['same'], true],
    ['twoRedirects', ['same', 'same'], true],
    ['otherHost', ['localhost'], true],
  ])
})

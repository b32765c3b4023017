import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createVisitor, type Visitor } from '#tests/features/practice/portal/visitor.ts'

const path = '/smtf/api/budgetreport/budgetSummaryByVendorReport/search'
const question = {
  vendorSearchConditionCode: '1',
  zoneId: '',
  provinceId: '',
  vendorId: '0000010670',
  vendorId5Digit: '',
  budgetSource: '',
  budgetYear: '2569',
  transferStartDate: '01/10/2568',
  transferEndDate: '30/09/2569',
  hospType: null,
  isTest: '',
}
const clock = { now: () => new Date(Date.UTC(2026, 0, 21)) }
const accounts = [{ userName: 'clerk', password: 'secret-word', hospitalCode: '10670' }]
let portal: PracticePortal
let visitor: Visitor

beforeEach(async () => {
  portal = await startPracticePortal({ hospital: tinyHospital, accounts, clock })
  visitor = createVisitor(portal.address)
})
afterEach(() => portal.stop())

const daysFor = async (facts: object) =>
  (await visitor.post(path, { ...question, ...facts })).answer.datas.map(
    (row: { postingDate: string }) => row.postingDate,
  )

test('the transfers of a fiscal year come without signing in, newest first, as the service words them', async () => {
  const { status, answer } = await visitor.post(path, question)
  expect([status, Object.keys(answer)]).toEqual([200, ['datas']])
  expect(answer.datas.map((row: { postingDate: string }) => row.postingDate)).toEqual([
    '25690109',
    '25681002',
  ])
  expect(answer.datas[0]).toMatchObject({
    runDt: '2026-01-09',
    postingDate: '25690109',
    refDocNo: '6811_IP_01',
    fundGroupDescr: 'กองทุนค่าบริการทางการแพทย์',
    fundDescr: 'กองทุนผู้ป่วยใน',
    amount: 2500.5,
    wait: 0,
    total: 2500.5,
    bankNm: ' ',
    budgetSource: 'UC',
  })
})

test('days, fund source, fiscal year and vendor narrow the list', async () => {
  expect([
    await daysFor({ transferStartDate: '09/01/2569', transferEndDate: '09/01/2569' }),
    await daysFor({ budgetSource: 'LGO' }),
    await daysFor({ budgetYear: '2568', transferStartDate: '01/10/2567', transferEndDate: '30/09/2568' }),
    await daysFor({ budgetYear: '2568' }),
    await daysFor({ vendorId: '0000011111' }),
    await daysFor({ vendorId: '', vendorId5Digit: '10670' }),
    await daysFor({ budgetSource: 'SS' }),
  ]).toEqual([['25690109'], ['25681002'], ['25680930'], [], [], ['25690109', '25681002'], []])
})

test('a question that lacks a field or words one wrongly is refused and told which', async () => {
  for (const name of Object.keys(question)) {
    const { [name]: _left, ...missing } = question as Record<string, unknown>
    expect(await visitor.post(path, missing)).toEqual({
      status: 400,
      answer: { message: 'Bad Request', fields: [name] },
    })
  }
  for (const wrong of [
    { budgetYear: '2026' },
    { budgetYear: 2569 },
    { transferStartDate: '2568-10-01' },
    { transferEndDate: '30/09/2026' },
    { vendorId: '10670' },
    { zoneId: '14' },
  ])
    expect((await visitor.post(path, { ...question, ...wrong })).status).toBe(400)
  expect((await visitor.post(path, 'no object')).status).toBe(400)
})

test('the keys of the fund group may be spelled the other way', async () => {
  portal.setHabits({ transferSpelling: 'Desc' })
  const [row] = (await visitor.post(path, question)).answer.datas
  expect(row).toMatchObject({ fundGroupDesc: 'กองทุนค่าบริการทางการแพทย์', fundDesc: 'กองทุนผู้ป่วยใน' })
  expect([row.fundGroupDescr, row.fundDescr]).toEqual([undefined, undefined])
})

test('the list may want a bearer token, and takes that of the newer pages while its session lives', async () => {
  portal.setHabits({ transferAccess: 'bearer' })
  expect(await visitor.post(path, question)).toEqual({ status: 401, answer: { message: 'Unauthorized' } })
  await visitor.open('/webComponent/login/LoginAction.do', { user: 'clerk', pass: 'secret-word' })
  const page = await (await visitor.ask('/Client')).text()
  const token = /'token', '([^']+)'/.exec(page)?.[1]
  expect((await visitor.post(path, question, { authorization: `Bearer ${token}` })).status).toBe(200)
  portal.expireSessions()
  expect((await visitor.post(path, question, { authorization: `Bearer ${token}` })).status).toBe(401)
})

test('faults of lists strike transfers, and only them when they are named', async () => {
  const ask = async () => {
    const response = await visitor.ask(path, {})
    const text = await response.text().catch(() => 'cut')
    return text === 'cut' ? text : `${response.status} ${text.slice(0, 9)}`
  }
  const endings: string[] = []
  for (const name of ['html', 'empty', 'errorAlways', 'tooMany', 'forbidden', 'cutHalfway'] as const) {
    portal.setFault({ name, on: 'list', when: { namesWith: '/smtf/' } })
    endings.push(await ask())
    portal.clearFaults()
  }
  expect(endings).toEqual(['400 <!DOCTYPE', '400 ', '500 <!DOCTYPE', '429 <!DOCTYPE', '403 <!DOCTYPE', 'cut'])
  portal.setFault({ name: 'pageChanged' })
  expect(Object.keys((await visitor.post(path, question)).answer)).toEqual(['rows'])
})

test('every row of a real list adds up: total is amount less everything held back', async () => {
  const hospital = createPracticeHospital({ seed: 'transfers', hospitalCode: '10670' })
  const real = await startPracticePortal({ hospital, accounts, clock })
  const { answer } = await createVisitor(real.address).post(path, question)
  await real.stop()
  expect(answer.datas.length).toBeGreaterThan(150)
  for (const row of answer.datas) {
    const parts = [row.wait, row.debt, row.bond, row.vat, row.odbt]
    const rest = parts.reduce((left, part) => left - Math.round(part * 100), Math.round(row.amount * 100))
    expect(Math.round(row.total * 100)).toBe(rest)
  }
})

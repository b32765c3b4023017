import { afterEach, beforeEach, expect, test } from 'vitest'
import type { FaultName } from '#main/features/practice/portal/faults.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createVisitor, excelLinksOf, type Visitor } from '#tests/features/practice/portal/visitor.ts'

const january = '/webComponent/validation/ValidationMainAction.do?mo=1&ye=2569&maininscl=ucs'
const statement = '/webComponent/ucs/statementUCSDownloadAction.do'
const names = tinyHospital.listReps('2026-01', 'ucs').map(({ name }) => name)
const clock = { now: () => new Date(Date.UTC(2026, 0, 21)) }
/** Everything but the stall, which takes a second and a half each time. */
const quickFaults: readonly FaultName[] = [
  ...(['html', 'empty', 'tiny', 'redirectToLogin', 'forbidden', 'tooMany', 'errorThenFine'] as const),
  ...(['cutHalfway', 'slow', 'wrongMagic', 'pageChanged', 'mainPage500', 'sessionDies'] as const),
]
let portal: PracticePortal
let visitor: Visitor

const signIn = () =>
  visitor.open('/webComponent/login/LoginAction.do', { user: 'clerk', pass: 'secret-word' })

beforeEach(async () => {
  const accounts = [{ userName: 'clerk', password: 'secret-word', hospitalCode: '10670' }]
  portal = await startPracticePortal({ hospital: tinyHospital, accounts, clock })
  visitor = createVisitor(portal.address)
  await signIn()
})
afterEach(() => portal.stop())

/** Asks again until it gets what it wants, signing in again when it was sent away. @returns how often it asked */
async function insist(want: () => Promise<boolean>): Promise<number> {
  for (let tries = 1; tries <= 20; tries += 1) {
    if (await want().catch(() => false)) return tries
    await signIn()
  }
  throw new Error('no patience was enough')
}

async function readLinks(): Promise<readonly string[]> {
  let links: readonly string[] = []
  await insist(async () => {
    const page = await (await visitor.ask(january)).text()
    if (page.includes('<table id="content2">') && page.includes('<th>ทั้งหมด</th><th>ผ่าน</th>'))
      links = excelLinksOf(page, portal.address).map(({ href }) => href)
    return links.length === names.length
  })
  return links
}

async function bring(link: string, name: string, form?: Record<string, string>): Promise<number> {
  return await insist(async () => {
    const answer = await visitor.ask(link, form)
    return Buffer.from(await answer.arrayBuffer()).equals(tinyWorkbook(name))
  })
}

async function bringAll(): Promise<readonly number[]> {
  const tries: number[] = []
  for (const [index, link] of (await readLinks()).entries()) tries.push(await bring(link, names[index] ?? ''))
  return tries
}

const struck = () => portal.requests().map(({ path, faults }) => [path, ...faults])

test.each(['monday', 'tuesday', 'wednesday', 'thursday'])(
  'on a bad %s a patient clerk ends with every file, asking for none more than three times',
  async (seed) => {
    portal.setChaos({ seed, rate: 0.7, faults: quickFaults })
    const tries = await bringAll()
    expect(tries).toHaveLength(4)
    expect(Math.max(...tries)).toBeLessThanOrEqual(3)
  },
)

test('when everything goes wrong, each file goes wrong twice and then is served well, statements too', async () => {
  const links = await readLinks()
  portal.setChaos({ seed: 'worst', rate: 1, faults: quickFaults.filter((name) => name !== 'slow') })
  expect(await bring(links[0] ?? '', names[0] ?? '')).toBe(3)
  expect(await bring(links[0] ?? '', names[0] ?? '')).toBe(1)
  const document_no = '10670_OPUCS256901_01'
  const hname = `10670 ${tinyHospital.hospitalName}`
  const form = { document_no, person_type: '1', hcode: '10670', hname, province_name: '4000 ตัวอย่าง' }
  const whole = { ...form, datesend_from: '', datesend_to: '' }
  expect(await bring(statement, `STM_${document_no}.xls`, whole)).toBe(3)
})

test('the same seed gives the same bad day to the same client, another seed another one', async () => {
  const days: unknown[] = []
  for (const seed of ['monday', 'monday', 'tuesday']) {
    const before = portal.requests().length
    portal.setChaos({ seed, rate: 0.6, faults: quickFaults })
    await bringAll()
    days.push(struck().slice(before))
    portal.setChaos(null)
    await signIn()
  }
  expect(days[1]).toEqual(days[0])
  expect(days[2]).not.toEqual(days[0])
})

test('a bad day mixes many faults, and hides no line unless it is asked to', async () => {
  portal.setChaos({ seed: 'mixed', rate: 1, faults: quickFaults })
  for (let round = 0; round < 40; round += 1) await visitor.ask(`${january}&repno=${round}`).then(signIn)
  const seen = new Set(struck().flatMap(([, ...faults]) => faults))
  expect([...seen].toSorted()).toEqual(
    ['cutHalfway', 'empty', 'errorThenFine', 'forbidden', 'html', 'mainPage500', 'pageChanged'].concat(
      'redirectToLogin',
      'sessionDies',
      'slow',
      'tooMany',
    ),
  )
  portal.setChaos({ seed: 'mixed', rate: 1 })
  for (let round = 0; round < 60; round += 1) await visitor.ask(`${january}&repno=${round}`).then(signIn)
  const hiding = struck().flatMap(([, ...faults]) => faults.filter((name) => /evil|duplicate/.test(name)))
  expect(hiding).toEqual([])
})

test('a list that went wrong twice is served well once, and may go wrong again later', async () => {
  portal.setChaos({ seed: 'lists', rate: 1, faults: ['errorThenFine'] })
  const states: number[] = []
  for (let round = 0; round < 6; round += 1) states.push((await visitor.ask(january)).status)
  expect(states).toEqual([500, 500, 200, 500, 500, 200])
})

test('a stall of a bad day ends by itself, and a good day follows when it is called off', async () => {
  const [link = ''] = await readLinks()
  portal.setChaos({ seed: 'stall', rate: 1, faults: ['stalled'] })
  await expect(visitor.ask(link).then((answer) => answer.arrayBuffer())).rejects.toThrow()
  portal.setChaos(null)
  expect(await bring(link, names[0] ?? '')).toBe(1)
})

test('transfers have bad days without anybody being signed in', async () => {
  portal.setChaos({ seed: 'transfers', rate: 1, faults: ['sessionDies', 'tooMany'] })
  const answer = await createVisitor(portal.address).ask(
    '/smtf/api/budgetreport/budgetSummaryByVendorReport/search',
    {},
  )
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1'])
})

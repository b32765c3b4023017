import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import type { PracticeHospital } from '#main/features/practice/practice-hospital.ts'
import { tinyHospital, tinyWorkbook } from '#tests/features/practice/portal/tiny-hospital.ts'
import {
  createVisitor,
  excelLinksOf,
  linesOf,
  type Visitor,
} from '#tests/features/practice/portal/visitor.ts'

const list = '/webComponent/validation/ValidationMainAction.do'
const clock = { now: () => new Date(Date.UTC(2026, 0, 21)) }
/** The batches of January, and one more in October 2568. */
const hospital: PracticeHospital = {
  ...tinyHospital,
  listReps: (month, scheme) =>
    month === '2025-10'
      ? tinyHospital.listReps('2026-01', scheme).slice(0, 1)
      : tinyHospital.listReps(month, scheme),
}
let portal: PracticePortal
let visitor: Visitor

beforeEach(async () => {
  const accounts = [{ userName: 'clerk', password: 'secret-word', hospitalCode: '10670' }]
  portal = await startPracticePortal({ hospital, accounts, clock })
  visitor = createVisitor(portal.address)
  await visitor.open('/webComponent/login/LoginAction.do', { user: 'clerk', pass: 'secret-word' })
})
afterEach(() => portal.stop())

const countFor = async (query: string) => linesOf((await visitor.open(`${list}?${query}`)).text).length

test('the REP list may come in pages that together have every batch once, and every page leads on', async () => {
  portal.setHabits({ repPageLines: 3 })
  const first = await visitor.open(`${list}?mo=1&ye=2569&maininscl=ucs`)
  expect(first.text).toContain('พบข้อมูลทั้งหมด 4 รายการ')
  const [, next = ''] = /<a href="([^"]+)">2<\/a>/.exec(first.text) ?? []
  const second = await visitor.open(next.replaceAll('&amp;', '&'))
  expect([linesOf(first.text).length, linesOf(second.text).length]).toEqual([3, 1])
  const [link] = excelLinksOf(second.text, portal.address)
  const last = tinyHospital.listReps('2026-01', 'ucs').at(-1)
  expect(Buffer.from(await (await visitor.ask(link?.href ?? '')).arrayBuffer())).toEqual(
    tinyWorkbook(last?.name ?? ''),
  )
  expect(await countFor('mo=1&ye=2569&maininscl=ucs&PAGE_HEAD=3')).toBe(0)
})

test('without the habit the list is one page, without any count', async () => {
  const page = await visitor.open(`${list}?mo=1&ye=2569&maininscl=ucs`)
  expect([linesOf(page.text).length, page.text.includes('พบข้อมูลทั้งหมด')]).toEqual([4, false])
})

test('from October to December the year means the calendar year, or the fiscal year when the portal counts so', async () => {
  const counts = async () => [
    await countFor('mo=10&ye=2568'),
    await countFor('mo=10&ye=2569'),
    await countFor('mo=1&ye=2569'),
    await countFor('mo=1&ye=2568'),
  ]
  expect(await counts()).toEqual([1, 0, 4, 0])
  portal.setHabits({ repYear: 'fiscalBe' })
  expect(await counts()).toEqual([0, 1, 4, 0])
  const october = await visitor.open(`${list}?mo=10&ye=2569`)
  expect(october.text).toContain('name="ye" inputmode="numeric" value="2569"')
})

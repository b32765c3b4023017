import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPreview } from '#tests/renderer/open-preview.ts'
import type { FakeCall } from '#tests/renderer/preview/fake-bridge.ts'

let preview: Awaited<ReturnType<typeof openPreview>>
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'satang-preview-'))
  preview = await openPreview(folder)
})
afterAll(async () => {
  await preview.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a finance head names columns with the keyboard alone, also while it writes Thai', async () => {
  const page = await preview.browser.newPage()
  await preview.show(page, { state: 'content', path: '/imports/98/columns' })
  const field = (header: string) => `input[aria-label="คอลัมน์ของ ${header}"]`
  const shownIn = (header: string) => page.$eval(field(header), (input) => (input as HTMLInputElement).value)
  /** Types letters into a field, chooses the first column they find, and goes on to the next field. */
  async function answer(header: string, typed: string, marked: string): Promise<string> {
    await page.waitForSelector(field(header))
    await page.focus(field(header))
    // the list opens with the focus; what is typed before it stands there marks nothing
    await page.waitForSelector('[data-combobox-option]')
    await page.keyboard.type(typed)
    // what Enter would take is marked: a person sees it, too
    await page.waitForFunction(
      (text) => document.querySelector('[data-combobox-selected]')?.textContent?.includes(text),
      {},
      marked,
    )
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    return shownIn(header)
  }
  const given = [
    await answer('TRAN_ID', 'C', 'เลขอ้างอิงรายการ'),
    // K and AO on a keyboard that is still in Thai
    await answer('ชดเชยสุทธิ › สปสช.', 'า', 'ยอดโอนเข้าบัญชี'),
    await answer('เรียกเก็บ (1) › รวมยอดเรียกเก็บ (1.3) = (1.1)+(1.2)', 'ฟน', 'ยอดทั้งสิ้น'),
    await answer('OPBKK › HC', 'ไม่มีในไฟล์', 'ไม่มีในไฟล์นี้'),
  ]
  const said = await page.$eval('.filter-rest', (one) => one.textContent)
  await page.close()
  expect({ given, said }).toEqual({
    given: ['C · เลขอ้างอิงรายการ', 'K · ยอดโอนเข้าบัญชี', 'AO · เรียกเก็บ (1) › ยอดทั้งสิ้น', 'ไม่มีในไฟล์นี้'],
    said: 'ช่องที่ต้องมี ระบุแล้ว 66 จาก 66',
  })
})

test('a clerk names a month that has files, and leaves it to Satang again, with the keyboard alone', async () => {
  const page = await preview.browser.newPage()
  const field = 'button[aria-label="งวดที่รู้ว่ามีไฟล์ มี.ค. 2569"]'
  const heard = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  const isOnMonth = () => page.evaluate(() => document.activeElement?.matches('[data-selected]'))
  await preview.show(page, { state: 'content', path: '/settings' })
  await page.waitForSelector(field)
  await page.focus(field)
  await page.keyboard.press('Enter')
  await page.waitForFunction('document.activeElement.closest("[data-dates-dropdown]") !== null')
  // past the year and its two buttons
  for (let tabs = 0; tabs < 3 && !(await isOnMonth()); tabs++) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.waitForFunction('document.querySelector("[data-dates-dropdown]") === null')
  await page.waitForFunction('document.activeElement.hasAttribute("aria-label")')
  const after = await heard()
  await page.keyboard.press('Tab')
  const next = await heard()
  await page.keyboard.press('Enter')
  const calls = await page.evaluate(() => (window as unknown as { calls: FakeCall[] }).calls)
  await page.close()
  const saved = calls.filter(({ name }) => name === 'downloads.saveOptions').map(({ input }) => input)
  const kept = { workers: 2, isKeepingSession: true }
  expect({ after, next, saved }).toEqual({
    after: 'งวดที่รู้ว่ามีไฟล์ มี.ค. 2569',
    next: 'ใช้งวดล่าสุดที่เคยมีไฟล์',
    saved: [
      { ...kept, knownMonth: '2026-02' },
      { ...kept, knownMonth: null },
    ],
  })
})

test('the files of a month open with the keyboard, and say calmly what its list did not tell', async () => {
  const page = await preview.browser.newPage()
  await preview.show(page, { state: 'content', path: '/completeness' })
  await page.waitForSelector('[role="grid"]')
  await page.focus('[role="grid"]')
  const openNext = async (title: string) => {
    for (const key of ['ArrowDown', 'Enter'] as const) await page.keyboard.press(key)
    await page.waitForFunction(`document.querySelector("aside h2").textContent === ${JSON.stringify(title)}`)
    await page.waitForFunction('document.querySelector("aside p, aside table") !== null')
  }
  await openNext('STM BKK ก.ย. 2569')
  const empty = await page.$eval('aside', (panel) => ({
    says: panel.querySelector('p')?.textContent,
    tables: panel.querySelectorAll('table').length,
  }))
  await openNext('REP UCS ก.ย. 2569')
  await page.waitForSelector('aside table')
  const marks = await page.$$eval('aside td:last-child .state', (found) =>
    found.map(({ textContent, className }) => `${textContent} ${className}`),
  )
  await page.close()
  expect({ empty, marks }).toEqual({
    empty: {
      says: 'รายการของ สปสช. ว่าง แต่ยังไม่แน่ใจว่าอ่านถูก เลือกงวดที่รู้ว่ามีไฟล์ในหน้าตั้งค่า แล้วดาวน์โหลดงวดนี้อีกครั้ง',
      tables: 0,
    },
    marks: Array.from({ length: 2 }, () => 'ในรายการ สปสช. ไม่รู้ยอด state is-quiet'),
  })
})

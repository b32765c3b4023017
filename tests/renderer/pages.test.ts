import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { missingSince } from '#renderer/features/downloads/run-draft.ts'
import { monthOf, monthsBefore, toBangkokTime } from '#shared/model/thai-date.ts'
import { openPreview } from '#tests/renderer/open-preview.ts'
import { screensToCheck } from '#tests/renderer/pages.ts'
import { createFakeBridge } from '#tests/renderer/preview/fake-bridge.ts'

type Violation = { id: string; impact: string | null; nodes: { html: string; failureSummary?: string }[] }

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let preview: Awaited<ReturnType<typeof openPreview>>
let page: Page
let folder: string
let complaints: string[]

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'satang-preview-'))
  preview = await openPreview(folder)
  page = await preview.browser.newPage()
  // colours on their way from light to dark are neither
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(String(error)))
})
beforeEach(() => {
  complaints = []
})
afterAll(async () => {
  await preview.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Serious and critical findings of axe on the page as it stands; of one rule, or of all. */
async function findBarriers(rule?: 'color-contrast'): Promise<string[]> {
  // the debugger may run what the page's own policy forbids
  if (await page.evaluate('window.axe === undefined')) await page.evaluate(axeSource)
  const options = JSON.stringify({ resultTypes: ['violations'], ...(rule ? { runOnly: [rule] } : {}) })
  const violations = (await page.evaluate(
    `axe.run(document, ${options}).then((found) => found.violations)`,
  )) as Violation[]
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    )
}

/** Tables that do not fit beside the menu of a window 1280 wide. */
const findWideTables = () =>
  page.$$eval('.data-table', (tables) =>
    tables
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((table) => `${table.ariaLabel}: ${table.scrollWidth} > ${table.clientWidth}`),
  )

type Colour = 'light' | 'dark'
const buttonOf = { light: 'ใช้พื้นสว่าง', dark: 'ใช้พื้นมืด' }
/** What stands open after a whole test; null where a test left it in the middle. */
let standing: { readonly state: string; readonly colour: Colour } | null = null

/** Opens a screen: one page is loaded for each state, which then goes from address to address. @returns its colour */
async function openScreen(state: string, route: string): Promise<Colour> {
  const before = standing
  standing = null
  if (before?.state !== state) {
    await preview.show(page, { state, path: route })
    return 'light'
  }
  // from nowhere every page begins anew, also one that shows something else at the same kind of address
  await page.evaluate('location.hash = "#/nowhere"')
  await page.waitForFunction('document.querySelector("h1") === null')
  await page.evaluate(`location.hash = ${JSON.stringify(`#${route}`)}`)
  await page.waitForSelector('h1')
  return before.colour
}

for (const { name, state, path: route } of screensToCheck) {
  test(`${name} has no serious barrier for anyone, in light and in dark, and fits its window`, async () => {
    const colour = await openScreen(state, route)
    const other = colour === 'light' ? 'dark' : 'light'
    if (state !== 'loading') await page.waitForFunction('document.querySelector(".skeletons") === null')
    const wide = await findWideTables()
    const barriers = await findBarriers()
    await page.click(`[aria-label="${buttonOf[other]}"]`)
    // only the colours are others
    const found = { [colour]: barriers, [other]: await findBarriers('color-contrast'), wide, complaints }
    standing = { state, colour: other }
    expect(found).toEqual({ light: [], dark: [], wide: [], complaints: [] })
  })
}

const chosenRow = () =>
  page.evaluate(() => document.querySelector('[aria-selected="true"]')?.getAttribute('aria-rowindex') ?? null)

test('a clerk finds and opens a claim with the keyboard alone, and comes back', async () => {
  await preview.show(page, { state: 'content', path: '/' })
  await page.keyboard.down('Alt')
  await page.keyboard.press('5')
  await page.keyboard.up('Alt')
  await page.waitForSelector('[role="grid"]')
  await page.keyboard.press('/')
  await page.keyboard.type('6842')
  await page.waitForFunction('location.hash.includes("search")')
  await page.focus('[role="grid"]')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('PageDown')
  expect(await chosenRow()).toBe('18')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.cell-groups')
  expect(await page.evaluate(() => window.location.hash)).toBe('#/claims/684201016')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[role="grid"]')
  expect(await page.evaluate(() => window.location.hash)).toContain('search')
})

test('a clerk adds a plan with the keyboard alone, and is told what is missing', async () => {
  await preview.show(page, { state: 'content', path: '/schedule' })
  const add = await page.waitForSelector('.page-actions button:last-child')
  await add?.focus()
  await page.keyboard.press('Enter')
  await page.waitForSelector('[role="dialog"] form')
  await page.waitForFunction('document.activeElement?.tagName === "INPUT"')
  await page.keyboard.press('Enter')
  await page.waitForFunction('document.querySelector("[role=dialog]").textContent.includes("ตั้งชื่อแผน")')
  const barriers = await findBarriers()
  await page.keyboard.type('ก่อนเที่ยง')
  await page.keyboard.press('Tab')
  await page.keyboard.type('9.45')
  await page.keyboard.press('Enter')
  const times = await page.$$eval('[role="dialog"] .mantine-Pill-label', (pills) =>
    pills.map((pill) => pill.textContent).slice(0, 2),
  )
  await page.focus('[role="dialog"] input')
  await page.keyboard.press('Enter')
  await page.waitForFunction('document.querySelector("[role=dialog]") === null')
  expect({ barriers, times, complaints }).toEqual({ barriers: [], times: ['02:30', '09:45'], complaints: [] })
})

test('End goes to the last of 12,480 claims, which are fetched as they come into view', async () => {
  await preview.show(page, { state: 'content', path: '/claims' })
  await page.waitForSelector('[role="grid"]')
  await page.focus('[role="grid"]')
  await page.keyboard.press('End')
  await page.waitForFunction(
    'document.querySelector("[aria-rowindex=\'12481\']")?.textContent.includes("684213479")',
  )
  expect(await chosenRow()).toBe('12481')
  expect(await page.$$eval('.data-row', (rows) => rows.length)).toBeLessThan(80)
})

test('every number of the dashboard opens the claims behind it', async () => {
  await preview.show(page, { state: 'content', path: '/' })
  await page.waitForSelector('.totals')
  const counts = await page.evaluate(() => ({
    numbers: document.querySelectorAll('.totals dd > :first-child, .two-columns td.is-number').length,
    links: document.querySelectorAll(
      '.totals dd > a[href*="#/claims"]:first-child, .two-columns td.is-number > a[href*="#/claims"]',
    ).length,
    times: document.querySelectorAll('[aria-label="ไฟล์ล่าสุด"] td:last-child').length,
  }))
  expect(counts.links).toBe(counts.numbers - counts.times)
  await page.click('[aria-label="ตามกองทุน"] tbody tr:last-child a')
  await page.waitForSelector('[role="grid"]')
  expect(await page.evaluate(() => window.location.hash)).toBe('#/claims?fund=null')
})

test('an old address with nonsense in it still opens the claims', async () => {
  await preview.show(page, { state: 'content', path: '/claims?outcome=perhaps&sort=7&month=%222026-10%22' })
  await page.waitForSelector('[role="grid"]')
  expect(await page.$$eval('.filter-chip', (chips) => chips.map((chip) => chip.textContent))).toEqual([
    'งวด: ต.ค. 2569',
  ])
})

test('the fake bridge answers in the shapes of the contract, or the pages above would lie', async () => {
  const bridge = createFakeBridge('content')
  await expect(bridge.call('dashboard.get', { fiscalYear: 'x' })).rejects.toThrow()
  await expect(bridge.call('dashboard.nothing', {})).rejects.toThrow('no such call')
})

const callsOf = (name: string) =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { calls: { name: string; input: unknown }[] }).calls
        .filter((call) => call.name === wanted)
        .map(({ input }) => input),
    name,
  )
const press = (text: string) => page.locator(`::-p-xpath(//button[normalize-space()="${text}"])`).click()
const choose = (text: string) => page.locator(`::-p-xpath(//label[normalize-space()="${text}"])`).click()
const buttons = () =>
  page.$$eval('main button', (found) => found.map(({ textContent }) => textContent?.trim() ?? ''))

test('a range of months is fetched as it stands in the form, with its switches', async () => {
  await preview.show(page, { state: 'content', path: '/downloads' })
  await choose('ดึงไฟล์ที่มีแล้วซ้ำและเทียบ')
  await press('ดาวน์โหลดตอนนี้')
  const now = monthOf(toBangkokTime(new Date()))
  expect(await callsOf('downloads.run')).toEqual([
    {
      months: [monthsBefore(now, 1), now],
      schemes: ['ucs'],
      isImporting: true,
      isDryRun: false,
      isFetchingAgain: true,
      reason: 'manual',
      sources: ['rep', 'stm', 'smt'],
    },
  ])
})

test('what is missing is counted before it is fetched', async () => {
  await preview.show(page, { state: 'content', path: '/downloads' })
  await choose('ที่ยังขาด')
  await page.waitForFunction('document.querySelector(".run-plan").textContent.includes("3 รายการ")')
  expect(await page.$eval('.run-plan', ({ textContent }) => textContent)).toBe(
    'ต้องอ่าน 3 รายการ (2 รายการยังไม่ได้อ่านจนครบ) มีไฟล์ค้าง 6 ไฟล์',
  )
  await press('ดึงที่ยังขาด')
  const since = missingSince(monthOf(toBangkokTime(new Date())))
  expect(await callsOf('downloads.runMissing')).toEqual([
    { sources: ['rep', 'stm', 'smt'], since, schemes: ['ucs'], isImporting: true },
  ])
})

test('where nothing is missing there is nothing to press', async () => {
  await preview.show(page, { state: 'empty', path: '/downloads' })
  await choose('ที่ยังขาด')
  await page.waitForFunction('document.querySelector(".run-plan").textContent.includes("ไม่ขาดอะไร")')
  expect(
    await page.$eval('.run-form [type=submit]', (button) => (button as HTMLButtonElement).disabled),
  ).toBe(true)
})

test('a run that goes on can be paused, and is cancelled only after a question when lists are left', async () => {
  await preview.show(page, { state: 'busy', path: '/downloads' })
  await page.waitForFunction('document.querySelector(".busy-facts")?.textContent.includes("7 จาก 24 รายการ")')
  await press('ยกเลิกรอบนี้')
  await page.waitForSelector('[role="dialog"]')
  expect(await callsOf('downloads.cancel')).toEqual([])
  await page.keyboard.press('Escape')
  await page.waitForFunction('document.querySelector("[role=dialog]") === null')
  await press('หยุดพัก')
  expect(await callsOf('downloads.pause')).toEqual([{}])
})

test('a paused run offers to go on, a whole one to retry its failed file, a dry one to fetch', async () => {
  const offers: string[][] = []
  for (const id of [37, 41, 36]) {
    await preview.show(page, { state: 'content', path: `/downloads/${id}` })
    await page.waitForSelector('.page-actions button')
    offers.push(
      await page.$$eval('.page-actions button', (found) => found.map((one) => one.textContent ?? '')),
    )
  }
  expect(offers).toEqual([['ทำต่อ'], ['ดึงไฟล์ที่ไม่สำเร็จอีกครั้ง'], ['ดึงไฟล์เหล่านี้']])
  await preview.show(page, { state: 'content', path: '/downloads/37' })
  await press('ทำต่อ')
  expect(await callsOf('downloads.resume')).toEqual([{ id: 37 }])
})

test('a row of the history opens its report with the keyboard, and Esc goes back to the history', async () => {
  await preview.show(page, { state: 'content', path: '/downloads' })
  await press('ประวัติ')
  await page.waitForSelector('[role="grid"][aria-label="ประวัติ"]')
  await page.focus('[role="grid"]')
  for (const key of ['ArrowDown', 'Enter'] as const) await page.keyboard.press(key)
  await page.waitForSelector('[role="grid"][aria-label="รายการ"]')
  expect(await page.evaluate(() => window.location.hash)).toBe('#/downloads/41')
  await page.keyboard.press('Escape')
  await page.waitForSelector('[role="grid"][aria-label="ประวัติ"]')
})

test('the live log copies the lines it shows and no others', async () => {
  await preview.show(page, { state: 'content', path: '/downloads' })
  await press('บันทึกสด')
  await page.waitForSelector('.log-line')
  await page.evaluate(() =>
    document.addEventListener('copy', () => {
      const field = document.activeElement as HTMLTextAreaElement
      document.body.dataset['copied'] = field.value.slice(field.selectionStart, field.selectionEnd)
    }),
  )
  await page.type('[data-search]', 'signedIn')
  await page.waitForFunction(
    '[...document.querySelectorAll(".log-line")].every((line) => line.textContent.includes("เข้าระบบ"))',
  )
  await press('คัดลอกที่แสดง')
  await page.waitForFunction('document.body.dataset.copied !== undefined')
  const copied = await page.evaluate(() => document.body.dataset['copied'] ?? '')
  // React's strict mode hears every line twice
  expect([...new Set(copied.split('\n'))]).toEqual(['08:30:02\tปกติ\tเข้าระบบ สปสช. แล้ว (รหัสผ่านที่เก็บไว้)'])
  expect(await buttons()).toContain('คัดลอกแล้ว')
})

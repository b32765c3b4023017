import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPreview } from '#tests/renderer/open-preview.ts'

let preview: Awaited<ReturnType<typeof openPreview>>
let page: Page
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'satang-preview-'))
  preview = await openPreview(folder)
  page = await preview.browser.newPage()
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
})
afterAll(async () => {
  await preview.stop()
  await rm(folder, { recursive: true, force: true })
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
const textOf = (selector: string) =>
  page.$eval(selector, ({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim() ?? '')

/** Serious and critical findings of axe on the page as it stands. */
async function findBarriers(): Promise<unknown> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id))`,
  )
}

test('files are compared before anything changes, and only the chosen ones take the new amounts', async () => {
  await preview.show(page, { state: 'content', path: '/settings' })
  await press('เทียบก่อนและหลัง…')
  await page.waitForSelector('[role="dialog"] tbody tr')
  await page.waitForFunction('document.querySelector("[role=dialog]").textContent.includes("1,598,040.25")')
  const compared = [await callsOf('imports.reread'), await callsOf('imports.acceptReread')]
  const barriers = await findBarriers()
  const sums = await textOf('[role="dialog"] .outcome')

  await page.click('[role="dialog"] tbody tr:nth-child(2) input')
  await press('ใช้ยอดใหม่ของ 2 ไฟล์')
  await page.waitForFunction('document.querySelector("[role=dialog]").textContent.includes("ใช้ยอดใหม่แล้ว")')

  expect({ compared, barriers, sums, accepted: await callsOf('imports.acceptReread') }).toEqual({
    compared: [[{ ids: [41, 40, 39, 37, 36], isAsked: false }], []],
    barriers: [],
    sums: 'ชดเชยของไฟล์ที่เลือก 2,854,827.75 → 2,853,442.75',
    accepted: [{ ids: [41, 37], isAsked: false }],
  })
  expect(await textOf('[role="dialog"] tbody tr:nth-child(2)')).toContain('440,182.50')
})

test('where every file was read by what is in use there is nothing to compare', async () => {
  await preview.show(page, { state: 'empty', path: '/settings' })
  await page.waitForFunction('document.body.textContent.includes("ทุกไฟล์อ่านด้วยแบบที่ใช้อยู่")')
  const labels = await page.$$eval('button', (found) => found.map(({ textContent }) => textContent?.trim()))
  expect(labels).not.toContain('เทียบก่อนและหลัง…')
})

test('one file is read again on its own page, and takes the new reading when somebody says so', async () => {
  await preview.show(page, { state: 'content', path: '/imports/41' })
  await press('อ่านใหม่')
  await page.waitForSelector('[role="dialog"] tbody tr')
  const compared = await callsOf('imports.reread')
  const barriers = await findBarriers()
  const money = await textOf('[role="dialog"] tbody tr:nth-child(5)')
  const unreadable = await textOf('[role="dialog"] tbody tr:nth-child(6)')
  await press('ใช้ที่อ่านใหม่')
  await page.waitForFunction('document.querySelector("[role=dialog]").textContent.includes("ใช้ยอดใหม่แล้ว")')
  expect({ compared, barriers, money, unreadable, accepted: await callsOf('imports.acceptReread') }).toEqual({
    compared: [{ ids: [41], isAsked: true }],
    barriers: [],
    money: 'ชดเชย1,602,145.251,598,040.25',
    unreadable: 'ช่องอ่านไม่ได้40',
    accepted: [{ ids: [41], isAsked: true }],
  })
})

test('a file that was refused is tried again', async () => {
  await preview.show(page, { state: 'content', path: '/imports/99' })
  await press('ลองอีกครั้ง')
  await page.waitForFunction('window.calls.some(({ name }) => name === "imports.retry")')
  expect(await callsOf('imports.retry')).toEqual([{ id: 99 }])
})

test('a folder on another computer is told before it is chosen, and proven files go only when somebody says so', async () => {
  await preview.show(page, { state: 'content', path: '/settings' })
  await page.waitForFunction('document.body.textContent.includes("ใครเปิดโฟลเดอร์ได้ก็อ่านได้")')
  const isFar = () => page.evaluate(() => document.body.textContent?.includes('อยู่บนเครื่องอื่น'))
  const field = '::-p-xpath(//label[normalize-space()="โฟลเดอร์ใหม่"]/following::input[1])'
  const near = await isFar()
  await page.locator(field).fill('Z:\\REP')
  await press('ใช้โฟลเดอร์นี้')
  await page.waitForFunction('document.querySelector("[role=dialog]")?.textContent.includes("อยู่บนเครื่องอื่น")')
  const asked = await textOf('[role="dialog"]')
  await press('ยกเลิก')
  await page.waitForFunction('document.querySelector("[role=dialog]") === null')

  await press('ลบไฟล์ที่พิสูจน์แล้ว 748 ไฟล์ (96.4 MB)…')
  await page.waitForSelector('[role="dialog"]')
  const loses = await textOf('[role="dialog"]')
  const before = await callsOf('downloads.removeProven')
  const barriers = await findBarriers()
  await press('ลบไฟล์')
  await page.waitForFunction('document.body.textContent.includes("ลบแล้ว 746 ไฟล์")')

  expect({ near, before, barriers, after: await callsOf('downloads.removeProven') }).toEqual({
    near: false,
    before: [],
    barriers: [],
    after: [{}],
  })
  expect(asked).toContain('Z:\\REP อยู่บนเครื่องอื่น')
  expect(loses).toContain('ไฟล์ที่ลบแล้วอ่านใหม่ด้วยแบบรุ่นใหม่ไม่ได้')
  expect(await page.evaluate(() => document.body.textContent)).toContain('เหลือไว้ 2 ไฟล์')
})

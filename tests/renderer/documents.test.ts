import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CDPSession, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { thaiKeyOf } from '#tests/helpers/thai-keyboard.ts'
import { openPreview } from '#tests/renderer/open-preview.ts'

let preview: Awaited<ReturnType<typeof openPreview>>
let page: Page
let keyboard: CDPSession
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'satang-preview-'))
  preview = await openPreview(folder)
  page = await preview.browser.newPage()
  keyboard = await page.createCDPSession()
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
})
afterAll(async () => {
  await preview.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Presses keys of a keyboard in Thai, by what stands on them in English. */
async function press(...codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const key = thaiKeyOf(code)
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, text: key })
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key })
  }
}

const callsOf = (name: string) =>
  page.evaluate(
    (wanted) =>
      (window as unknown as { calls: { name: string; input: unknown }[] }).calls
        .filter((call) => call.name === wanted)
        .map(({ input }) => input),
    name,
  )
const textOf = (selector: string) =>
  page.$eval(selector, ({ textContent }) => textContent?.replaceAll(/\s+/g, ' ').trim() ?? '')
const openHead = () => textOf('[aria-expanded="true"]')
const waitForNotice = (text: string) =>
  page.waitForFunction(`document.querySelector('.notice')?.textContent.includes(${JSON.stringify(text)})`)

/** Serious and critical findings of axe on the page as it stands. */
async function findBarriers(): Promise<unknown> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))
  return page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id))`,
  )
}

async function openDocuments(): Promise<void> {
  await preview.show(page, { state: 'content', path: '/imports/documents' })
  await page.waitForSelector('[aria-expanded="true"]')
}

test('a clerk lets the other document count with two keys of a keyboard in Thai, and takes it back with one', async () => {
  await openDocuments()
  const says = await textOf('.question-body p + p')
  await press('Digit2')
  const focused = await page.evaluate(() => document.activeElement?.textContent)
  const before = await callsOf('imports.choose')
  await page.keyboard.press('Enter')
  await waitForNotice('(นำเข้าลำดับที่ 12) แทน')
  await press('KeyZ')
  await waitForNotice('ย้อนคำตัดสินแล้ว')
  // there is nothing left to take back
  await press('KeyZ')
  const both = { id: 12, otherId: 11 }
  expect({ says, focused, before, chosen: await callsOf('imports.choose') }).toEqual({
    says: 'ทั้งสองฉบับบอกเวลาเดียวกัน จึงนับฉบับที่ยอดน้อยกว่าไว้ก่อน จนกว่าคุณจะเลือก',
    focused: 'นับฉบับนี้แทน',
    before: [],
    chosen: [both],
  })
  expect(await callsOf('imports.withdrawChoice')).toEqual([both])
})

test('Alt and a number open a page also while the keyboard is in Thai', async () => {
  await openDocuments()
  const [code, key, alt] = ['Digit1', thaiKeyOf('Digit1'), 1]
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', code, key, modifiers: alt })
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, modifiers: alt })
  await page.waitForFunction('location.hash === "#/"')
})

test('every kind of question has its own answers, each without a barrier', async () => {
  await openDocuments()
  await press('KeyJ')
  const unknown = await openHead()
  await page.keyboard.press('ArrowDown')
  const drops = await openHead()
  await press('Digit2')
  await page.keyboard.press('Enter')
  await waitForNotice('จ่ายตรง ก.ย. 69.xls แทน')
  await press('KeyJ')
  const repeats = await openHead()
  const barriers = [await findBarriers()]
  await press('Digit3')
  await page.keyboard.press('Enter')
  await waitForNotice('นับทั้ง')
  await press('KeyJ', 'KeyJ')
  const overlaps = await openHead()
  barriers.push(await findBarriers())
  await press('Digit2')
  // LGO; what is typed into a field is no answer
  await page.keyboard.sendCharacter('สเน')
  await page.keyboard.press('Enter')
  await waitForNotice('เป็นของ LGO')
  expect({ heads: [unknown, drops, repeats, overlaps], barriers }).toEqual({
    heads: [
      'รายงาน ไม่บอกเลขที่ แย่งกันนับ 214 ราย ไม่รู้ว่าต่างกันเท่าไร',
      'รายงาน ไม่บอกเลขที่ มีรายหายไป 2 ราย ต่างกัน 3,950.50',
      'รายงาน 10670_IPUCS256910_01 มีรายการซ้ำกัน 3 ราย',
      'รายการโอน 1 ต.ค. 2569 – 31 ต.ค. 2569 วันซ้อนกัน ไม่บอกแหล่งเงิน',
    ],
    barriers: [[], []],
  })
  expect([await callsOf('imports.keepBoth'), await callsOf('imports.tell')]).toEqual([
    [{ id: 96, otherId: 15 }],
    [{ id: 17, scheme: null, source: 'LGO' }],
  ])
})

test('a scheme is told with the keyboard alone, also while it writes Thai, and taken back', async () => {
  await openDocuments()
  await page.focus('input[aria-label="สิทธิของ STM_10670_OP202610_01.xlsx"]')
  await page.waitForSelector('[data-combobox-option]')
  // OFC
  await page.keyboard.type('นดแ')
  await page.waitForSelector('[data-combobox-selected]')
  await page.keyboard.press('Enter')
  await waitForNotice('เป็นของ ข้าราชการ (OFC)')
  await page.locator('::-p-xpath(//button[contains(., "ย้อนคำตัดสิน")])').click()
  await waitForNotice('ย้อนคำตัดสินแล้ว')
  expect(await callsOf('imports.tell')).toEqual([
    { id: 18, scheme: 'ofc', source: null },
    { id: 18, scheme: null, source: null },
  ])
})

test('what was decided before can be taken back, and what a person said of a file is changed on its page', async () => {
  await openDocuments()
  await page.locator('[aria-label="ที่ตัดสินไว้แล้ว"] tbody tr:nth-child(2) button').click()
  await waitForNotice('ย้อนคำตัดสินแล้ว')
  const withdrawn = await callsOf('imports.withdrawChoice')
  await preview.show(page, { state: 'content', path: '/imports/17' })
  const field = await page.waitForSelector('input[aria-label^="แหล่งเงินของ"]')
  await field?.click({ count: 3 })
  await page.keyboard.type('LGO')
  await page.keyboard.press('Enter')
  await waitForNotice('เป็นของ LGO')
  // back to what was said before, not to nothing
  await page.locator('.notice button').click()
  await waitForNotice('ย้อนคำตัดสินแล้ว')
  await page.locator('::-p-xpath(//button[normalize-space()="ถอนที่บอกไว้"])').click()
  await page.waitForFunction('window.calls.filter(({ name }) => name === "imports.tell").length === 3')
  expect([withdrawn, await callsOf('imports.tell')]).toEqual([
    [{ id: 22, otherId: 23 }],
    [
      { id: 17, scheme: null, source: 'LGO' },
      { id: 17, scheme: null, source: 'UC' },
      { id: 17, scheme: null, source: null },
    ],
  ])
})

test('that nothing competes is said with what was looked at, and of an empty store it is not said', async () => {
  await preview.show(page, { state: 'looking', path: '/imports/documents' })
  await page.waitForFunction('document.body.textContent.includes("ไม่มีเอกสารที่แย่งกันนับ")')
  const looked = await page.evaluate(() => document.body.textContent?.includes('ดูแล้วทั้ง 12,480 รายการเบิก'))
  await preview.show(page, { state: 'empty', path: '/imports/documents' })
  const empty = await page.waitForSelector('.empty-state').then(() => textOf('.empty-state'))
  const sums = await page.$$eval('.money-line .money', (found) => found.map((one) => one.textContent))
  await preview.show(page, { state: 'failed', path: '/imports/documents' })
  await page.waitForSelector('.failure')
  const failed = await page.evaluate(() => document.body.textContent?.includes('ไม่มีเอกสารที่แย่งกันนับ'))
  expect({ looked, empty, sums, failed }).toEqual({
    looked: true,
    empty: 'ยังไม่มีอะไรให้ตัดสินยังไม่มีรายการที่นับอยู่ นำเข้าไฟล์ก่อนไปหน้านำเข้า',
    // unknown, not 0
    sums: ['—', '—', '—', '—', '—'],
    failed: false,
  })
})

test('a store of older rules is looked at before it is taken to those of today, and claims nothing until then', async () => {
  await preview.show(page, { state: 'personNeeded', path: '/imports/documents' })
  await page.waitForSelector('.notice')
  const claimed = await page.evaluate(() => document.body.textContent?.includes('ไม่มีเอกสารที่แย่งกันนับ'))
  await page.locator('::-p-xpath(//button[normalize-space()="ดูว่าอะไรจะเปลี่ยน"])').click()
  await waitForNotice('จะนับต่างไป 2 ไฟล์')
  const rows = await page.$$eval('[aria-label="ไฟล์ที่นับต่างไป"] tbody tr', (found) =>
    found.map(({ cells }) => [...cells].slice(2).map(({ textContent }) => textContent)),
  )
  const barriers = await findBarriers()
  const before = await callsOf('imports.settleAnew')
  await page.locator('::-p-xpath(//button[normalize-space()="ใช้กฎใหม่"])').click()
  await waitForNotice('ใช้กฎใหม่แล้ว นับต่างไป 2 ไฟล์')
  expect({ claimed, rows, barriers, before, after: await callsOf('imports.settleAnew') }).toEqual({
    claimed: false,
    rows: [
      ['214', '314,500.00', '0', '—'],
      ['3', '25,000.00', '8', '97,120.00'],
    ],
    barriers: [],
    before: [],
    after: [{}],
  })
})

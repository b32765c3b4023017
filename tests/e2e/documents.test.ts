import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { read, utils, write } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { dashboard } from '#shared/phrases/th/dashboard.ts'
import { documents } from '#shared/phrases/th/documents.ts'
import { imports } from '#shared/phrases/th/imports.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { launchSatang } from '#tests/e2e/harness.ts'
import { makeRealStore, signIn } from '#tests/e2e/practice-store.ts'
import { thaiKeyOf } from '#tests/helpers/thai-keyboard.ts'

const cases = path.join(import.meta.dirname, '..', 'cases')
const rep = 'eclaim_10670_OP_25681208_205500123.xls'
const start = (phrase: string) => phrase.split('{{')[0]?.trim() ?? ''

/** Two issues of one REP under one name, each without the line that prints its time: 400.00 and 1,000.00 a claim. */
function makeIssues(root: string): string[] {
  return ['2-corrected', '1-first'].map((issue) => {
    const book = read(readFileSync(path.join(cases, 'two-issues-of-one-rep', issue, rep)))
    delete book.Sheets['Detail']?.['A1']
    const file = path.join(root, issue, rep)
    mkdirSync(path.dirname(file))
    writeFileSync(file, write(book, { type: 'buffer', bookType: 'biff8' }))
    return file
  })
}

const untoldList = 'โอนเงิน มกราคม 69.xlsx'

/** A list of transfers that tells neither its source nor when it was made, of days of another list: 3,000.00 net. */
function makeUntoldList(root: string): string {
  const book = read(readFileSync(path.join(cases, 'thai-month-names', untoldList)))
  const sheet = book.Sheets['Sheet1']
  for (const [cell, day] of Object.entries({ B6: '09/01/2569', B7: '12/01/2569', B8: '12/01/2569' }))
    if (sheet !== undefined) sheet[cell] = { t: 's', v: day }
  // its last row is of another day
  for (let column = 0; column < 15; column++) delete sheet?.[utils.encode_cell({ c: column, r: 8 })]
  const file = path.join(root, untoldList)
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }))
  return file
}

/** A real store with two issues of one REP, transfers of two sources, and a list of the same days that names none. */
async function openWithDocuments() {
  const { app, call, launch, root } = await makeRealStore()
  const known = path.join(cases, 'transfers-of-one-source', '1-uc')
  await call('imports.run', { paths: [...makeIssues(root), known, makeUntoldList(root)] })
  await app.stop()
  const satang = await launchSatang(launch)
  await signIn(satang.window)
  return satang
}

/** Presses a key of a keyboard in Thai, by what stands on it in English. */
async function pressThai(window: Page, code: string): Promise<void> {
  const keyboard = await window.context().newCDPSession(window)
  const key = thaiKeyOf(code)
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, text: key })
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key })
  await keyboard.detach()
}

const sumOf = (window: Page, name: string) =>
  window
    .locator('.money-line dl > div')
    .filter({ has: window.getByText(name, { exact: true }) })
    .locator('.money')

async function waitForSum(window: Page, name: string, sum: string): Promise<void> {
  await sumOf(window, name).filter({ hasText: sum }).waitFor()
}

const question = (window: Page, text: string) => window.locator('[aria-expanded]').filter({ hasText: text })

describe('documents of which only a person can say what they are to each other', () => {
  it('a clerk decides with two keys of a keyboard in Thai, sees the sums change, and takes it back', async () => {
    const { window, picture } = await openWithDocuments()
    const { approved } = documents.sums
    await picture('documents-1-dashboard')
    await window.getByRole('link', { name: start(dashboard.attentions.documentsCompete) }).press('Enter')
    await window.getByRole('heading', { name: documents.title }).waitFor()
    const competing = question(window, 'REP No. 681200337')
    await competing.and(window.locator('[aria-expanded=true]')).waitFor()
    await waitForSum(window, approved, '2,000.00')
    await picture('documents-2-question')

    await pressThai(window, 'Digit2')
    await window.keyboard.press('Enter')
    await waitForSum(window, approved, '5,000.00')
    await competing.waitFor({ state: 'detached' })
    await window.getByRole('table', { name: documents.decided }).getByText(rep).first().waitFor()
    await picture('documents-3-decided')

    await pressThai(window, 'KeyZ')
    await waitForSum(window, approved, '2,000.00')
    await competing.and(window.locator('[aria-expanded=true]')).waitFor()
    await window.getByText(documents.undone).waitFor()

    // and by the list of what was decided
    await pressThai(window, 'Digit1')
    await window.keyboard.press('Enter')
    await competing.waitFor({ state: 'detached' })
    await waitForSum(window, approved, '2,000.00')
    await window
      .getByRole('table', { name: documents.decided })
      .getByRole('button', { name: documents.undo })
      .press('Enter')
    await competing.waitFor()
    expect(await window.getByRole('table', { name: documents.decided }).count()).toBe(0)
  })

  it('a clerk says of which source a list is, which then replaces its days, and takes it back on its page', async () => {
    const { window, picture } = await openWithDocuments()
    const { transferred } = documents.sums
    await window.getByRole('navigation').getByText(shell.pages.completeness, { exact: true }).click()
    await waitForSum(window, transferred, '78,000.00')
    await picture('documents-4-completeness')
    await window.getByRole('link', { name: start(documents.sums.competing) }).press('Enter')
    await question(window, documents.why.overlaps).waitFor()
    await pressThai(window, 'KeyJ')
    await question(window, documents.why.overlaps).and(window.locator('[aria-expanded=true]')).waitFor()
    await picture('documents-5-overlap')

    const open = window.locator('.question.is-open')
    const sourceless = open.getByRole('region').filter({ has: window.getByRole('combobox') })
    const place = (await sourceless.getAttribute('aria-label')) === documents.place.replace('{{place}}', '1')
    await pressThai(window, place ? 'Digit1' : 'Digit2')
    // UC on a keyboard that is still in Thai
    await window.keyboard.insertText('ีแ')
    await window.keyboard.press('Enter')
    await question(window, documents.why.overlaps).waitFor({ state: 'detached' })
    // both are lists of one source now: the one that tells when it was made counts, and that is asked, too
    await question(window, documents.transfersOf.replace('{{days}}', ''))
      .filter({ hasText: documents.why.undecided })
      .waitFor()
    await waitForSum(window, transferred, '75,000.00')
    await picture('documents-6-told')

    await window.getByRole('navigation').getByText(shell.pages.imports, { exact: true }).click()
    await window.getByRole('row').filter({ hasText: untoldList }).dblclick()
    const list = window.getByRole('table', { name: documents.transfers })
    await list.getByText('UC', { exact: true }).waitFor()
    await picture('documents-7-file')
    await window.getByRole('button', { name: documents.takeBack }).press('Enter')
    await list.getByText(documents.noSource).waitFor()
    await window.getByText(documents.inQuestion).waitFor()
    await window.keyboard.press('Escape')
    await window.getByRole('heading', { name: imports.title }).waitFor()
    await waitForSum(window, transferred, '78,000.00')
  })
})

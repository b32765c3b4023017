import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { makePerson } from '#main/features/practice/maker/people.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createNotices } from '#main/platform/notices.ts'
import { createFileSecrets } from '#main/platform/secrets-file.ts'
import type { ListReading } from '#shared/model/list-reading.ts'
import { dashboard } from '#shared/phrases/th/dashboard.ts'
import { downloads } from '#shared/phrases/th/downloads.ts'
import { portalLists as phrases } from '#shared/phrases/th/portal-lists.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { words } from '#shared/phrases/th/words.ts'
import { askMain, launchSatang, type SatangWindow } from '#tests/e2e/harness.ts'
import { makePracticeStore } from '#tests/e2e/practice-store.ts'
import { plantedReading, repReading, withSwapped } from '#tests/features/portal-lists/list-readings.ts'
import { openPracticeLists } from '#tests/features/portal-lists/practice-lists.ts'
import { withLeftStore } from '#tests/helpers/left-store.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

const start = (phrase: string) => phrase.split('{{')[0]?.trim() ?? ''
const lookMs = 30_000

/** What runs of the nights before had read, while no window was open. */
async function noteReadings(root: string, readings: readonly ListReading[]): Promise<void> {
  const secrets = createFileSecrets({ folder: path.join(root, 'secrets') })
  const more = { clock: systemClock, log: createRecordingLog(), notices: createNotices(), secrets }
  await withLeftStore(root, async (store) => {
    const { keep } = openPracticeLists({ root, store, ...more }).readings
    for (const reading of readings) await keep(reading)
  })
}

async function openLists({ window }: SatangWindow): Promise<void> {
  await window.getByRole('navigation').getByText(shell.pages.downloads, { exact: true }).click()
  await window.getByRole('link', { name: phrases.open }).click()
  await window.getByRole('heading', { name: phrases.title }).waitFor()
}

const listRow = (window: Page, ...texts: readonly string[]) =>
  texts.reduce(
    (rows, hasText) => rows.filter({ hasText }),
    window.getByRole('grid', { name: phrases.lists }).getByRole('row'),
  )

describe('a hospital that meets the portal for the first time', () => {
  it('sees what Satang understands of each list, corrects a column with the keyboard, and takes it back', async () => {
    const { app, launch } = await makePracticeStore()
    await app.stop()
    const satang = await launchSatang({ ...launch, args: ['--practice'] })
    const { window, picture } = satang
    await openLists(satang)
    await window.getByText(phrases.emptyTitle).waitFor()
    await picture('lists-1-first')

    await window.getByRole('button', { name: phrases.look, exact: true }).press('Enter')
    await window.getByRole('progressbar').waitFor()
    await listRow(window, 'SMT', phrases.states.read).waitFor({ timeout: lookMs })
    await window.getByRole('progressbar').waitFor({ state: 'detached', timeout: lookMs })
    await listRow(window, 'REP', words.schemes.ucs, phrases.countsOf.known).waitFor()
    const columns = window.getByRole('table', { name: phrases.columns })
    await columns.getByText('REP No.', { exact: true }).first().waitFor()
    await picture('lists-2-seen')

    const sent = columns.getByRole('combobox', { name: /“วันที่ตรวจสอบ”/ })
    await sent.focus()
    // the list opens with the focus; a keyboard in Thai types Thai
    await window.getByRole('option').first().waitFor()
    await window.keyboard.insertText('วันที่ส่ง')
    await window.locator('[data-combobox-selected]').waitFor()
    await window.keyboard.press('Enter')
    await window.getByRole('button', { name: phrases.save }).press('Enter')
    const dialog = window.getByRole('dialog')
    await dialog.getByText(/วันที่ส่ง = ที่ \d+ “วันที่ตรวจสอบ”/).waitFor()
    await picture('lists-3-asked')
    await dialog.getByRole('button', { name: phrases.save }).press('Enter')
    await window.getByText(/^แก้คอลัมน์โดย practice เมื่อ /).waitFor()
    await window.getByText(phrases.notSeenYet).waitFor()
    await window.getByRole('button', { name: phrases.lookAgain }).press('Enter')
    await window.getByText(phrases.notSeenYet).waitFor({ state: 'detached', timeout: lookMs })
    await columns.getByText(phrases.reasons.correction).first().waitFor()
    await listRow(window, words.schemes.ucs, phrases.states.read, phrases.corrected).waitFor()
    await picture('lists-4-corrected')

    await window.getByRole('button', { name: phrases.undo }).press('Enter')
    await window.getByText(phrases.undone).waitFor()
    await window.getByRole('button', { name: phrases.lookAgain }).press('Enter')
    await window.getByText(phrases.undone).waitFor({ state: 'detached', timeout: lookMs })
    await columns.getByText(phrases.reasons.correction).waitFor({ state: 'detached' })
    // while it looks, Esc leaves it alone
    await window.getByRole('progressbar').waitFor({ state: 'detached', timeout: lookMs })
    await window.keyboard.press('Escape')
    await window.getByRole('heading', { name: downloads.title }).waitFor()
    expect(existsSync(path.join(launch.storeFolder, 'downloads', 'rep'))).toBe(false)
  })
})

describe('a list that changes while nobody looks', () => {
  it('waits for a person with its difference, is confirmed, and is reported without anybody’s data', async () => {
    const { app, launch, root } = await makePracticeStore()
    await app.stop()
    const person = makePerson('planted', 11)
    const changed = withSwapped(repReading({ at: '2026-11-23T02:00:00.000Z' }), 6, 7)
    await noteReadings(root, [
      repReading(),
      changed,
      { ...plantedReading(person, '690100123'), scheme: 'ofc' },
    ])
    const satang = await launchSatang({ ...launch, args: ['--practice'] })
    const { window, application, picture } = satang
    await window.getByRole('link', { name: start(dashboard.attentions.listChanged) }).press('Enter')
    await window.getByRole('heading', { name: phrases.title }).waitFor()
    await listRow(window, words.schemes.ucs, phrases.states.changed).waitFor()
    const moved = 'หัวคอลัมน์ “ผ่าน” ย้ายจากที่ 7 ไปที่ 8'
    await window.getByText(moved).waitFor()
    await picture('lists-5-changed')
    await window.getByRole('button', { name: phrases.confirm }).press('Enter')
    await listRow(window, words.schemes.ucs, phrases.states.changed).waitFor({ state: 'detached' })
    await window.getByText(moved).waitFor({ state: 'detached' })

    // with the arrows to the list of the civil servants
    await window.getByRole('grid', { name: phrases.lists }).focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await window.keyboard.press(key)
    await window
      .getByRole('heading', { name: new RegExp(words.schemes.ofc.replace(/[()]/g, '\\$&')) })
      .waitFor()
    await picture('lists-6-planted')

    const file = path.join(root, 'report.json')
    // the system's own window cannot be clicked from here; what it answers is all it does
    await askMain(() =>
      application.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, file),
    )
    await window.getByRole('button', { name: phrases.saveReport }).press('Enter')
    await window.getByText(start(phrases.reportSaved)).waitFor()
    const report = readFileSync(file, 'utf8')
    const shown = (await window.locator('body').textContent()) ?? ''
    const [given = '', surname = ''] = person.name.replace(/^(นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.)/, '').split(' ')
    const traces = [person.pid, person.hn, person.name, given, surname, '690100123']
    expect(traces.filter((trace) => `${report} ${shown}`.includes(trace))).toEqual([])
    expect(JSON.parse(report)).toMatchObject({
      kind: 'satangPortalLists',
      profiles: [{ id: 'practice-eclaim' }, { id: 'practice-smt' }],
      lists: [{ scheme: 'ucs', state: 'read' }, { scheme: 'ofc' }],
    })
  })
})

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { practiceAccount, practiceSeed } from '#main/features/practice/practice.service.ts'
import { fiscalYearOf, monthOf, monthsOfFiscalYear, toBangkokTime } from '#shared/model/thai-date.ts'
import { downloads } from '#shared/phrases/th/downloads.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { askMain, launchSatang } from '#tests/e2e/harness.ts'
import { seatPerson } from '#tests/e2e/person.ts'
import { findPracticePortal } from '#tests/e2e/practice-portal.ts'
import { makeAssistedStore } from '#tests/e2e/practice-store.ts'

/** How many files the practice portal has of this fiscal year by now: REP, statements, and a month's transfers as one. */
function countListed(): number {
  const now = toBangkokTime(new Date())
  const hospital = createPracticeHospital({
    seed: practiceSeed,
    hospitalCode: '10670',
    hospitalName: 'โรงพยาบาลทดสอบ',
  })
  const months = monthsOfFiscalYear(fiscalYearOf(now)).filter((month) => month <= monthOf(now))
  const issued = [
    ...months.flatMap((month) => hospital.listReps(month, 'ucs')).map(({ checkedAt }) => checkedAt),
    ...months
      .flatMap((month) => hospital.listStatements({ scheme: 'UCS', month }))
      .map(({ issuedAt }) => issuedAt),
  ]
  const today = now.slice(0, 10)
  const posted = hospital.listTransfers(`${months[0]}-01`, today)
  const transferMonths = new Set(posted.map(({ posting_date }) => posting_date.slice(0, 7)))
  return issued.filter((at) => at <= now).length + transferMonths.size
}

const fill = (phrase: string, values: Readonly<Record<string, number>>) =>
  phrase.replaceAll(/{{(\w+)}}/g, (_blank, name: string) => String(values[name] ?? ''))

/** @returns files below a folder in which one of the texts can be read; NHSO's own workbooks are full of numbers */
function findFilesWith(folder: string, texts: readonly string[]): string[] {
  const needles = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')])
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => !/\/downloads\/(rep|stm|smt)\//.test(file))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
    .filter((file) => {
      const bytes = readFileSync(file)
      return needles.some((needle) => bytes.includes(needle))
    })
}

/** @returns the one-time code that was typed */
async function signIn(person: Awaited<ReturnType<typeof seatPerson>>, window: Page): Promise<string> {
  await window.getByText(downloads.personNeeded).first().waitFor({ timeout: 60_000 })
  return (await findPracticePortal(window)).signIn(person)
}

// a person's keyboard is one of X11
it.runIf(process.platform === 'linux')(
  'a fiscal year is fetched by a person with a one-time code, paused, and goes on after Satang was closed and opened again',
  async () => {
    const person = await seatPerson()
    const launch = { ...(await makeAssistedStore()), args: ['--practice'], env: person.environment }
    const listed = countListed()

    const first = await launchSatang(launch)
    const openDownloads = (window: Page) =>
      window.getByRole('navigation').getByText(shell.pages.downloads, { exact: true }).click()
    await openDownloads(first.window)
    await first.picture('downloads-0-sign-in-before-run')
    await first.window.getByText(downloads.scopes.fiscalYear, { exact: true }).click()
    await first.window.getByRole('button', { name: downloads.run }).click()
    const typed = [practiceAccount.password, await signIn(person, first.window)]
    await first.window
      .getByText(/ไฟล์ [1-9]\d* จาก/)
      .first()
      .waitFor({ timeout: 60_000 })
    await first.picture('downloads-1-running')
    await first.window.getByRole('button', { name: downloads.pause }).click()
    const paused = first.window.getByRole('status').getByText(/^หยุดพักอยู่/)
    await paused.waitFor({ timeout: 60_000 })
    await first.picture('downloads-2-paused')
    await first.close()

    const second = await launchSatang(launch)
    await openDownloads(second.window)
    await second.window
      .getByRole('status')
      .getByText(/^หยุดพักอยู่/)
      .waitFor()
    await second.window.getByRole('button', { name: downloads.resume }).first().click()
    // the portal of a practice hospital begins anew with it, and knows nobody
    typed.push(await signIn(person, second.window))
    const done = second.window.getByRole('status').getByText(/^เสร็จแล้ว/)
    await done.waitFor({ timeout: 120_000 })
    await second.picture('downloads-3-done')
    const counts = { stored: listed, skipped: 0, failed: 0, imported: listed }
    expect(await done.textContent()).toBe(fill(downloads.finished.done, counts))

    const crashes = await askMain(() => second.application.evaluate(({ app }) => app.getPath('crashDumps')))
    await second.kill()
    const left = [path.dirname(launch.storeFolder), ...(existsSync(crashes) ? [crashes] : [])]
    expect(left.flatMap((folder) => findFilesWith(folder, typed))).toEqual([])
  },
)

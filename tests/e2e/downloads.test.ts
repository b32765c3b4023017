import { expect, it } from 'vitest'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { practiceSeed } from '#main/features/practice/practice.service.ts'
import { fiscalYearOf, monthOf, monthsOfFiscalYear, toBangkokTime } from '#shared/model/thai-date.ts'
import { downloads } from '#shared/phrases/th/downloads.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { launchSatang } from '#tests/e2e/harness.ts'
import { makePracticeStore } from '#tests/e2e/practice-store.ts'

/** How many files the practice portal lists of this fiscal year by now. */
function countListed(): number {
  const now = toBangkokTime(new Date())
  const hospital = createPracticeHospital({
    seed: practiceSeed,
    hospitalCode: '10670',
    hospitalName: 'โรงพยาบาลทดสอบ',
  })
  return monthsOfFiscalYear(fiscalYearOf(now))
    .filter((month) => month <= monthOf(now))
    .flatMap((month) => hospital.listReps(month, 'ucs'))
    .filter(({ checkedAt }) => checkedAt <= now).length
}

const fill = (phrase: string, values: Readonly<Record<string, number>>) =>
  phrase.replaceAll(/{{(\w+)}}/g, (_blank, name: string) => String(values[name] ?? ''))

it('a fiscal year is fetched, paused, and goes on after Satang was closed and opened again', async () => {
  const { app, launch } = await makePracticeStore()
  await app.stop()
  const listed = countListed()
  const args = ['--practice']

  const first = await launchSatang({ ...launch, args })
  const openDownloads = (window: typeof first.window) =>
    window.getByRole('navigation').getByText(shell.pages.downloads, { exact: true }).click()
  await openDownloads(first.window)
  await first.window.getByText(downloads.scopes.fiscalYear, { exact: true }).click()
  await first.window.getByRole('button', { name: downloads.run }).click()
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

  const second = await launchSatang({ ...launch, args })
  await openDownloads(second.window)
  await second.window
    .getByRole('status')
    .getByText(/^หยุดพักอยู่/)
    .waitFor()
  await second.window.getByRole('button', { name: downloads.resume }).first().click()
  const done = second.window.getByRole('status').getByText(/^เสร็จแล้ว/)
  await done.waitFor({ timeout: 120_000 })
  await second.picture('downloads-3-done')
  const counts = { stored: listed, skipped: 0, failed: 0, imported: listed }
  expect(await done.textContent()).toBe(fill(downloads.finished.done, counts))
})

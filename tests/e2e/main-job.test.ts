import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { createPracticeHospital } from '#main/features/practice/maker/hospital.ts'
import { practiceSeed } from '#main/features/practice/practice.service.ts'
import { formatBaht, toSatang } from '#shared/model/satang.ts'
import { monthOf, monthsBefore, toBangkokTime } from '#shared/model/thai-date.ts'
import { claims } from '#shared/phrases/th/claims.ts'
import { downloads } from '#shared/phrases/th/downloads.ts'
import { setup } from '#shared/phrases/th/setup.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { launchSatang } from '#tests/e2e/harness.ts'

const hospital = { hospitalCode: '10670', hospitalName: 'โรงพยาบาลทดสอบ' }

/** What the maker meant, for the months the download page proposes and what its portal lists by now. */
function makeAnswerKey() {
  const now = toBangkokTime(new Date())
  const months = [monthsBefore(monthOf(now), 1), monthOf(now)]
  const maker = createPracticeHospital({ seed: practiceSeed, ...hospital })
  const listed = months
    .flatMap((month) => maker.listReps(month, 'ucs'))
    .filter(({ checkedAt }) => checkedAt <= now)
  return { files: listed.length, totals: maker.currentTotals(listed.map(({ name }) => name)) }
}

/** By keyboard alone: Tab, type, Enter. */
async function goThroughWizard(window: Page): Promise<void> {
  const { keyboard } = window
  await window.getByRole('heading', { name: setup.hospitalTitle }).waitFor()
  await keyboard.type(hospital.hospitalCode)
  await keyboard.press('Tab')
  await keyboard.type(hospital.hospitalName)
  await keyboard.press('Enter')
  await window.getByRole('heading', { name: setup.adminTitle }).waitFor()
  await keyboard.type('ผู้ดูแล')
  await keyboard.press('Tab')
  await keyboard.type('correct-horse-9')
  await window.getByLabel(setup.adminPasswordAgain, { exact: true }).focus()
  await keyboard.type('correct-horse-9')
  await keyboard.press('Enter')
  await window.getByRole('heading', { name: setup.portalTitle }).waitFor()
  await window.getByRole('radio', { name: setup.portalPractice }).check()
  await window.getByRole('button', { name: setup.finish }).click()
}

const navigateTo = (window: Page, page: string) =>
  window.getByRole('navigation').getByText(page, { exact: true }).click()

describe('the main job, by mouse and keyboard', () => {
  it('goes from the first start to the workbook row behind a number', async () => {
    const key = makeAnswerKey()
    const { window, picture } = await launchSatang()
    await picture('1-wizard')
    await goThroughWizard(window)
    await window.getByRole('navigation').waitFor()
    await picture('2-empty-dashboard')

    await navigateTo(window, shell.pages.downloads)
    for (const other of ['STM', 'SMT']) await window.getByRole('checkbox', { name: other }).uncheck()
    await window.getByRole('button', { name: downloads.run }).click()
    const outcome = window.getByRole('status').getByText(/^เสร็จแล้ว/)
    await outcome.waitFor({ timeout: 120_000 })
    await picture('3-downloads')
    const counts = { stored: key.files, skipped: 0, failed: 0, imported: key.files }
    const expected = downloads.finished.done.replaceAll(/{{(\w+)}}/g, (_blank, name: keyof typeof counts) =>
      String(counts[name]),
    )
    expect(await outcome.textContent()).toBe(expected)

    await navigateTo(window, shell.pages.dashboard)
    const { claims: count, failed, sums } = key.totals
    const approved = formatBaht(toSatang(sums['reimb_nhso'] ?? 0))
    await window.getByRole('link', { name: approved, exact: true }).first().waitFor()
    await picture('4-dashboard')
    const totals = await window.locator('dl.totals').innerText()
    expect([
      totals.includes(count.toLocaleString('en-US')),
      totals.includes(formatBaht(toSatang(sums['claim_net'] ?? 0))),
      totals.includes(approved),
      totals.includes(`${((failed / count) * 100).toFixed(1)}%`),
    ]).toEqual([true, true, true, true])

    const [fund] = key.totals.funds
    const funds = window.getByRole('table', { name: 'ตามกองทุน' })
    const fundRow = funds.getByRole('row').filter({ hasText: fund?.fund ?? '' })
    await fundRow.getByRole('link', { name: formatBaht(toSatang(fund?.satang ?? 0)) }).click()
    await window.getByRole('heading', { name: claims.title }).waitFor()
    await window
      .getByText((fund?.claims ?? 0).toLocaleString('en-US'), { exact: false })
      .first()
      .waitFor()
    await picture('5-claims-of-a-fund')

    const grid = window.getByLabel(claims.tableLabel)
    await grid.focus()
    await window.keyboard.press('ArrowDown')
    await window.keyboard.press('Enter')
    const versions = window.getByRole('table', { name: claims.versionsTitle })
    await versions.waitFor()
    await picture('6-claim')
    const version = await versions.innerText()
    expect(version).toMatch(/eclaim_10670_\w+\.xls/)
    expect(version).toContain('Detail')
    const row = await versions.getByRole('row').nth(1).getByRole('cell').nth(3).innerText()
    expect(Number(row.replaceAll(',', ''))).toBeGreaterThan(8)
    await window.keyboard.press('Escape')
    await window.getByRole('heading', { name: claims.title }).waitFor()
  })
})

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { formatBaht, toSatang } from '#shared/model/satang.ts'
import { imports } from '#shared/phrases/th/imports.ts'
import { layouts } from '#shared/phrases/th/layouts.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { launchSatang } from '#tests/e2e/harness.ts'
import { makePracticeStore } from '#tests/e2e/practice-store.ts'
import { makeInvented } from '#tests/features/layouts/invented-layout.ts'

async function openImports() {
  const { app, launch, root } = await makePracticeStore()
  await app.stop()
  const satang = await launchSatang({ ...launch, args: ['--practice'] })
  await satang.window.getByRole('navigation').getByText(shell.pages.imports, { exact: true }).click()
  await satang.window.getByRole('heading', { name: imports.title }).waitFor()
  const bring = async ({ name, bytes }: { readonly name: string; readonly bytes: Uint8Array }) => {
    const file = path.join(root, name)
    writeFileSync(file, bytes)
    await satang.window.getByLabel(imports.choose).locator('visible=false').setInputFiles([file])
  }
  return { ...satang, bring }
}

async function openFile(window: Page, name: string): Promise<void> {
  await window.getByRole('navigation').getByText(shell.pages.imports, { exact: true }).click()
  await window.getByRole('row').filter({ hasText: name }).dblclick()
  await window.getByRole('heading', { name }).waitFor()
}

/** Takes the best proposal of every field that has one and no column yet. */
async function takeProposals(window: Page): Promise<void> {
  await window.getByRole('button', { name: layouts.takeSure.split(' (')[0] ?? '' }).click()
  const use = window.getByRole('table', { name: layouts.title }).getByRole('button', { name: /^ใช้ / })
  while ((await use.count()) > 0) await use.first().click()
}

describe('a file in a layout that nobody has seen', () => {
  it('is mapped, previewed with its proofs, imported, read by itself the next time, and undone', async () => {
    const { window, bring, picture } = await openImports()
    const made = await makeInvented({ claims: 120 })
    await bring(made)
    await window.getByRole('row').filter({ hasText: imports.states.quarantined }).waitFor()
    await openFile(window, made.name)
    await window.getByRole('button', { name: layouts.open }).click()
    await window.getByRole('table', { name: layouts.title }).waitFor()
    await picture('mapping-open')

    const preview = window.getByRole('button', { name: layouts.preview })
    expect(await preview.isDisabled()).toBe(true)
    await takeProposals(window)
    await picture('mapping-answered')
    await preview.click()
    const sums = window.getByRole('table', { name: imports.sumsTitle })
    const approved = formatBaht(toSatang(made.key.sums['reimb_nhso'] ?? 0))
    await sums.getByText(approved, { exact: true }).first().waitFor()
    const [agree = ''] = layouts.checksEqual.split('{{')
    await window.getByText(agree).first().waitFor()
    await picture('mapping-preview')

    await window.getByLabel(layouts.name).fill('REP ที่ไม่มีใครเคยเห็น')
    await window.getByRole('button', { name: layouts.save }).click()
    await window.getByRole('heading', { name: made.name }).waitFor()
    await window.getByRole('heading', { name: layouts.madeTitle }).waitFor()

    const next = await makeInvented({ seed: 'next', producedAt: '2026-01-06T20:15:01' })
    await window.getByRole('navigation').getByText(shell.pages.imports, { exact: true }).click()
    await bring(next)
    await window
      .getByRole('row')
      .filter({ hasText: next.name })
      .filter({ hasText: imports.states.imported })
      .waitFor()
    await openFile(window, next.name)
    await window.getByText('REP ที่ไม่มีใครเคยเห็น').waitFor()

    await window.getByRole('button', { name: layouts.remove }).click()
    const dialog = window.getByRole('dialog')
    await dialog.getByText(made.name).waitFor()
    await dialog.getByText(next.name).waitFor()
    await picture('mapping-undo')
    await dialog.getByLabel(layouts.removeWhy).fill('ทดลองเท่านั้น')
    await dialog.getByRole('button', { name: layouts.remove }).click()
    await window.getByText('ทดลองเท่านั้น').first().waitFor()
    await window.getByRole('navigation').getByText(shell.pages.imports, { exact: true }).click()
    const undone = window.getByRole('row').filter({ hasText: imports.states.undone })
    await undone.nth(1).waitFor()
    expect(await undone.count()).toBe(2)
  })
})

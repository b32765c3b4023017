import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { makeRep } from '#main/features/practice/maker/make-rep.ts'
import { getDocumentKind } from '#main/features/practice/maker/statement-kinds.ts'
import { completeness } from '#shared/phrases/th/completeness.ts'
import { imports } from '#shared/phrases/th/imports.ts'
import { queue } from '#shared/phrases/th/queue.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { launchSatang } from '#tests/e2e/harness.ts'
import { makePracticeStore } from '#tests/e2e/practice-store.ts'

const batches = [
  { fileType: 'OP', claims: 30_000 },
  { fileType: 'IP', claims: 400 },
  { fileType: 'ORF', claims: 120 },
  { fileType: 'OPLGO', claims: 150 },
  { fileType: 'OPSSS', claims: 80 },
  { fileType: 'OP_APPEAL', claims: 60 },
] as const

/** A folder as a clerk keeps it: REP files of all kinds, a statement, transfers, one broken file, one that is none. */
async function makeFolder(root: string): Promise<string> {
  const folder = path.join(root, 'เดือนธันวาคม')
  mkdirSync(path.join(folder, 'REP'), { recursive: true })
  for (const [index, batch] of batches.entries()) {
    const { name, bytes } = await makeRep({
      seed: 'month-end',
      hospitalCode: '10670',
      producedAt: `2025-12-0${index + 1}T20:15:01`,
      month: '2025-12',
      ...batch,
    })
    writeFileSync(path.join(folder, 'REP', name), bytes)
    if (index === 1) writeFileSync(path.join(folder, 'REP', `x_${name}`), bytes.subarray(0, bytes.length / 2))
  }
  for (const id of ['stm-ucs-op', 'smt-csv-new']) {
    const { name, bytes } = await getDocumentKind(id).make('month-end', { container: 'xls' })
    writeFileSync(path.join(folder, name), bytes)
  }
  writeFileSync(path.join(folder, 'notes.txt'), 'ประชุมวันศุกร์')
  return folder
}

const navigateTo = (window: Page, page: string) =>
  window.getByRole('navigation').getByText(page, { exact: true }).click()

const rowOf = (window: Page, text: string) => window.getByRole('row').filter({ hasText: text })

async function openFolder() {
  const { app, launch, root } = await makePracticeStore()
  await app.stop()
  const folder = await makeFolder(root)
  const satang = await launchSatang({ ...launch, args: ['--practice'] })
  const { window } = satang
  await navigateTo(window, shell.pages.imports)
  await window.getByRole('heading', { name: imports.title }).waitFor()
  await window.getByLabel(imports.chooseFolder).locator('visible=false').setInputFiles(folder)
  return satang
}

describe('the end of a month', () => {
  it('a folder of mixed files goes in, is cancelled and resumed, proven, and one file is taken back', async () => {
    const { window, picture } = await openFolder()

    await window.getByRole('button', { name: queue.pause }).waitFor()
    await window.getByText(/[1-9][\d,]* แถว/).waitFor()
    // no picture here: the files would be in before it is taken
    await window.getByRole('button', { name: queue.cancel }).click()
    await window.getByRole('button', { name: queue.cancel }).waitFor({ state: 'detached' })
    await window.getByRole('tab', { name: /คิว/ }).click()
    await rowOf(window, queue.states.cancelled).first().waitFor()
    await picture('8-queue-cancelled')

    await window.getByRole('button', { name: /ลองใหม่/ }).click()
    await rowOf(window, queue.states.cancelled).first().waitFor({ state: 'detached' })
    await window.getByRole('button', { name: queue.pause }).waitFor({ state: 'detached', timeout: 60_000 })
    await picture('9-queue-done')
    const ended = await window.getByRole('grid', { name: queue.title }).innerText()
    const count = (word: string) => ended.split('\n').filter((line) => line.trim() === word).length
    expect([count(imports.states.imported), count(imports.states.refused)]).toEqual([8, 1])

    await navigateTo(window, shell.pages.completeness)
    await window.getByRole('heading', { name: completeness.title }).waitFor()
    const months = window.getByRole('grid', { name: completeness.title })
    await rowOf(window, completeness.verdicts.proven).first().waitFor()
    await picture('10-completeness')
    const reps = months.getByRole('row').filter({ hasText: 'REP' }).filter({ hasText: 'UCS' })
    expect(await reps.count()).toBe(1)
    await reps.dblclick()
    const files = window.getByRole('complementary')
    await files.getByText(completeness.proven).first().waitFor()
    await picture('11-completeness-files')

    await files.getByRole('link', { name: /eclaim_10670_IP_/ }).click()
    await window.getByRole('button', { name: imports.undo }).click()
    await window.getByLabel(imports.undoWhy).fill('ไฟล์ผิดเดือน')
    await window.getByRole('dialog').getByRole('button', { name: imports.undo }).click()
    await window.getByRole('button', { name: imports.restore }).waitFor()
    await picture('12-undone')
    expect(await window.getByRole('status').first().innerText()).toContain('ไฟล์ผิดเดือน')

    await window.getByRole('button', { name: imports.restore }).click()
    await window.getByRole('button', { name: imports.undo }).waitFor()
  })
})

import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeRep, type RepOrder } from '#main/features/practice/maker/make-rep.ts'
import { formatBaht, toSatang } from '#shared/model/satang.ts'
import { errors } from '#shared/phrases/th/errors.ts'
import { imports } from '#shared/phrases/th/imports.ts'
import { quality } from '#shared/phrases/th/quality.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { launchSatang } from '#tests/e2e/harness.ts'
import { makePracticeStore } from '#tests/e2e/practice-store.ts'

const order: RepOrder = {
  seed: 'window',
  hospitalCode: '10670',
  fileType: 'OP',
  producedAt: '2026-01-05T20:15:01',
  month: '2025-12',
  claims: 120,
}

async function openImports() {
  const { app, launch, root } = await makePracticeStore()
  await app.stop()
  const made = async (change: Partial<RepOrder>) => {
    const { name, bytes, key } = await makeRep({ ...order, ...change })
    const file = path.join(root, name)
    writeFileSync(file, bytes)
    return { file, name, key }
  }
  const satang = await launchSatang({ ...launch, args: ['--practice'] })
  await satang.window.getByRole('navigation').getByText(shell.pages.imports, { exact: true }).click()
  await satang.window.getByRole('heading', { name: imports.title }).waitFor()
  const choose = (files: string[]) =>
    satang.window.getByLabel(imports.choose).locator('visible=false').setInputFiles(files)
  return { ...satang, made, choose }
}

describe('importing files by hand', () => {
  it('keeps what is right, refuses what is not with the name of the column, and shows the proof', async () => {
    const { window, made, choose, picture } = await openImports()
    const good = await made({ oddities: ['textAmounts', 'unreadableAmount'] })
    const bad = await made({ seed: 'bad', fileType: 'IP', oddities: ['renamedMoneyColumn'] })
    await choose([good.file, bad.file])
    await window.getByRole('tab', { name: /คิว/ }).click()
    const refusal = window.getByRole('row').filter({ hasText: imports.states.quarantined })
    await refusal.waitFor()
    const [before = '', after = ''] = errors['import.columnMissing'].text.split('{{column}}')
    const said = await refusal.innerText()
    expect([said.includes(bad.name), said.includes(after), said.includes(before.slice(-12))]).toEqual([
      true,
      true,
      true,
    ])
    await window.getByRole('tab', { name: imports.list }).click()
    await picture('imports-list')

    await window.getByRole('row').filter({ hasText: good.name }).dblclick()
    await window.getByRole('heading', { name: good.name }).waitFor()
    const sums = window.getByRole('table', { name: imports.sumsTitle })
    const approved = formatBaht(toSatang(good.key.sums['reimb_nhso'] ?? 0))
    await sums.getByText(approved, { exact: true }).first().waitFor()
    const rejected = await window.getByRole('table', { name: imports.findings.rejected }).innerText()
    expect([rejected.includes('Detail'), rejected.includes(quality.reasons.notAmount)]).toEqual([true, true])
    await picture('imports-proof')
  })

  it('changes nothing when the same file comes again', async () => {
    const { window, made, choose } = await openImports()
    const { file } = await made({})
    await choose([file])
    await window.getByRole('row').filter({ hasText: imports.states.imported }).waitFor()
    await choose([file])
    await window.getByRole('tab', { name: /คิว/ }).click()
    await window.getByRole('row').filter({ hasText: imports.states.unchanged }).waitFor()
    await window.getByRole('tab', { name: imports.list }).click()
    expect(await window.getByRole('row').filter({ hasText: '.xls' }).count()).toBe(1)
  })
})

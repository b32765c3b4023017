import { closeSync, openSync, writeSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { errors } from '#shared/phrases/th/errors.ts'
import { session } from '#shared/phrases/th/session.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { words } from '#shared/phrases/th/words.ts'
import { launchSatang } from '#tests/e2e/harness.ts'
import { makePracticeStore } from '#tests/e2e/practice-store.ts'

describe('a store that cannot be opened', () => {
  it('because another Satang holds it, opens on the next try once that one is closed', async () => {
    const { app, launch } = await makePracticeStore()
    const { window, picture } = await launchSatang(launch)
    await window.getByRole('heading', { name: shell.troubleTitle }).waitFor()
    await window.getByText(errors['store.inUse'].text).waitFor()
    await picture('trouble-in-use')
    await app.stop()
    await window.getByRole('button', { name: words.retry }).click()
    await window.getByRole('heading', { name: session.title }).waitFor()
    expect(await window.getByRole('heading', { name: shell.troubleTitle }).count()).toBe(0)
  })

  it('because its file is damaged, comes back from a backup by two clicks', async () => {
    const { app, call, launch } = await makePracticeStore()
    await call('settings.backUp', {})
    await app.stop()
    const file = openSync(path.join(launch.storeFolder, 'satang.db'), 'r+')
    writeSync(file, Buffer.alloc(16_384, 7), 0, 16_384, 0)
    closeSync(file)
    const { window, picture } = await launchSatang(launch)
    await window.getByRole('heading', { name: shell.troubleTitle }).waitFor()
    await picture('trouble-damaged')
    await window.getByRole('button', { name: shell.restore }).first().click()
    await window.getByRole('dialog').getByRole('button', { name: shell.restore }).click()
    await window.getByRole('heading', { name: session.title }).waitFor()
    await window.getByRole('button', { name: session.enterPractice }).click()
    await window.getByRole('navigation').waitFor()
    expect(await window.getByText('โรงพยาบาลทดสอบ').count()).toBeGreaterThan(0)
  })
})

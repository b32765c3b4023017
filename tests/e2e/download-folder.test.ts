import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { settings } from '#shared/phrases/th/settings.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { askMain, launchSatang } from '#tests/e2e/harness.ts'
import { makePracticeStore } from '#tests/e2e/practice-store.ts'

const { downloadFolder } = settings

it('an admin chooses an empty folder for the downloads, and the files are there, also after a restart', async () => {
  const { app, root, launch } = await makePracticeStore()
  await app.stop()
  const place = path.join('evidence', '20260101T000000-portal.down.html')
  const usual = path.join(launch.storeFolder, 'downloads')
  mkdirSync(path.join(usual, path.dirname(place)), { recursive: true })
  writeFileSync(path.join(usual, place), 'bytes')
  const chosen = path.join(root, 'ไฟล์ REP')
  mkdirSync(chosen)

  const args = ['--practice']
  const first = await launchSatang({ ...launch, args })
  // the system's own window cannot be clicked from here; what it answers is all it does
  await askMain(() =>
    first.application.evaluate(({ dialog }, folder) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] })
    }, chosen),
  )
  const openSettings = (window: typeof first.window) =>
    window.getByRole('navigation').getByText(shell.pages.settings, { exact: true }).click()
  await openSettings(first.window)
  // the watched folder below has a button of the same name
  await first.window.getByLabel(downloadFolder.path).waitFor()
  await first.window.getByRole('button', { name: downloadFolder.choose }).first().click()
  await first.window.getByRole('button', { name: downloadFolder.use }).click()
  await first.picture('download-folder-1-asked')
  const isSaid = (text: string) => first.window.getByText(text, { exact: true }).count()
  const { plainFiles } = settings
  // beside the folder in use, and once more before another is
  expect([await isSaid(plainFiles.text), await isSaid(plainFiles.here)]).toEqual([1, 2])
  await first.window
    .getByRole('dialog')
    .getByRole('button', { name: downloadFolder.move, exact: true })
    .click()
  await first.window.getByRole('button', { name: downloadFolder.useUsual }).waitFor()
  await first.picture('download-folder-2-moved')
  expect([readFileSync(path.join(chosen, place), 'utf8'), existsSync(path.join(usual, place))]).toEqual([
    'bytes',
    false,
  ])
  await first.close()

  const second = await launchSatang({ ...launch, args })
  await openSettings(second.window)
  await second.window.getByText(chosen, { exact: true }).waitFor()
  expect(await second.window.getByRole('button', { name: downloadFolder.useUsual }).count()).toBe(1)
})

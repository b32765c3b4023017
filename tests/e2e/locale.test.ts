import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect, it, onTestFinished, vi } from 'vitest'
import { imports } from '#shared/phrases/th/imports.ts'
import { shell } from '#shared/phrases/th/shell.ts'
import { testMachine } from '#tests/e2e/harness.ts'
import { makePracticeStore } from '#tests/e2e/practice-store.ts'
import { environmentWith } from '#tools/machine/desktop.ts'
import { root as checkout } from '#tools/machine/programs.ts'

/** Speaks to a window that another process opened, by the port it notes in its folder. */
async function openPage(storeFolder: string): Promise<Page> {
  const connect = async (): Promise<Browser> => {
    const [port] = readFileSync(path.join(storeFolder, 'window', 'DevToolsActivePort'), 'utf8').split('\n')
    return chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  }
  const browser = await vi.waitFor(connect, { timeout: 30_000, interval: 200 })
  onTestFinished(async () => {
    const session = await browser.newBrowserCDPSession()
    await session.send('Browser.close').catch(() => undefined)
  })
  return vi.waitFor(() => browser.contexts()[0]?.pages()[0] ?? Promise.reject(new Error('no window yet')))
}

it.runIf(process.platform === 'linux')(
  'where no locale is set, Satang starts anew with one and takes a folder with a Thai name',
  async () => {
    const { root, app, launch } = await makePracticeStore()
    await app.stop()
    const folder = path.join(root, 'เดือนธันวาคม')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'แจ้งยอด.xls'), 'no workbook')

    const { electron, flags, environment } = testMachine()
    const { storeFolder: store, secretsFolder: secrets } = launch
    const first = spawn(
      electron.executable,
      [
        ...flags,
        '--remote-debugging-port=0',
        checkout,
        ...['--store', store, '--secrets', secrets, '--practice'],
      ],
      { env: environmentWith({ ...environment, LC_ALL: 'C' }), stdio: 'ignore' },
    )
    onTestFinished(() => void first.kill())
    expect(await once(first, 'exit')).toEqual([0, null])

    const window = await openPage(store)
    await window.getByRole('navigation').getByText(shell.pages.imports, { exact: true }).click()
    await window.getByLabel(imports.chooseFolder).locator('visible=false').setInputFiles(folder)
    await window.getByRole('grid').getByText('แจ้งยอด.xls').waitFor()
  },
)

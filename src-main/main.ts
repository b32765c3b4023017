import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { app, type BrowserWindow, powerMonitor, safeStorage } from 'electron'
import { createApp } from '#main/app.ts'
import { runCommandLine } from '#main/door/command-line.ts'
import { declarePages, pageUrl, servePages } from '#main/door/pages.ts'
import { registerIpc } from '#main/door/register.ts'
import { createWindow, lockDownContents } from '#main/door/window.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { foldersOf, homeFolder } from '#main/platform/folders.ts'
import type { Folders } from '#main/platform/platform.ts'

const { values: options } = parseArgs({
  args: process.argv.slice(1),
  strict: false,
  options: {
    store: { type: 'string' },
    secrets: { type: 'string' },
    /** Enters a practice hospital without its sign-in page, for demonstrations. */
    practice: { type: 'boolean' },
    /** Everything after it is a command line of its own; no window is opened. */
    headless: { type: 'boolean' },
  },
})

const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined)
const folders = foldersOf(homeFolder(process.platform, process.env), {
  store: text(options.store),
  secrets: text(options.secrets),
})

function createElectronPlatform(folders: Folders) {
  const beside = (file: string) => pathToFileURL(path.join(import.meta.dirname, file))
  return createPlatform({
    folders,
    version: app.getVersion(),
    threads: { database: beside('thread.js'), imports: beside('import-thread.js') },
    seal: {
      isAvailable: () =>
        safeStorage.isEncryptionAvailable() &&
        (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
      encrypt: (plain) => safeStorage.encryptString(plain),
      decrypt: (sealed) => safeStorage.decryptString(sealed),
    },
  })
}

async function openDesktop(): Promise<void> {
  const platform = createElectronPlatform(folders)
  const house = createApp(platform)
  const started = house.start()
  const devServer = process.env['ELECTRON_RENDERER_URL']
  const address = devServer ?? pageUrl
  servePages(path.join(import.meta.dirname, '../renderer'))
  registerIpc({ door: house.door, listen: house.listen, log: platform.log, pageUrl: address })
  const window = createWindow()
  // the page loads while the store opens; the door lets its questions wait
  void window.loadURL(address)
  app.on('second-instance', () => show(window))
  powerMonitor.on('resume', () => house.wake())
  app.on('window-all-closed', () => app.quit())
  let isStopped = false
  app.on('before-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    isStopped = true
    void house.stop().finally(() => app.quit())
  })
  await started
  if (options.practice) await house.door.call('session.enterPractice', {}, String(window.webContents.id))
}

function show(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}

async function runHeadless(): Promise<void> {
  const args = process.argv.slice(process.argv.indexOf('--headless') + 1)
  app.exit(await runCommandLine(args, createElectronPlatform, (line) => process.stdout.write(`${line}\n`)))
}

app.setName('Satang')
app.setPath(
  'userData',
  text(options.store) ? path.join(folders.store, 'window') : path.join(folders.store, '..'),
)
if (options.headless) {
  app.whenReady().then(runHeadless)
} else if (!app.requestSingleInstanceLock()) {
  app.quit()
} else {
  declarePages()
  lockDownContents()
  app.whenReady().then(openDesktop)
}

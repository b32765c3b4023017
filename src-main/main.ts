import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { app, BrowserWindow, ipcMain, powerMonitor, safeStorage } from 'electron'
import { createApp } from '#main/app.ts'
import { runCommandLine } from '#main/door/command-line.ts'
import { createElectronDesktop } from '#main/door/electron-desktop.ts'
import { createElectronLoginItem, programPath } from '#main/door/electron-login-item.ts'
import { declarePages, pageUrl, servePages } from '#main/door/pages.ts'
import { registerIpc } from '#main/door/register.ts'
import { raiseTray } from '#main/door/tray.ts'
import { createMainWindow, lockDownContents } from '#main/door/window.ts'
import { findWindowFolder } from '#main/door/window-folder.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { foldersOf, homeFolder } from '#main/platform/folders.ts'
import { lacksUtf8, plainUtf8 } from '#main/platform/locale.ts'
import type { Folders, Platform } from '#main/platform/platform.ts'
import { temporaryEnvironment } from '#main/platform/temporary-place.ts'

const { values: options } = parseArgs({
  args: process.argv.slice(1),
  strict: false,
  options: {
    store: { type: 'string' },
    secrets: { type: 'string' },
    /** Enters a practice hospital without its sign-in page, for demonstrations. */
    practice: { type: 'boolean' },
    /** Starts beside the clock, without a window, as when the computer starts. */
    hidden: { type: 'boolean' },
    /** Everything after it is a command line of its own; no window is opened. */
    headless: { type: 'boolean' },
  },
})

const text = (value: string | boolean | undefined) => (typeof value === 'string' ? value : undefined)
const chosen = { store: text(options.store), secrets: text(options.secrets) }
const folders = foldersOf(homeFolder(process.platform, process.env), chosen)

function createElectronPlatform(
  folders: Folders,
  more: Partial<Pick<Platform, 'desktop' | 'loginItem'>> = {},
) {
  const beside = (file: string) => pathToFileURL(path.join(import.meta.dirname, file))
  return createPlatform({
    ...more,
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

/** @returns what starts this very store when the computer starts */
function loginArguments(): string[] {
  const { store, secrets } = chosen
  return [
    '--hidden',
    ...(store === undefined ? [] : ['--store', folders.store]),
    ...(secrets === undefined ? [] : ['--secrets', folders.secrets]),
  ]
}

async function openDesktop(): Promise<void> {
  // only who works on Satang has its pages served from elsewhere
  const address = (app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']) ?? pageUrl
  const window = createMainWindow(address, app.getPath('userData'))
  const platform = createElectronPlatform(folders, {
    desktop: createElectronDesktop(window.open),
    loginItem: createElectronLoginItem(loginArguments()),
  })
  const house = createApp(platform)
  const started = house.start()
  servePages(path.join(import.meta.dirname, '../renderer'))
  registerIpc({
    ...house,
    ipc: ipcMain,
    pages: () => BrowserWindow.getAllWindows().map(({ webContents }) => webContents),
    log: platform.log,
    pageUrl: address,
  })
  // the page loads while the store opens; the door lets its questions wait
  const connection = options.hidden ? null : window.open()
  app.on('second-instance', (_event, args) => {
    // started with the computer while a person was faster: she has her window
    if (!args.includes('--hidden')) window.open()
  })
  powerMonitor.on('resume', () => house.wake())

  // a demonstration ends with its window
  const raising = options.practice
    ? Promise.resolve(null)
    : raiseTray({
        house,
        iconFolder: path.join(app.isPackaged ? process.resourcesPath : app.getAppPath(), iconPlace()),
        isPatient: options.hidden === true,
        onOpen: () => void window.open(),
        onQuit: () => app.quit(),
      })
  async function onAllClosed(): Promise<void> {
    const isStaying = (await (await raising)?.mayStay()) ?? false
    if (!isStaying && !window.isOpen()) app.quit()
  }
  app.on('window-all-closed', () => void onAllClosed())
  let isStopped = false
  app.on('before-quit', (event) => {
    if (isStopped) return
    event.preventDefault()
    isStopped = true
    void raising.then((tray) => tray?.stop())
    void house.stop().finally(() => app.quit())
  })
  await started
  if (options.practice && connection) await house.door.call('session.enterPractice', {}, connection)
  if (options.hidden && (await raising) === null) window.open()
}

const iconPlace = () => (app.isPackaged ? 'icons' : path.join('resources', 'icons'))

async function runHeadless(): Promise<void> {
  const args = process.argv.slice(process.argv.indexOf('--headless') + 1)
  app.exit(await runCommandLine(args, createElectronPlatform, (line) => process.stdout.write(`${line}\n`)))
}

app.setName('Satang')
// Chromium puts the socket there that tells a second start of the first
Object.assign(process.env, temporaryEnvironment())
app.setPath(
  'userData',
  findWindowFolder(path.join(folders.store, chosen.store === undefined ? '..' : 'window')),
)
// Windows shows messages only of programs it can name
if (process.platform === 'win32') app.setAppUserModelId('th.satang.app')
if (options.headless) {
  app.whenReady().then(runHeadless)
} else if (lacksUtf8(process.platform, process.env)) {
  // Chromium goes by what it was started with
  Object.assign(process.env, plainUtf8)
  app.relaunch({ execPath: programPath(), args: process.argv.slice(1) })
  app.exit()
} else if (!app.requestSingleInstanceLock()) {
  app.quit()
} else {
  declarePages()
  lockDownContents()
  app.whenReady().then(openDesktop)
}

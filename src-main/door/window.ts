import path from 'node:path'
import { app, BrowserWindow, Menu, type Session } from 'electron'
import { createWindowPlaces, type PlacedWindows } from '#main/door/window-places.ts'
import { allowZoom } from '#main/door/zoom.ts'

function lockDownSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
}

/**
 * Denies every navigation, new windows, embedded content, downloads, devices and permissions. Must run before Electron
 * is ready. Electron's own menu, which reloads and opens developer tools, is left to those who work on Satang.
 */
export function lockDownContents(): void {
  if (app.isPackaged) Menu.setApplicationMenu(null)
  app.on('session-created', lockDownSession)
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.on('select-bluetooth-device', (event, _devices, answer) => {
      event.preventDefault()
      answer('')
    })
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    allowZoom(contents)
  })
}

/**
 * The one window, which may be closed and opened again while Satang goes on.
 * @param folder where it remembers its place
 */
export function createMainWindow(address: string, folder: string) {
  const places = createWindowPlaces(path.join(folder, 'window-places.json'))
  let window: BrowserWindow | null = null
  return {
    isOpen: () => window !== null,

    /** Opens the window or brings it to the front. @returns its connection at the door */
    open(page?: string): string {
      const shown = window ?? createWindow(places)
      if (window !== shown || page !== undefined) {
        // a page that is open already only moves to another address behind its `#`
        void shown.loadURL(page === undefined ? address : `${address}#${page}`)
      }
      if (window === shown) {
        if (shown.isMinimized()) shown.restore()
        shown.show()
        shown.focus()
      } else {
        window = shown
        shown.on('closed', () => {
          window = null
        })
      }
      return String(shown.webContents.id)
    },
  }
}

/** @returns the main window, still empty; it shows itself once its page has painted. */
function createWindow(places: PlacedWindows): BrowserWindow {
  const { options, isMaximized } = places.find()
  const window = new BrowserWindow({
    ...options,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  places.follow(window)
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize()
    window.show()
    // at a scale like 1.25 it may come out some points larger than it was told to be
    if (!isMaximized) window.setBounds(options)
  })
  return window
}

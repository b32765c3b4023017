import path from 'node:path'
import { app, BrowserWindow, session } from 'electron'

/** Denies every window navigation, new windows, embedded content and permissions. */
export function lockDownContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** The one window, which may be closed and opened again while Satang goes on. */
export function createMainWindow(address: string) {
  let window: BrowserWindow | null = null
  return {
    isOpen: () => window !== null,

    /** Opens the window or brings it to the front. @returns its connection at the door */
    open(page?: string): string {
      const shown = window ?? createWindow()
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
function createWindow(): BrowserWindow {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    minWidth: 960,
    minHeight: 600,
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
    },
  })
  window.once('ready-to-show', () => window.show())
  return window
}

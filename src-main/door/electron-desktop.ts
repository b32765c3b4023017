import path from 'node:path'
import { app, BrowserWindow, dialog, Notification, type OpenDialogOptions } from 'electron'
import type { Desktop, DesktopPage } from '#main/platform/desktop.ts'

/** @param onOpen a person clicked a message and wants its page */
export function createElectronDesktop(onOpen: (page: DesktopPage) => void): Desktop {
  // a message that nobody holds is collected together with its click
  const shown = new Set<Notification>()
  return {
    show({ title, text, page }) {
      if (!Notification.isSupported()) return
      const message = new Notification({ title, body: text })
      shown.add(message)
      message.on('click', () => onOpen(page))
      message.on('close', () => shown.delete(message))
      message.on('failed', () => shown.delete(message))
      message.show()
    },
    async chooseFolder() {
      const options = { properties: ['openDirectory', 'createDirectory'] } satisfies OpenDialogOptions
      const window = BrowserWindow.getFocusedWindow()
      const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return chosen.filePaths[0] ?? null
    },
    async chooseNewFile(name) {
      const options = { defaultPath: path.join(app.getPath('documents'), name) }
      const window = BrowserWindow.getFocusedWindow()
      const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
      return chosen.canceled ? null : chosen.filePath
    },
  }
}

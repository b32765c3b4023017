import { BrowserWindow, type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { Door } from '#main/door/door.ts'
import { isTrustedSender } from '#main/door/trusted-sender.ts'
import type { Log } from '#main/platform/log.ts'
import type { NoticeListener } from '#main/platform/notices.ts'

type Needs = {
  door: Door
  listen: (listener: NoticeListener) => () => void
  log: Log
  pageUrl: string
}

/** The IPC handle of the door: every window is a connection of its own. @returns how to take it off again */
export function registerIpc({ door, listen, log, pageUrl }: Needs): () => void {
  async function onCall(event: IpcMainInvokeEvent, name: unknown, input: unknown) {
    if (!isTrustedSender(event.senderFrame, pageUrl) || typeof name !== 'string') {
      log.warn('door.untrustedSender')
      return { ok: false, error: { code: 'session.forbidden', details: {} } }
    }
    return door.call(name, input, String(event.sender.id))
  }

  ipcMain.handle('satang:call', onCall)
  const stopListening = listen((name, payload) => {
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      if (!webContents.isDestroyed() && door.mayHear(name, String(webContents.id))) {
        webContents.send('satang:event', name, payload)
      }
    }
  })
  return () => {
    ipcMain.removeHandler('satang:call')
    stopListening()
  }
}

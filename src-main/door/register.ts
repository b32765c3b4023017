import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { Connections } from '#main/door/connections.ts'
import type { Door } from '#main/door/door.ts'
import { isTrustedSender } from '#main/door/trusted-sender.ts'
import type { Log } from '#main/platform/log.ts'
import type { NoticeListener } from '#main/platform/notices.ts'

type Needs = {
  ipc: Pick<IpcMain, 'handle' | 'removeHandler'>
  /** The pages that are open now. */
  pages: () => readonly Pick<WebContents, 'id' | 'isDestroyed' | 'send'>[]
  door: Pick<Door, 'call' | 'mayHear'>
  connections: Connections
  listen: (listener: NoticeListener) => () => void
  log: Log
  pageUrl: string
}

/**
 * The IPC handle of the door: every window is a connection of its own, and signed out when it is gone.
 * @returns how to take it off again
 */
export function registerIpc({ ipc, pages, door, connections, listen, log, pageUrl }: Needs): () => void {
  const known = new WeakSet<object>()
  const refused = new WeakSet<object>()

  async function onCall({ sender, senderFrame }: IpcMainInvokeEvent, name: unknown, input: unknown) {
    if (!isTrustedSender(senderFrame, pageUrl) || typeof name !== 'string') {
      // once a window: a page that calls for ever must not fill the log
      if (!refused.has(sender)) log.warn('door.untrustedSender')
      refused.add(sender)
      return { ok: false, error: { code: 'session.forbidden', details: {} } }
    }
    const connection = String(sender.id)
    if (!known.has(sender)) sender.once('destroyed', () => connections.signOut(connection))
    known.add(sender)
    const answer = await door.call(name, input, connection)
    // the window may have gone while a password was looked at
    if (sender.isDestroyed()) connections.signOut(connection)
    return answer
  }

  ipc.handle('satang:call', onCall)
  const stopListening = listen((name, payload) => {
    for (const page of pages()) {
      if (!page.isDestroyed() && door.mayHear(name, String(page.id))) {
        page.send('satang:event', name, payload)
      }
    }
  })
  return () => {
    ipc.removeHandler('satang:call')
    stopListening()
  }
}

import type { EventName, Payload } from '#shared/contract/index.ts'

/** Pushes events of the contract to every listener (windows, the command line). */
export interface Notices {
  tell<Name extends EventName>(name: Name, payload: Payload<Name>): void
  /** Says that the answers of these queries may differ now. */
  changed(...entries: string[]): void
}

export type NoticeListener = (name: EventName, payload: unknown) => void

/** Notices with a way to listen to them; `listen` answers with its own end. */
export type NoticeBoard = Notices & { listen(listener: NoticeListener): () => void }

export function createNotices(): NoticeBoard {
  const listeners = new Set<NoticeListener>()
  const tell = (name: EventName, payload: unknown) => {
    for (const listener of listeners) listener(name, payload)
  }
  return {
    tell,
    changed: (...entries) => tell('store.changed', { entries }),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

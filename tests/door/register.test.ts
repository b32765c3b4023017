import { EventEmitter } from 'node:events'
import type { IpcMainInvokeEvent } from 'electron'
import { describe, expect, it } from 'vitest'
import { createConnections } from '#main/door/connections.ts'
import { createDoor } from '#main/door/door.ts'
import { registerIpc } from '#main/door/register.ts'
import { createNotices } from '#main/platform/notices.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

type OnCall = (event: IpcMainInvokeEvent, name: unknown, input: unknown) => Promise<unknown>

const pageUrl = 'satang://app/index.html'
const own = { url: `${pageUrl}#/imports`, parent: null }
const admin = { name: 'admin', role: 'admin' } as const

/** The page of a window, as much of it as the door knows. */
class Page extends EventEmitter {
  readonly heard: string[] = []
  readonly id: number
  isGone = false
  constructor(id: number) {
    super()
    this.id = id
  }
  isDestroyed = () => this.isGone
  send = (_channel: string, name: string) => void this.heard.push(name)
  close(): void {
    this.isGone = true
    this.emit('destroyed')
  }
}

/** Two windows at a door that signs everybody in as its administrator. */
function openWindows() {
  const connections = createConnections()
  const notices = createNotices()
  const log = createRecordingLog()
  const pages = [new Page(1), new Page(2)] as const
  const listeners = new Map<string, OnCall>()
  let onHash: () => void = () => undefined
  const unused = () => Promise.reject(new Error('unused'))
  const door = createDoor({
    ready: async () => undefined,
    handlers: () => ({
      session: {
        async signIn(_input, { connection }) {
          onHash()
          connections.signIn(connection, admin)
          return admin
        },
        ...{ get: unused, enterPractice: unused, signOut: unused },
      },
    }),
    trouble: () => new AppError('store.inUse'),
    stage: async () => 'real',
    clock: { now: () => new Date(0) },
    ...{ connections, notices, log },
  })
  const end = registerIpc({
    ipc: {
      handle: (name, listener) => void listeners.set(name, listener),
      removeHandler: (name) => void listeners.delete(name),
    },
    pages: () => pages,
    ...{ door, connections, listen: notices.listen, log, pageUrl },
  })
  const call = (sender: Page, name: unknown, input: unknown, senderFrame: object | null = own) =>
    listeners.get('satang:call')?.({ sender, senderFrame } as unknown as IpcMainInvokeEvent, name, input)
  return {
    ...{ pages, connections, notices, lines: log.lines, listeners, call, end },
    signIn: (page: Page) => call(page, 'session.signIn', { name: 'admin', password: 'x' }),
    whileHashing: (work: () => void) => {
      onHash = work
    },
  }
}

describe('a window at the door', () => {
  it('hears what is open to anyone until it is signed in, whatever another window is', async () => {
    const { pages, notices, signIn } = openWindows()
    const [first, second] = pages
    const tellAll = () => {
      notices.changed('imports.list')
      notices.tell('downloads.sessionLost', {})
    }
    tellAll()
    expect([first.heard, second.heard]).toEqual([['store.changed'], ['store.changed']])
    await signIn(first)
    for (const { heard } of pages) heard.splice(0)
    tellAll()
    expect([first.heard, second.heard]).toEqual([
      ['store.changed', 'downloads.sessionLost'],
      ['store.changed'],
    ])
  })

  it('is answered as itself', async () => {
    const { pages, connections, signIn } = openWindows()
    expect(await signIn(pages[1])).toEqual({ ok: true, value: admin })
    expect([connections.find('1'), connections.find('2')]).toEqual([null, admin])
  })

  it('is signed out when it is gone, and is sent nothing more', async () => {
    const { pages, connections, notices, signIn } = openWindows()
    const [first, second] = pages
    for (const page of [first, first, first, second]) await signIn(page)
    expect(pages.map((page) => page.listenerCount('destroyed'))).toEqual([1, 1])
    first.close()
    first.heard.splice(0)
    notices.tell('downloads.sessionLost', {})
    expect([connections.find('1'), connections.find('2')]).toEqual([null, admin])
    expect([first.heard, second.heard.at(-1)]).toEqual([[], 'downloads.sessionLost'])
  })

  it('that is gone before its password was looked at is not signed in', async () => {
    const { pages, connections, signIn, whileHashing } = openWindows()
    whileHashing(() => pages[0].close())
    await signIn(pages[0])
    expect(connections.find('1')).toBeNull()
  })

  it.each([
    ['another page', 'session.signIn', { url: 'https://example.invalid/', parent: null }],
    ['a frame inside our page', 'session.signIn', { ...own, parent: own }],
    ['no frame at all', 'session.signIn', null],
    ['our page with a name that is no text', ['session.signIn'], own],
  ])('is refused as %s, and the log says so once a window', async (_what, name, frame) => {
    const { pages, connections, lines, call } = openWindows()
    for (const page of [pages[0], pages[0], pages[1]])
      expect(await call(page, name, { name: 'admin', password: 'x' }, frame)).toEqual({
        ok: false,
        error: { code: 'session.forbidden', details: {} },
      })
    expect(connections.find('1')).toBeNull()
    const line = { level: 'warn', event: 'door.untrustedSender', facts: {} }
    expect(lines).toEqual([line, line])
  })

  it('is on its own once the door was taken off', () => {
    const { pages, notices, listeners, end } = openWindows()
    end()
    notices.changed('imports.list')
    expect([[...listeners.keys()], pages[0].heard]).toEqual([[], []])
  })
})

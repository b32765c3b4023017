import { describe, expect, it } from 'vitest'
import { createConnections } from '#main/door/connections.ts'
import { createDoor } from '#main/door/door.ts'
import { createNotices } from '#main/platform/notices.ts'
import { listEntries } from '#shared/contract/index.ts'
import type { User } from '#shared/contract/session.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { isAllowed, permissions } from '#shared/model/roles.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

const entries = listEntries()
const guarded = entries.filter(([, { allow }]) => allow !== 'anyone')
const namesOf = (kind: 'call' | 'event', of: typeof entries) =>
  of.filter(([, entry]) => (entry.kind === 'event') === (kind === 'event')).map(([name]) => name)

/** Whoever adds one here lets a stranger in front of the screen use it. */
const openToAnyone = [
  'attention.speak',
  'session.enterPractice',
  'session.get',
  'session.signIn',
  'session.signOut',
  'setup.finish',
  'store.accept',
  'store.changed',
  'store.compare',
  'store.get',
  'store.restore',
  'store.retry',
]

// no role of today lacks a permission; one of another version may
const guest = { name: 'guest', role: 'guest' } as unknown as User

/** A door without a house behind it, at which an administrator and a guest are signed in. */
function openDoor() {
  const connections = createConnections()
  connections.signIn('admin', { name: 'admin', role: 'admin' })
  connections.signIn('guest', guest)
  return createDoor({
    ready: async () => undefined,
    handlers: () => ({}),
    trouble: () => new AppError('store.inUse'),
    stage: async () => 'real',
    connections,
    notices: createNotices(),
    clock: { now: () => new Date(0) },
    log: createRecordingLog(),
  })
}

async function askAll(connection: string): Promise<Set<string>> {
  const door = openDoor()
  const answers = await Promise.all(namesOf('call', guarded).map((name) => door.call(name, {}, connection)))
  return new Set(answers.map((answer) => (answer.ok ? 'answered' : answer.error.code)))
}

describe('the rights of who calls', () => {
  it('are needed for every entry but these', () => {
    const open = entries.filter(([, { allow }]) => allow === 'anyone')
    expect(open.map(([name]) => name).sort()).toEqual(openToAnyone)
  })

  it('are asked for at every other entry, before anything else is looked at', async () => {
    expect({ stranger: await askAll('window'), guest: await askAll('guest') }).toEqual({
      stranger: new Set(['session.required']),
      guest: new Set(['session.forbidden']),
    })
    const admin = await askAll('admin')
    expect([admin.has('session.required'), admin.has('session.forbidden')]).toEqual([false, false])
  })

  it('decide which events she hears', () => {
    const door = openDoor()
    const hears = (connection: string) =>
      entries.map(([name]) => name).filter((name) => door.mayHear(name, connection))
    expect({ stranger: hears('window'), guest: hears('guest'), admin: hears('admin') }).toEqual({
      stranger: ['store.changed'],
      guest: ['store.changed'],
      admin: namesOf('event', entries),
    })
    expect(door.mayHear('nothing.happened', 'admin')).toBe(false)
  })

  it('are none for a role that is not on the list', () => {
    const unknown = ['guest', '', 'Admin', 'constructor', '__proto__', 'toString']
    const allowed = unknown.filter((role) => permissions.some((permission) => isAllowed(role, permission)))
    expect(allowed).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { createConnections } from '#main/door/connections.ts'
import { createDoor } from '#main/door/door.ts'
import { createNotices } from '#main/platform/notices.ts'
import { findEntry, listEntries } from '#shared/contract/index.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { errorCodes } from '#shared/errors/codes.ts'
import { isAllowed, roles } from '#shared/model/roles.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'
import { openTestApp } from '#tests/helpers/test-app.ts'

const calls = listEntries().flatMap(([name, entry]) => (entry.kind === 'event' ? [] : [{ name, entry }]))
const guarded = calls.filter(({ entry }) => entry.allow !== 'anyone')

describe('every entry of the contract', () => {
  it('has an address of its own and names only queries that exist', () => {
    const changed = calls.flatMap(({ entry }) => (entry.kind === 'command' ? entry.changes : []))
    const wrong = changed.filter((name) => findEntry(name)?.kind !== 'query')
    expect({ wrong, addresses: new Set(listEntries().map(([name]) => name)).size }).toEqual({
      wrong: [],
      addresses: listEntries().length,
    })
  })

  it('is answered by a handler, and refuses everybody who is not signed in', async () => {
    const { app } = await openTestApp()
    const answers = await Promise.all(
      guarded.map(async ({ name }) => [name, await app.door.call(name, {}, 'a stranger')] as const),
    )
    const refused = { ok: false, error: { code: 'session.required', details: {} } }
    expect(Object.fromEntries(answers)).toEqual(
      Object.fromEntries(guarded.map(({ name }) => [name, refused])),
    )
  })

  it('lets each role do what its permissions say and nothing else', () => {
    const table = roles.flatMap((role) =>
      guarded.map(({ entry }) => entry.allow !== 'anyone' && isAllowed(role, entry.allow)),
    )
    expect(new Set(table)).toEqual(new Set([true]))
  })

  it('that a practice hospital takes refuses input of the wrong shape by the name of the field, without showing its value', async () => {
    const { app, log } = await openTestApp()
    const answers = await Promise.all(
      calls
        .filter(({ entry }) => entry.in?.includes('practice') ?? true)
        .map(
          async ({ name }) => [name, await app.door.call(name, 'secret-3100200300400', 'window')] as const,
        ),
    )
    for (const [name, answer] of answers) {
      expect(answer, name).toMatchObject({ ok: false, error: { code: 'input.invalid' } })
    }
    expect(JSON.stringify([answers, log.lines])).not.toContain('3100200300400')
  })

  it('is not reachable under a name that is not on the list', async () => {
    const { app } = await openTestApp()
    const names = ['', 'claims', 'claims.drop', '__proto__.toString', 'constructor.name', 'imports.progress']
    const answers = await Promise.all(names.map((name) => app.door.call(name, {}, 'window')))
    expect(answers.map((answer) => answer.ok)).toEqual(names.map(() => false))
  })
})

describe('a failure inside a handler', () => {
  function openDoorThatThrows(thrown: unknown) {
    const log = createRecordingLog()
    const connections = createConnections()
    connections.signIn('window', { name: 'admin', role: 'admin' })
    const failing = async () => {
      throw thrown
    }
    const door = createDoor({
      ready: async () => undefined,
      stage: async () => 'real',
      handlers: () => ({ claims: { list: failing, get: failing } }),
      trouble: () => new AppError('store.corrupt'),
      connections,
      notices: createNotices(),
      clock: { now: () => new Date(0) },
      log,
    })
    return { door, log }
  }

  it('that the entry declares reaches the caller with its details, and the log with its code alone', async () => {
    const { door, log } = openDoorThatThrows(new AppError('claim.unknown', { tranId: '690100001' }))
    expect(await door.call('claims.get', { tranId: '690100001' }, 'window')).toEqual({
      ok: false,
      error: { code: 'claim.unknown', details: { tranId: '690100001' } },
    })
    const facts = { name: 'claims.get', code: 'claim.unknown' }
    expect(log.lines).toEqual([{ level: 'warn', event: 'door.refused', facts }])
  })

  it.each([
    ['a bug', new TypeError('นายทดสอบ ระบบดี')],
    ['a failure the entry does not declare', new AppError('portal.down', { name: 'นายทดสอบ ระบบดี' })],
    ['internal already', new AppError('internal', { name: 'นายทดสอบ ระบบดี' })],
    ['of somebody who uses a code of ours', Object.assign(new Error('ours?'), { code: 'cancelled' })],
    ['no failure at all', undefined],
  ])(
    'that is %s becomes internal with a short reference, and its text stays in the log',
    async (_what, thrown) => {
      const { door, log } = openDoorThatThrows(thrown)
      const answer = await door.call('claims.list', {}, 'window')
      const reference = log.lines[0]?.facts['reference']
      expect(reference).toMatch(/^[\da-f]{8}$/)
      expect(answer).toEqual({ ok: false, error: { code: 'internal', details: { reference } } })
      const facts = { name: 'claims.list', reference }
      expect(log.lines).toEqual([{ level: 'error', event: 'door.failed', facts, error: thrown }])
    },
  )

  it('of the store closes every other feature with the same code', async () => {
    const { door } = openDoorThatThrows(new Error('unused'))
    expect(await door.call('settings.get', {}, 'window')).toMatchObject({
      ok: false,
      error: { code: 'store.corrupt' },
    })
  })

  it('has a code from the closed list, whoever declares it', () => {
    const declared = calls.flatMap(({ entry }) => entry.errors)
    expect(declared.filter((code) => !errorCodes.includes(code))).toEqual([])
  })
})

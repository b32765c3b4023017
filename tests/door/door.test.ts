import { describe, expect, it } from 'vitest'
import { createConnections } from '#main/door/connections.ts'
import { createDoor } from '#main/door/door.ts'
import { createNotices } from '#main/platform/notices.ts'
import type { Stage } from '#shared/contract/define.ts'
import { AppError } from '#shared/errors/app-error.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

const noClaims = { total: 0, claimedSatang: null, approvedSatang: null, rows: [] }

/** A door at which an administrator is signed in; its clock moves on by `tookMs` while somebody works behind it. */
function openDoor({ tookMs = 0, thrown = null as unknown, stage = async (): Promise<Stage> => 'real' } = {}) {
  const log = createRecordingLog()
  const connections = createConnections()
  connections.signIn('window', { name: 'admin', role: 'admin' })
  const notices = createNotices()
  const told: unknown[] = []
  notices.listen((name, payload) => told.push([name, payload]))
  let nowMs = 1_000
  const work =
    <T>(value: T) =>
    async () => {
      nowMs += tookMs
      if (thrown !== null) throw thrown
      return value
    }
  const unused = () => Promise.reject(new Error('unused'))
  const door = createDoor({
    ready: async () => undefined,
    handlers: () => ({
      claims: { list: work(noClaims), get: unused },
      setup: { finish: unused, nameHospital: work({}) },
      store: {
        ...{ get: work({ state: 'open', folder: 'here' }), retry: unused },
        ...{ compare: unused, restore: unused, accept: unused },
      },
    }),
    trouble: () => new AppError('store.corrupt'),
    clock: { now: () => new Date(nowMs) },
    ...{ stage, connections, notices, log },
  })
  return {
    ...{ told, lines: log.lines },
    call: (name: string, input: unknown = {}) => door.call(name, input, 'window'),
  }
}

const nameHospital = ['setup.nameHospital', { hospitalCode: '10670' }] as const

describe('what changed', () => {
  it('is told after a command: the questions its entry names', async () => {
    const { call, told } = openDoor()
    expect(await call(...nameHospital)).toEqual({ ok: true, value: {} })
    expect(told).toEqual([['store.changed', { entries: ['session.get', 'settings.get'] }]])
  })

  it('is nothing after a query, or after a command that failed', async () => {
    const { call, told } = openDoor()
    expect(await call('claims.list')).toEqual({ ok: true, value: noClaims })
    const failing = openDoor({ thrown: new AppError('setup.otherHospital', { found: '10671' }) })
    expect(await failing.call(...nameHospital)).toMatchObject({ ok: false })
    expect([told, failing.told]).toEqual([[], []])
  })
})

describe('the log of slow calls', () => {
  const slow = (tookMs: number) => [
    { level: 'info', event: 'door.slow', facts: { name: 'claims.list', tookMs } },
  ]

  it.each([
    ['no query within the limit', 200, []],
    ['a query over it', 201, slow(201)],
  ])('has %s', async (_what, tookMs, lines) => {
    const door = openDoor({ tookMs })
    await door.call('claims.list')
    expect(door.lines).toEqual(lines)
  })

  it('has no command, which may take its time', async () => {
    const { call, lines } = openDoor({ tookMs: 60_000 })
    await call(...nameHospital)
    expect(lines).toEqual([])
  })

  it('has a query that failed too', async () => {
    const { call, lines } = openDoor({ tookMs: 500, thrown: new AppError('cancelled') })
    await call('claims.list')
    expect(lines.at(-1)).toEqual(slow(500)[0])
  })
})

describe('input that does not fit', () => {
  it.each([
    ['claims.list', { limit: 0 }, 'limit'],
    ['claims.list', { filter: { search: 'x' } }, 'filter.search'],
    ['claims.list', 'no fields at all', 'claims.list'],
    ['claims.drop', {}, 'name'],
    ['imports.progress', {}, 'name'],
  ])('of %s, %j, is refused by the name of the field: %s', async (name, input, field) => {
    expect(await openDoor().call(name, input)).toEqual({
      ok: false,
      error: { code: 'input.invalid', details: { field } },
    })
  })
})

it('what is meant for every stage is answered though nobody can tell which it is, and nothing else', async () => {
  const { call } = openDoor({ stage: () => Promise.reject(new AppError('store.diskFull')) })
  expect([await call('store.get'), await call('claims.list')]).toEqual([
    { ok: true, value: { state: 'open', folder: 'here' } },
    { ok: false, error: { code: 'store.diskFull', details: {} } },
  ])
})

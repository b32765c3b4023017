import { describe, expect, it } from 'vitest'
import { openTestApp } from '#tests/helpers/test-app.ts'

const wrong = { ok: false, error: { code: 'session.wrongPassword', details: {} } }

describe('signing in to Satang', () => {
  it('takes the right password in any case of the name, and only for that window', async () => {
    const { app } = await openTestApp()
    const signIn = await app.door.call(
      'session.signIn',
      { name: 'ADMIN', password: 'long-enough-1' },
      'second',
    )
    const stateOf = async (connection: string) => app.door.call('session.get', {}, connection)
    expect([signIn, await stateOf('second'), await stateOf('third')]).toMatchObject([
      { ok: true, value: { name: 'admin', role: 'admin' } },
      { ok: true, value: { state: 'signedIn' } },
      { ok: true, value: { state: 'signedOut', isPractice: true } },
    ])
  })

  it('says the same for a wrong name and a wrong password, and locks after five tries for half an hour', async () => {
    let now = new Date('2026-01-05T03:00:00Z')
    const { app } = await openTestApp({ now: () => now })
    const tryWith = (name: string, password: string) =>
      app.door.call('session.signIn', { name, password }, 'second')
    const first = [await tryWith('nobody', 'x'), await tryWith('admin', 'x')]
    for (let tries = 0; tries < 4; tries++) await tryWith('admin', 'x')
    const locked = await tryWith('admin', 'long-enough-1')
    now = new Date('2026-01-05T03:30:01Z')
    expect([...first, locked, await tryWith('admin', 'long-enough-1')]).toEqual([
      wrong,
      wrong,
      { ok: false, error: { code: 'session.locked', details: { until: '10:30' } } },
      { ok: true, value: { name: 'admin', role: 'admin' } },
    ])
  })

  it('cannot be set up a second time', async () => {
    const { app } = await openTestApp()
    const again = {
      hospitalCode: '10670',
      hospitalName: 'x',
      adminName: 'intruder',
      adminPassword: 'long-enough-2',
      portal: { kind: 'practice' },
    }
    expect(await app.door.call('setup.finish', again, 'stranger')).toMatchObject({
      ok: false,
      error: { code: 'setup.done' },
    })
    expect(
      await app.door.call('setup.finish', { ...again, hospitalCode: '10671' }, 'stranger'),
    ).toMatchObject({
      ok: false,
      error: { code: 'setup.otherHospital', details: { found: '10670' } },
    })
  })

  it('ends when the person signs out', async () => {
    const { app } = await openTestApp()
    await app.door.call('session.signOut', {}, 'window')
    expect(await app.door.call('dashboard.get', {}, 'window')).toMatchObject({
      error: { code: 'session.required' },
    })
  })
})

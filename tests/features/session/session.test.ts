import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '#main/app.ts'
import type { Store } from '#main/database/store.ts'
import { createConnections } from '#main/door/connections.ts'
import { createSession, type Session } from '#main/features/session/session.service.ts'
import { replaceHash } from '#main/features/session/session.sql.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createPlatform } from '#main/platform/create-platform.ts'
import { foldersOf } from '#main/platform/folders.ts'
import { createPasswords } from '#main/platform/passwords.ts'
import { openSignIn, rightPassword } from '#tests/features/session/sign-in-desk.ts'
import { readHash, storeHash } from '#tests/features/session/stored-hash.ts'
import { withLeftStore } from '#tests/helpers/left-store.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { cheapPasswords, openTestApp } from '#tests/helpers/test-app.ts'
import { testThreads } from '#tests/helpers/test-threads.ts'

describe('the hash of a password', () => {
  it('costs N = 2^17 at least where no test asks for less', async () => {
    const root = temporaryFolder()
    const folders = foldersOf(root, { store: path.join(root, 'store'), secrets: path.join(root, 'secrets') })
    const app = createApp(createPlatform({ folders, threads: testThreads, version: 'x' }))
    onTestFinished(() => app.stop())
    await app.open()
    const portal = { kind: 'nhso', account: null }
    const admin = { adminName: 'admin', adminPassword: rightPassword }
    await app.door.call(
      'setup.finish',
      { hospitalCode: '10670', hospitalName: 'x', ...admin, portal },
      'set-up',
    )
    await app.stop()
    expect(await withLeftStore(root, readHash)).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/)
  })

  it('that is cheaper is made anew at the next sign-in, unless it was changed meanwhile', async () => {
    const { restart, tryWith } = await openSignIn({ own: createPasswords({ logN: 5, r: 8, p: 1 }) })
    const cheaper = await cheapPasswords.hash(rightPassword)
    await restart((store) => storeHash(store, cheaper))
    await tryWith('admin', 'long-enough-2')
    await restart(async (store) => {
      await store.write((trx) => replaceHash(trx, 1, 'another hash', 'a new one'))
      expect(await readHash(store)).toBe(cheaper)
    })
    expect(await tryWith('admin', rightPassword)).toBe('signed in as admin')
    await restart(async (store) => expect(await readHash(store)).toMatch(/^\$scrypt\$ln=5,r=8,p=1\$/))
    expect(await tryWith('admin', rightPassword)).toBe('signed in as admin')
  })
})

it('a stranger who sets Satang up again is refused before a hash is made for her', async () => {
  const { setUp, looks } = await openSignIn()
  expect(await setUp()).toMatchObject({ ok: false })
  expect(looks.made).toBe(1)
})

describe('behind a door that lets everything through', () => {
  type Hospital = { name: string; isPractice: boolean }

  /** The session of a store that nobody was set up in. */
  const withSession = (
    work: (
      session: Session,
      store: Store,
      nameHospital: (hospital: Hospital | null) => void,
    ) => Promise<void>,
  ) =>
    withLeftStore(temporaryFolder(), async (store) => {
      let place: Hospital | null = null
      const session = createSession({
        hospital: async () => place,
        connections: createConnections(),
        passwords: cheapPasswords,
        clock: systemClock,
        runningMs: () => 0,
        store,
      })
      await work(session, store, (hospital) => {
        place = hospital
      })
    })

  it('nobody comes in before there is an admin, and there is no second first one', async () => {
    await withSession(async (session, store, nameHospital) => {
      await expect(session.enterPractice('window')).rejects.toThrow('session.notPractice')
      nameHospital({ name: 'โรงพยาบาลทดสอบ', isPractice: false })
      await expect(session.enterPractice('window')).rejects.toThrow('session.notPractice')
      await expect(session.signIn('window', 'admin', rightPassword)).rejects.toThrow('session.wrongPassword')
      expect(await session.get('window')).toEqual({ state: 'setup' })

      // two people at once: both were asked when there was none
      const first = await session.prepareFirstAdmin('admin', rightPassword)
      const second = await session.prepareFirstAdmin('intruder', rightPassword)
      await store.write(first)
      await expect(store.write(second)).rejects.toThrow('setup.done')
      await expect(session.prepareFirstAdmin('intruder', rightPassword)).rejects.toThrow('setup.done')
      expect(await session.get('window')).toMatchObject({ state: 'signedOut' })
      nameHospital(null)
      expect(await session.get('window')).toEqual({ state: 'setup' })
    })
  })

  it('nobody is signed in whose role is of another version', async () => {
    await withSession(async (session, store) => {
      await store.write(await session.prepareFirstAdmin('guest', rightPassword))
      await store.write(async (trx) => {
        await trx.updateTable('app_user').set({ role: 'guest' }).execute()
      })
      await expect(session.signIn('window', 'guest', rightPassword)).rejects.toThrow('unknown role')
    })
  })
})

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
      error: { code: 'setup.done', details: {} },
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

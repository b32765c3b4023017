import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '#main/app.ts'
import { replaceHash } from '#main/features/session/session.sql.ts'
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

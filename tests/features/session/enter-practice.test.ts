import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '#main/app.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { openTestApp, testPlatform } from '#tests/helpers/test-app.ts'

const real = {
  hospitalCode: '10670',
  hospitalName: 'โรงพยาบาลจริง',
  adminName: 'admin',
  adminPassword: 'long-enough-1',
  portal: { kind: 'nhso', account: null },
}

async function openEmptyApp() {
  const app = createApp(testPlatform(temporaryFolder()).platform)
  onTestFinished(() => app.stop())
  await app.open()
  return app
}

describe('entering without a password', () => {
  it('is for the practice hospital, at the window that asks', async () => {
    const { app } = await openTestApp()
    expect(await app.door.call('session.enterPractice', {}, 'second')).toEqual({
      ok: true,
      value: { name: 'practice', role: 'admin' },
    })
    expect(await app.door.call('session.get', {}, 'second')).toMatchObject({ value: { state: 'signedIn' } })
    expect(await app.door.call('session.get', {}, 'third')).toMatchObject({ value: { state: 'signedOut' } })
  })

  it('is refused where a real hospital is kept', async () => {
    const app = await openEmptyApp()
    await app.door.call('setup.finish', real, 'first')
    expect(await app.door.call('session.enterPractice', {}, 'stranger')).toEqual({
      ok: false,
      error: { code: 'session.notPractice', details: {} },
    })
    expect(app.connections.find('stranger')).toBeNull()
  })

  it('is refused before there is a hospital', async () => {
    const app = await openEmptyApp()
    expect(await app.door.call('session.enterPractice', {}, 'stranger')).toMatchObject({ ok: false })
    expect(app.connections.find('stranger')).toBeNull()
  })
})

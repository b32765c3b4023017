import { expect, test } from 'vitest'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import { clerk, createHastyWait, openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'
import {
  openScreen,
  quickWait,
  typeCode,
  typePassword,
  watchWindows,
} from '#tests/features/downloads/person-screen.ts'

const login: PortalLogin = { id: 3, userName: clerk.userName, password: null, signIn: 'assisted' }
openScreen()

test('a person signs in with password and code in a visible window, and later runs need nobody', async () => {
  const { wrap, nextWindow } = watchWindows()
  const desk = await openDesk({ browsers: wrap, logins: [login], wait: quickWait })
  const signingIn = desk.downloads.signIn()
  const window = await nextWindow()
  await typePassword(window)
  await typeCode(window, '000000')
  await typeCode(window, desk.portal.currentCode())
  await signingIn
  expect(window.isOpen()).toBe(false)
  const kept: { name: string }[] = JSON.parse(desk.secrets.kept.get('portal-session:3') ?? '[]')
  expect(kept.map(({ name }) => name).sort()).toEqual(['ACCESS_TOKEN', 'JSESSIONID'])
  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4 })
})

test('a clerk who starts a run herself gets the window, and the run goes on after she signed in', async () => {
  const { wrap, nextWindow } = watchWindows()
  const desk = await openDesk({
    browsers: wrap,
    logins: [login],
    accounts: [{ ...clerk, asksForCode: false }],
    wait: quickWait,
  })
  const running = desk.downloads.run({ ...wholeRun, reason: 'manual' })
  await typePassword(await nextWindow())
  expect(await running).toMatchObject({ state: 'done', stored: 4 })
  expect(desk.told).toContainEqual({
    name: 'downloads.progress',
    payload: expect.objectContaining({ step: 'waitsForPerson' }),
  })
})

test('nobody signing in ends the wait, and the window is closed', async () => {
  const { wrap } = watchWindows()
  const desk = await openDesk({ browsers: wrap, logins: [login], wait: createHastyWait() })
  await expect(desk.downloads.signIn()).rejects.toMatchObject({ code: 'portal.signInTimeout' })
})

test('a person who closes the window has cancelled', async () => {
  const { wrap, nextWindow } = watchWindows()
  const desk = await openDesk({ browsers: wrap, logins: [login], wait: quickWait })
  const signingIn = desk.downloads.signIn()
  const ended = expect(signingIn).rejects.toMatchObject({ code: 'cancelled' })
  await (await nextWindow()).close()
  await ended
})

test('an account of another hospital is not let through', async () => {
  const { wrap, nextWindow } = watchWindows()
  const account = { ...clerk, asksForCode: false, hospitalCode: '10999' }
  const desk = await openDesk({ browsers: wrap, logins: [login], accounts: [account], wait: quickWait })
  const ended = expect(desk.downloads.signIn()).rejects.toMatchObject({
    code: 'portal.noRight',
    details: { expected: '10670', found: '10999' },
  })
  await typePassword(await nextWindow())
  await ended
  expect(desk.secrets.kept.size).toBe(0)
})

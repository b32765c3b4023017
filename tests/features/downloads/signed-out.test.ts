import { expect, test, vi } from 'vitest'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import { type Desk, openDesk, storedLogin, wholeRun } from '#tests/features/downloads/download-desk.ts'
import {
  openScreen,
  quickWait,
  typeCode,
  typePassword,
  watchWindows,
} from '#tests/features/downloads/person-screen.ts'
import { soakTest } from '#tests/helpers/some-of.ts'

const assisted: PortalLogin = { ...storedLogin, password: null, signIn: 'assisted' }
const byHand = { ...wholeRun, reason: 'manual' as const }
openScreen()

type Screen = ReturnType<typeof watchWindows>

/** A person at the `count`-th window signs in with password and one-time code. */
async function signInAt(screen: Screen, desk: Desk, count: number): Promise<void> {
  const window = await screen.nextWindow(count)
  await typePassword(window)
  await typeCode(window, desk.portal.currentCode())
}

/** A desk whose account has a session that ends after two files. */
async function openShortSession(login: PortalLogin) {
  const screen = watchWindows()
  const desk = await openDesk({ browsers: screen.wrap, logins: [login], wait: quickWait })
  const signingIn = desk.downloads.signIn()
  await signInAt(screen, desk, 1)
  await signingIn
  desk.portal.setFault({ name: 'sessionDies', afterFiles: 2 })
  return { screen, desk }
}

/** Every file once, but the one that found the session dead: led to a sign-in twice, and fetched after it. */
async function expectEachOnce(desk: Desk): Promise<void> {
  const names = (await desk.states()).map(([name]) => `${name}`.replace(/\.xls$/, ''))
  const [first, second, third, fourth] = names
  expect(desk.fetched().map((name) => name.replace(/\.ecd$/, ''))).toEqual([
    ...[first, second, third, third, third, fourth],
  ])
}

test('a clerk is asked in the middle of her run, which goes on at the same file', async () => {
  const { screen, desk } = await openShortSession(assisted)
  const running = desk.downloads.run(byHand)
  await signInAt(screen, desk, 2)
  expect(await running).toMatchObject({ state: 'done', stored: 4, failed: 0, resumes: 0 })
  await expectEachOnce(desk)
  const steps = desk.told.flatMap(({ payload }) => (payload as { step?: string } | null)?.step ?? [])
  expect(steps).toContain('waitsForPerson')
})

soakTest(
  'a stored password does not help when the portal asks for a code now, so the clerk is asked',
  async () => {
    const screen = watchWindows()
    const desk = await openDesk({ browsers: screen.wrap, logins: [storedLogin], wait: quickWait })
    await desk.downloads.run({ ...byHand, isDryRun: true })
    desk.portal.setHabits({ olderForm: 'ssoNotice' })
    desk.portal.setFault({ name: 'sessionDies', afterFiles: 2 })
    const running = desk.downloads.run(byHand)
    await signInAt(screen, desk, 1)
    expect(await running).toMatchObject({ state: 'done', stored: 4, failed: 0 })
    await expectEachOnce(desk)
  },
)

test('at night no window opens, and the run goes on by itself the moment somebody has signed in', async () => {
  const { screen, desk } = await openShortSession(assisted)
  const failed = await desk.downloads.run(wholeRun)
  expect([failed.state, failed.error?.code, failed.stored, screen.opened()]).toEqual([
    'failed',
    'portal.signInNeeded',
    2,
    1,
  ])
  const signingIn = desk.downloads.signIn()
  await signInAt(screen, desk, 2)
  await signingIn
  expect(await desk.downloads.isSignInNeeded()).toBe(false)
  const [run] = await vi.waitUntil(
    async () => {
      const runs = await desk.downloads.listRuns(1)
      return runs[0]?.state === 'done' ? runs : null
    },
    { timeout: 60_000, interval: 50 },
  )
  expect(run).toMatchObject({ id: failed.id, reason: 'nightly', resumes: 1, stored: 4, failed: 0 })
  await expectEachOnce(desk)
})

test('a run that failed for want of a sign-in goes on once somebody else has left the portal', async () => {
  const { screen, desk } = await openShortSession(assisted)
  const failed = await desk.downloads.run(wholeRun)
  let leave = () => {}
  const stay = new Promise<void>((resolve) => {
    leave = resolve
  })
  const other: Promise<void>[] = []
  desk.listen((_name, payload) => {
    const isSignedIn =
      (payload as { entries?: string[] } | null)?.entries?.join() === 'attention.get,dashboard.get'
    if (isSignedIn && other.length === 0) other.push(desk.downloads.whileIdle(() => stay))
  })
  const signingIn = desk.downloads.signIn()
  await signInAt(screen, desk, 2)
  await signingIn
  expect(other).toHaveLength(1)
  expect(await desk.downloads.listRuns(1)).toMatchObject([{ id: failed.id, state: 'failed', resumes: 0 }])
  leave()
  await vi.waitUntil(async () => (await desk.downloads.listRuns(1))[0]?.state === 'done', { timeout: 60_000 })
  await expectEachOnce(desk)
})

soakTest('a clerk who closes the window in the middle is told that a sign-in is still needed', async () => {
  const { screen, desk } = await openShortSession(assisted)
  const running = desk.downloads.run(byHand)
  await (await screen.nextWindow(2)).close()
  expect(await running).toMatchObject({ state: 'failed', stored: 2, error: { code: 'portal.signInNeeded' } })
})

soakTest('a clerk may pause while she is waited for', async () => {
  const { screen, desk } = await openShortSession(assisted)
  const running = desk.downloads.run(byHand)
  const window = await screen.nextWindow(2)
  await desk.downloads.pause()
  expect(await running).toMatchObject({ state: 'paused', stored: 2, error: null })
  expect(window.isOpen()).toBe(false)
})

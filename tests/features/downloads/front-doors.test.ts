import { describe, expect, test, vi } from 'vitest'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { clerk, openDesk, storedLogin, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { openScreen, quickWait, typePassword, watchWindows } from '#tests/features/downloads/person-screen.ts'
import { soakTest, someOf } from '#tests/helpers/some-of.ts'

const assisted: PortalLogin = { ...storedLogin, password: null, signIn: 'assisted' }
const byHand = { ...wholeRun, reason: 'manual' as const }
const headlessIsRejected = { front: 'rejectsHeadless' } as const
openScreen()

async function openPortal(login: PortalLogin, habits: Partial<PortalHabits>) {
  const screen = watchWindows()
  const accounts = [{ ...clerk, asksForCode: false }]
  const desk = await openDesk({ browsers: screen.wrap, logins: [login], accounts, wait: quickWait })
  desk.portal.setHabits(habits)
  /** Events of the log and steps of the run, as the clerk was told them. */
  const told = () =>
    desk.told.flatMap(({ payload }) => {
      const { event, step } = (payload ?? {}) as { event?: string; step?: string }
      return event ?? step ?? []
    })
  return { ...screen, desk, told }
}

describe('a front that lets no browser in without a window', () => {
  test('is passed by a clerk’s run in a window, and she is told', async () => {
    const { desk, opened, told } = await openPortal(storedLogin, headlessIsRejected)
    expect(await desk.downloads.run(byHand)).toMatchObject({
      state: 'done',
      stored: 4,
      failed: 0,
      listsDone: 1,
    })
    expect(opened()).toBe(1)
    expect(told()).toEqual(expect.arrayContaining(['downloads.goesOnInWindow', 'openingWindow']))
  })

  test.each(someOf(['usual', 'unseen'] as const, 1))(
    'ends a run at night, and nothing opens (%s words)',
    async (frontWords) => {
      const { desk, opened } = await openPortal(storedLogin, { ...headlessIsRejected, frontWords })
      expect(await desk.downloads.run(wholeRun)).toMatchObject({
        state: 'failed',
        error: { code: 'portal.frontRejected' },
      })
      expect(opened()).toBe(0)
    },
  )

  soakTest('takes over what a person began in a window of her own', async () => {
    const { desk, nextWindow, opened } = await openPortal(assisted, headlessIsRejected)
    const running = desk.downloads.run(byHand)
    await typePassword(await nextWindow())
    expect(await running).toMatchObject({ state: 'done', stored: 4 })
    expect(opened()).toBe(2)
  })

  test('asks a person whose session is over in the very window in which the run goes on', async () => {
    const { desk, nextWindow, opened } = await openPortal(assisted, {})
    const signingIn = desk.downloads.signIn()
    await typePassword(await nextWindow())
    await signingIn
    desk.portal.expireSessions()
    desk.portal.setHabits(headlessIsRejected)
    const running = desk.downloads.run(byHand)
    const window = await nextWindow(2)
    await typePassword(window)
    expect(await running).toMatchObject({ state: 'done', stored: 4 })
    expect([opened(), window.isOpen()]).toEqual([2, false])
  })

  test('that lets no browser in at all ends a clerk’s run and her sign-in with the same words', async () => {
    const { desk, opened } = await openPortal(storedLogin, { front: 'rejectsAll' })
    const run = await desk.downloads.run(byHand)
    expect([run.state, run.error?.code, opened()]).toEqual(['failed', 'portal.frontRejected', 1])
    await expect(desk.downloads.signIn()).rejects.toMatchObject({ code: 'portal.frontRejected' })
  })
})

describe('maintenance', () => {
  test('ends runs and sign-ins with words of its own, and is no reason to forget a session', async () => {
    const { desk, opened } = await openPortal(storedLogin, {})
    await desk.downloads.run({ ...wholeRun, isDryRun: true })
    desk.portal.setHabits({ maintenance: 'page' })
    const run = await desk.downloads.run(byHand)
    await expect(desk.downloads.signIn()).rejects.toMatchObject({ code: 'portal.maintenance' })
    expect([run.state, run.error?.code, opened()]).toEqual(['failed', 'portal.maintenance', 1])
    desk.portal.setHabits({ maintenance: 'none' })
    const posts = () => desk.portal.requests().filter(({ method }) => method === 'POST').length
    const before = posts()
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4 })
    expect(posts()).toBe(before)
  })

  soakTest('that is only announced keeps nobody from anything', async () => {
    const { desk } = await openPortal(storedLogin, { maintenance: 'notice', olderForm: 'ssoNotice' })
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4 })
  })

  test('that begins while she signs in is said as soon as it is met', async () => {
    const { desk, nextWindow } = await openPortal(assisted, { landing: 'blankReturn' })
    const ended = expect(desk.downloads.signIn()).rejects.toMatchObject({ code: 'portal.maintenance' })
    const window = await nextWindow()
    await window.fill('#username', clerk.userName)
    await window.fill('#password', clerk.password)
    desk.portal.setHabits({ maintenance: 'page' })
    await window.click('#kc-login', { timeoutMs: 15_000, signal: new AbortController().signal })
    await ended
    await vi.waitUntil(() => !window.isOpen(), { timeout: 20_000, interval: 50 })
  })
})

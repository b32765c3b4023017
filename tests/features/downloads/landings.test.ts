import { describe, expect, test, vi } from 'vitest'
import type { Wait } from '#main/features/downloads/patience.ts'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'
import {
  clerk,
  createHastyWait,
  type Desk,
  openDesk,
  storedLogin,
  wholeRun,
} from '#tests/features/downloads/download-desk.ts'
import {
  openScreen,
  patience,
  quickWait,
  typeCode,
  typePassword,
  watchWindows,
} from '#tests/features/downloads/person-screen.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { someOf } from '#tests/helpers/some-of.ts'

const assisted: PortalLogin = { ...storedLogin, password: null, signIn: 'assisted' }
const { landing: landings, notice: notices } = SignInHabits.shape
const loginPath = '/webComponent/login/LoginAction.do'
const browsers = shareBrowser()
openScreen()

const postsTo = ({ portal }: Desk, path: string) =>
  portal.requests().filter(({ method, path: at }) => method === 'POST' && at.endsWith(path)).length

/** A person in front of a window at a portal with these habits. */
async function seatPerson(habits: Partial<PortalHabits>) {
  const { wrap, nextWindow, opened } = watchWindows()
  const desk = await openDesk({ browsers: wrap, logins: [assisted], wait: quickWait })
  desk.portal.setHabits(habits)
  const signingIn = desk.downloads.signIn()
  return { desk, signingIn, window: await nextWindow(), opened }
}

/** Behind the newer pages, the older ones answer whom they do not know as if she had no right. */
function knowsNobody(landing: PortalHabits['landing']): Partial<PortalHabits> {
  return landing === 'clientHome' ? { landing, withoutSession: 'noRight' } : { landing }
}

/** The session that was kept is good for the list. */
async function expectIn(desk: Desk): Promise<void> {
  const run = await desk.downloads.run({ ...wholeRun, isDryRun: true })
  expect([run.state, run.error, run.listed]).toEqual(['done', null, 4])
}

const byPerson = someOf(landings.options, 2)
const others = landings.options.filter((landing) => !byPerson.includes(landing))
/** Where not all are met by a person, the others are met here. */
const byPassword = others.length > 0 ? someOf(others, 3) : landings.options

describe('a person with password and one-time code', () => {
  test.each(byPerson)('who lands at %s is in, and types nothing twice', async (landing) => {
    const { desk, signingIn, window, opened } = await seatPerson(knowsNobody(landing))
    await typePassword(window)
    await typeCode(window, desk.portal.currentCode())
    await signingIn
    expect([postsTo(desk, '/authenticate'), opened()]).toEqual([2, 1])
    await expectIn(desk)
  })

  test('who is not in by the list after all stays at the sign-in page until she is', async () => {
    const { desk, signingIn, window } = await seatPerson({})
    desk.portal.setFault({ name: 'sessionDies', on: 'list', when: 'once' })
    await typePassword(window)
    await typeCode(window, desk.portal.currentCode())
    await vi.waitUntil(() => window.has('#kc-form-login'), { timeout: 20_000, interval: 50 })
    await typePassword(window)
    await typeCode(window, desk.portal.currentCode())
    await signingIn
    await expectIn(desk)
  })

  test('who comes to the older form beside a notice is led to single sign-on', async () => {
    const habits = { olderForm: 'ssoNotice', isFormBesideNotice: true } as const
    const { desk, signingIn, window } = await seatPerson(habits)
    await window.goTo(desk.portal.address + loginPath, patience)
    await vi.waitUntil(() => window.has('#kc-form-login'), { timeout: 20_000, interval: 50 })
    await typePassword(window)
    await typeCode(window, desk.portal.currentCode())
    await signingIn
    expect(postsTo(desk, loginPath)).toBe(0)
  })

  test('whose sign-in took too long finds a fresh form by itself', async () => {
    const { desk, signingIn, window } = await seatPerson({ isFirstFormStale: true })
    await typePassword(window)
    await vi.waitUntil(() => window.has('#kc-form-login'), { timeout: 20_000, interval: 50 })
    await typePassword(window)
    await typeCode(window, desk.portal.currentCode())
    await signingIn
    await expectIn(desk)
  })

  test('who meets nothing but an Error Page is never said to be in', async () => {
    const { wrap, nextWindow } = watchWindows()
    // the limit does not come before she has gone there
    let hasGone = false
    const hasty = createHastyWait()
    const wait: Wait = (ms, signal) => (hasGone ? hasty(ms, signal) : quickWait(ms))
    const desk = await openDesk({
      browsers: wrap,
      logins: [assisted],
      wait,
      profile: (usual) => ({ ...usual, limits: { ...usual.limits, personMs: 120_000 } }),
    })
    desk.portal.setHabits({ withoutSession: 'errorPage' })
    const ended = expect(desk.downloads.signIn()).rejects.toMatchObject({ code: 'portal.signInTimeout' })
    const window = await nextWindow()
    await window.goTo(`${desk.portal.address}/webComponent/main/MainWebAction.do`, patience)
    hasGone = true
    await ended
    expect(desk.secrets.kept.size).toBe(0)
  })
})

describe('a stored password', () => {
  const account = { ...clerk, asksForCode: false }
  const atNotice = { olderForm: 'ssoNotice', isFormBesideNotice: true } as const

  test.each(byPassword)('that lands at %s is in', async (landing) => {
    const desk = await openDesk({ browsers, accounts: [account] })
    desk.portal.setHabits({ olderForm: 'ssoNotice', ...knowsNobody(landing) })
    await expectIn(desk)
    expect(postsTo(desk, '/authenticate')).toBe(1)
  })

  test.each(someOf(notices.options, 1))(
    'is never typed into the form beside a notice (%s)',
    async (notice) => {
      const desk = await openDesk({ browsers, accounts: [account] })
      desk.portal.setHabits({ ...atNotice, notice })
      await expectIn(desk)
      expect([postsTo(desk, loginPath), postsTo(desk, '/authenticate')]).toEqual([0, 1])
    },
  )

  test('is sent once more when the first form took too long', async () => {
    const desk = await openDesk({ browsers, accounts: [account] })
    desk.portal.setHabits({ ...atNotice, isFirstFormStale: true })
    await expectIn(desk)
    expect(postsTo(desk, '/authenticate')).toBe(2)
  })
})

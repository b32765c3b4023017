import { describe, expect, test } from 'vitest'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import type { PracticeAccount } from '#main/features/practice/portal/sessions.ts'
import { clerk, openDesk, storedLogin, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { someOf } from '#tests/helpers/some-of.ts'

const browsers = shareBrowser()
const assistedLogin = { ...storedLogin, password: null, signIn: 'assisted' as const }

type SignInCase = {
  readonly says: string
  readonly account?: Partial<PracticeAccount>
  readonly habits?: Partial<PortalHabits>
  readonly password?: string
  readonly ending: 'done' | { readonly code: string; readonly details?: Record<string, string> }
  readonly posts: number
}

const cases: readonly SignInCase[] = [
  { says: 'the right password lets in', ending: 'done', posts: 1 },
  ...(['thaiMessage', 'silent', 'errorWord'] as const).map((wrongPassword) => ({
    says: `a wrong password is tried once only (${wrongPassword})`,
    habits: { wrongPassword },
    password: 'not-this-one',
    ending: { code: 'portal.wrongPassword' },
    posts: 1,
  })),
  {
    says: 'an account without the right is told so',
    account: { hasRepRight: false },
    ending: { code: 'portal.noRight' },
    posts: 1,
  },
  {
    says: 'an account of another hospital is refused with both codes',
    account: { hospitalCode: '10999' },
    ending: { code: 'portal.noRight', details: { expected: '10670', found: '10999' } },
    posts: 1,
  },
  {
    says: 'single sign-on in place of the older form takes the same password',
    account: { asksForCode: false },
    habits: { olderForm: 'ssoNotice' },
    ending: 'done',
    posts: 1,
  },
  {
    says: 'a wrong password at single sign-on is tried once only',
    habits: { olderForm: 'ssoNotice' },
    password: 'not-this-one',
    ending: { code: 'portal.wrongPassword' },
    posts: 1,
  },
  {
    says: 'a one-time code needs a person',
    habits: { olderForm: 'ssoNotice' },
    ending: { code: 'portal.codeNeeded' },
    posts: 1,
  },
]

describe('signing in with a stored password', () => {
  test.each(cases)('$says', async ({ account, habits, password, ending, posts }) => {
    const login = { ...storedLogin, password: password ?? clerk.password }
    const desk = await openDesk({ browsers, accounts: [{ ...clerk, ...account }], logins: [login] })
    desk.portal.setHabits(habits ?? {})
    const run = await desk.downloads.run(wholeRun)
    expect({ state: run.state, error: run.error }).toEqual(
      ending === 'done'
        ? { state: 'done', error: null }
        : { state: 'failed', error: { code: ending.code, details: ending.details ?? {} } },
    )
    expect(desk.portal.requests().filter(({ method }) => method === 'POST')).toHaveLength(posts)
  })

  test('an account the portal refuses makes room for the next one', async () => {
    const refused = { ...storedLogin, id: 7, userName: 'left-the-hospital' }
    const desk = await openDesk({ browsers, logins: [refused, storedLogin] })
    expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4 })
    expect([...desk.secrets.kept.keys()]).toEqual(['portal-session:1'])
  })

  test('without an account the run says so', async () => {
    const desk = await openDesk({ browsers, logins: [] })
    expect((await desk.downloads.run(wholeRun)).error).toEqual({ code: 'portal.noAccount', details: {} })
    await expect(desk.downloads.signIn()).rejects.toMatchObject({ code: 'portal.noAccount' })
  })

  test('a portal that does not answer is unreachable', async () => {
    const desk = await openDesk({ browsers })
    await desk.portal.stop()
    expect((await desk.downloads.run(wholeRun)).error).toEqual({ code: 'portal.unreachable', details: {} })
  })
})

describe('a session of an earlier run', () => {
  test('is used again without signing in', async () => {
    const desk = await openDesk({ browsers })
    await desk.downloads.run(wholeRun)
    await desk.downloads.run(wholeRun)
    expect(desk.portal.requests().filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  test.each(someOf(['redirect', 'errorPage', 'noRight', 'ssoNotice'] as const, 2))(
    'that the portal forgot (%s) is replaced by signing in',
    async (withoutSession) => {
      const desk = await openDesk({ browsers })
      desk.portal.setHabits({ withoutSession })
      await desk.downloads.run(wholeRun)
      desk.portal.expireSessions()
      expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', skipped: 4 })
    },
  )

  test.each(someOf(['errorPage', 'noRight', 'ssoNotice'] as const, 1))(
    'that dies in the middle (%s) is replaced and the same file is fetched again',
    async (withoutSession) => {
      const desk = await openDesk({ browsers })
      desk.portal.setHabits({ withoutSession })
      desk.portal.setFault({ name: 'sessionDies', afterFiles: 2 })
      expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4, failed: 0 })
      expect(desk.log.lines.filter(({ event }) => event === 'downloads.sessionEnded')).toHaveLength(1)
    },
  )

  test('that a person began and that dies in the middle asks for the person again', async () => {
    const desk = await openDesk({ browsers })
    await desk.downloads.run(wholeRun)
    const { files } = await desk.downloads.listFiles({ limit: 10 })
    expect(files).toHaveLength(4)
    desk.setLogins([assistedLogin])
    desk.portal.setFault({ name: 'sessionDies', afterFiles: 0 })
    const other = await openDesk({ browsers, portal: desk.portal, logins: [assistedLogin] })
    for (const [name, value] of desk.secrets.kept) other.secrets.kept.set(name, value)
    expect((await other.downloads.run(wholeRun)).error).toEqual({ code: 'portal.signInNeeded', details: {} })
    expect((await other.states()).map(([, state]) => state)).toEqual([
      'waiting',
      'waiting',
      'waiting',
      'waiting',
    ])
  })

  test('is kept with its own cookies only, and neither it nor the password gets into log or store', async () => {
    const desk = await openDesk({ browsers })
    const run = await desk.downloads.run(wholeRun)
    const kept: { name: string; value: string }[] = JSON.parse(
      desk.secrets.kept.get('portal-session:1') ?? '[]',
    )
    expect(kept.map(({ name }) => name)).toEqual(['JSESSIONID'])
    const seen = JSON.stringify([
      run,
      desk.log.lines,
      desk.told,
      await desk.downloads.listFiles({ limit: 100 }),
    ])
    for (const secret of [clerk.password, clerk.userName, ...kept.map(({ value }) => value)])
      expect(seen).not.toContain(secret)
  })
})

test('at night nobody is there to sign in, so an assisted account without a session says so', async () => {
  const desk = await openDesk({ browsers, logins: [assistedLogin] })
  expect((await desk.downloads.run(wholeRun)).error).toEqual({ code: 'portal.signInNeeded', details: {} })
})

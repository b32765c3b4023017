import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { practiceEclaim } from '#main/features/downloads/nhso.portal.ts'
import { judgePage, looksSignedIn } from '#main/features/downloads/page-kind.ts'
import type { PageKind } from '#main/features/downloads/portal-profile.ts'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'
import { type Browsers, createBrowsers } from '#main/platform/browser/browser.ts'
import type { BrowserSession, LoadedPage, PageVisit } from '#main/platform/browser/browser-session.ts'
import { clerk } from '#tests/features/downloads/download-desk.ts'
import { patience } from '#tests/features/downloads/person-screen.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'
import { createRecordingLog } from '#tests/helpers/recording-log.ts'

const share = shareBrowser()
let browsers: Browsers
beforeAll(() => {
  browsers = share(createBrowsers({ log: createRecordingLog() }))
})

const login = '/webComponent/login/LoginAction.do'
const main = '/webComponent/main/MainWebAction.do'
const whoAmI = '/webComponent/checkdata/CheckDataAction.do'
const singleSignOn = '/webComponent/LoginSSOAction.do'
const { shape } = SignInHabits

function toLoaded(page: PageVisit): LoadedPage {
  if (page.kind !== 'loaded') throw new Error('not loaded')
  return page
}

/** Signs in by the older form. @returns where that leads */
async function signIn(portal: PracticePortal, session: BrowserSession): Promise<LoadedPage> {
  await session.goTo(portal.address + login, patience)
  await session.fill('#user', clerk.userName)
  await session.fill('#pass', clerk.password)
  return toLoaded(await session.click('button', patience))
}

/** A browser at a practice portal, signed in by the older form when that is wanted. */
async function visitPortal(isSignedIn: boolean) {
  const clock = { now: () => new Date() }
  const portal = await startPracticePortal({ hospital: tinyHospital, accounts: [clerk], clock })
  onTestFinished(() => portal.stop())
  const session = await browsers.open({ isVisible: false, signal: patience.signal })
  if (isSignedIn) await signIn(portal, session)
  return { portal, session }
}

async function kindOf(session: BrowserSession, page: LoadedPage) {
  const needs = { session, profile: practiceEclaim, baseUrl: 'http://127.0.0.1' }
  return (await judgePage(needs, { ...page, isFragment: false }, null)).kind
}

async function kindAt(
  { portal, session }: { portal: PracticePortal; session: BrowserSession },
  path: string,
) {
  const page = toLoaded(await session.goTo(portal.address + path, patience))
  const [tab] = await session.listTabs()
  const isIn = tab ? await looksSignedIn(tab, portal.address, practiceEclaim) : false
  return { kind: await kindOf(session, page), isIn, html: page.html }
}

type Case = {
  readonly says: string
  readonly habits: Partial<PortalHabits>
  readonly at: string
  readonly isSignedIn?: boolean
  readonly kind: PageKind
}

const gone = { olderForm: 'ssoNotice' } as const
const cases: readonly Case[] = [
  { says: 'the older form', habits: {}, at: login, kind: 'olderForm' },
  { says: 'the form of single sign-on', habits: {}, at: singleSignOn, kind: 'singleSignOnForm' },
  ...shape.notice.options.flatMap((notice) =>
    [false, true].map((isFormBesideNotice): Case => {
      const beside = isFormBesideNotice ? ' with the older form beside it' : ''
      const habits = { ...gone, notice, isFormBesideNotice }
      return { says: `a notice known by ${notice}${beside}`, habits, at: login, kind: 'singleSignOnNotice' }
    }),
  ),
  ...shape.frontWords.options.map(
    (frontWords): Case => ({
      says: `a rejection in ${frontWords} words`,
      habits: { front: 'rejectsHeadless', frontWords },
      at: main,
      kind: 'frontRejected',
    }),
  ),
  {
    says: 'a portal closed for maintenance',
    habits: { maintenance: 'page' },
    at: login,
    kind: 'maintenance',
  },
  {
    says: 'a form that announces maintenance',
    habits: { ...gone, maintenance: 'notice' },
    at: login,
    kind: 'singleSignOnNotice',
  },
  {
    says: 'a main page that announces maintenance',
    habits: { maintenance: 'notice' },
    at: main,
    isSignedIn: true,
    kind: 'other',
  },
]

describe('what a page is', () => {
  test.each(cases)('$says', async ({ habits, at, isSignedIn = false, kind }) => {
    const visit = await visitPortal(isSignedIn)
    visit.portal.setHabits(habits)
    expect(await kindAt(visit, at)).toMatchObject({ kind, isIn: isSignedIn })
  })

  test('an Error Page with the menu beside it is an Error Page', async () => {
    const { portal, session } = await visitPortal(false)
    portal.setHabits({ landing: 'errorWithMenu' })
    const page = await signIn(portal, session)
    const [tab] = await session.listTabs()
    expect([
      page.html.includes('ออกจากระบบ'),
      await kindOf(session, page),
      tab && (await looksSignedIn(tab, portal.address, practiceEclaim)),
    ]).toEqual([true, 'failurePage', false])
  })

  test('each sign that somebody is in is enough', async () => {
    const visit = await visitPortal(true)
    const seen: [string, boolean][] = []
    for (const signedInMark of shape.signedInMark.options) {
      visit.portal.setHabits({ signedInMark })
      seen.push([signedInMark, (await kindAt(visit, main)).isIn])
    }
    expect(seen).toEqual([
      ['all', true],
      ['ออกจากระบบ', true],
      ['Logout', true],
      ['ยินดีต้อนรับ', true],
      ['maininscl', true],
    ])
  })

  test('whose account it is follows any of three words', async () => {
    const visit = await visitPortal(true)
    const codes: (string | undefined)[] = []
    for (const hospitalLabel of shape.hospitalLabel.options) {
      visit.portal.setHabits({ hospitalLabel })
      codes.push(practiceEclaim.hospitalCode.exec((await kindAt(visit, whoAmI)).html)?.[1])
    }
    expect(codes).toEqual(['10670', '10670', '10670'])
  })

  test.each(['kc-otp-login-form', 'kc-totp-settings-form'] as const)(
    'a code is asked for by %s',
    async (codeForm) => {
      const { portal, session } = await visitPortal(false)
      portal.setHabits({ codeForm })
      await session.goTo(portal.address + singleSignOn, patience)
      await session.fill('#username', clerk.userName)
      await session.fill('#password', clerk.password)
      const page = toLoaded(await session.click('#kc-login', patience))
      const [tab] = await session.listTabs()
      expect([
        await kindOf(session, page),
        tab && (await looksSignedIn(tab, portal.address, practiceEclaim)),
      ]).toEqual(['codeForm', false])
    },
  )

  test('a number as long as one for the support says nothing on a page with a table', async () => {
    const session = await browsers.open({ isVisible: false, signal: patience.signal })
    const judge = async (body: string) => {
      const page = toLoaded(await session.goTo(`data:text/html,<body>${body}</body>`, patience))
      return kindOf(session, page)
    }
    const number = '7514830922637098113'
    expect([
      await judge(`<p>${number}</p>`),
      await judge(`<table><tr><td>${number}</td></tr></table>`),
      await judge(`<nav>Request Rejected</nav>`),
      await judge('<p>12345</p>'),
      await judge(`<script>const id = "${number}"</script><p>-</p>`),
    ]).toEqual(['frontRejected', 'other', 'other', 'other', 'other'])
  })
})

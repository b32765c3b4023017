import { describe, expect, test } from 'vitest'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { clerk, openDesk } from '#tests/features/downloads/download-desk.ts'
import { quickWait } from '#tests/features/downloads/person-screen.ts'
import { asked, clock, signedInAgain, toRun } from '#tests/features/downloads/portal-run.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'
import { someOf } from '#tests/helpers/some-of.ts'

const browsers = shareBrowser()
const january = toRun('smt', ['2026-01'], [])
const search = 'budgetSummaryByVendorReport/search'

async function openTransfers(habits: Partial<PortalHabits>) {
  const portal = await startPracticePortal({
    hospital: tinyHospital,
    accounts: [{ ...clerk, asksForCode: false }],
    clock,
    // single sign-on leaves the token in a cookie, too
    habits: { transferAccess: 'bearer', olderForm: 'ssoNotice', ...habits },
  })
  return openDesk({ portal, clock, browsers, wait: quickWait })
}

describe('transfers that want a token', () => {
  test('of their own get it from their own sign-in, and use it from then on', async () => {
    const desk = await openTransfers({ transferSignIn: 'own', tokenAfterMs: 300 })
    const run = await desk.downloads.run(toRun('smt', ['2026-01', '2025-12'], []))
    expect(run).toMatchObject({ state: 'done', listsTotal: 2, listed: 1, stored: 1 })
    // before the portal knew us it was of no use, and after that it was pressed once
    expect([asked(desk, '/smtf/sso'), signedInAgain(desk)]).toEqual([2, 0])
    const answers = desk.portal.requests().filter(({ path }) => path.endsWith(search))
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 200, 200])
  })

  const turnings = [
    { transferSignIn: 'none', transferStranger: '401' },
    { transferSignIn: 'none', transferStranger: '403 page' },
    { transferSignIn: 'own', transferStranger: '403 bare' },
    { transferSignIn: 'own', transferStranger: '403 token' },
  ] as const
  test.each(someOf(turnings, 2))(
    'are asked for after signing in, however they turn a stranger away: %o',
    async (habits) => {
      const desk = await openTransfers(habits)
      expect(await desk.downloads.run(january)).toMatchObject({ state: 'done', stored: 1, failed: 0 })
    },
  )

  test('find out that the portal has forgotten us, and are asked for again', async () => {
    const desk = await openTransfers({ transferSignIn: 'own', transferStranger: '403 bare' })
    desk.portal.setFault({ name: 'sessionDies', on: 'list', when: 'once' })
    expect(await desk.downloads.run(january)).toMatchObject({ state: 'done', stored: 1, failed: 0 })
  })
})

test('transfers this account has no right to are told as that, and nobody is asked to sign in', async () => {
  const desk = await openTransfers({ transferAccess: 'open', transferRight: 'missing' })
  expect(await desk.downloads.run(january)).toMatchObject({
    state: 'failed',
    error: { code: 'portal.noRight' },
  })
  expect(desk.portal.requests().map(({ path }) => path.split('/')[1])).toEqual(['smtf', 'smtf'])
})

test.each([
  ['portal.frontRejected', { front: 'rejectsAll' }],
  ['portal.maintenance', { maintenance: 'page' }],
] as const)(
  'transfers of a portal that lets nobody in end with %s, not with a changed page',
  async (code, habits) => {
    const desk = await openTransfers({ transferAccess: 'open', ...habits })
    expect(await desk.downloads.run(january)).toMatchObject({ state: 'failed', error: { code } })
  },
)

describe('a month without transfers', () => {
  test.each(['list', 'null', 'left out'] as const)('is an answer (%s)', async (noTransfers) => {
    const desk = await openTransfers({ transferAccess: 'open', noTransfers })
    const run = await desk.downloads.run(toRun('smt', ['2025-12'], []))
    expect((await desk.downloads.getRun(run.id)).lists).toMatchObject([{ state: 'done', listed: 0 }])
  })

  test('is not what a page in the place of an answer says', async () => {
    const desk = await openTransfers({ transferAccess: 'open', noTransfers: 'left out' })
    desk.portal.setFault({ name: 'html', on: 'list' })
    expect(await desk.downloads.run(toRun('smt', ['2025-12'], []))).toMatchObject({
      state: 'failed',
      error: { code: 'portal.pageChanged', details: { expected: 'datas' } },
    })
  })
})

import { describe, expect, test } from 'vitest'
import type { FaultName, PortalFault } from '#main/features/practice/portal/faults.ts'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { type PracticePortal, startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { clerk, type Desk, openDesk } from '#tests/features/downloads/download-desk.ts'
import { quickWait } from '#tests/features/downloads/person-screen.ts'
import { asked, clock, signedInAgain, toRun } from '#tests/features/downloads/portal-run.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'
import { someOf } from '#tests/helpers/some-of.ts'

const browsers = shareBrowser()
const january = toRun('rep', ['2026-01'], ['ucs'])
const allFour = { state: 'done', listed: 4, stored: 4, failed: 0 }

/** A portal whose older list is gone, so that the newer pages are the way in use. */
async function openNewer(habits: Partial<PortalHabits>, at = clock) {
  const portal = await startPracticePortal({
    hospital: tinyHospital,
    accounts: [clerk],
    clock: at,
    habits: { repList: 'gone', ...habits },
  })
  return openDesk({ portal, clock: at, browsers, wait: quickWait })
}

const factsOf = ({ log }: Desk, event: string) =>
  log.lines.filter((line) => line.event === event).map(({ facts }) => facts)

describe('the token of the newer pages', () => {
  test('is waited for', async () => {
    const desk = await openNewer({ tokenAfterMs: 700 })
    expect(await desk.downloads.run(january)).toMatchObject(allFour)
    expect(signedInAgain(desk)).toBe(0)
  })

  test.each(someOf(['loginLink', 'loginButton'] as const, 1))(
    'comes after one press on the sign-in they show (%s), for single sign-on still knows us',
    async (clientEntry) => {
      const desk = await openNewer({ clientEntry, tokenAfterMs: 300 })
      expect(await desk.downloads.run(january)).toMatchObject(allFour)
      expect([asked(desk, '/Client/sso'), signedInAgain(desk)]).toEqual([1, 0])
    },
  )

  test.each(someOf(['open', 'loginLink', 'loginButton'] as const, 1))(
    'of a session that died is not believed (%s): she is signed in again and the rest is fetched',
    async (clientEntry) => {
      const desk = await openNewer({ clientEntry })
      desk.portal.setFault({ name: 'sessionDies', afterFiles: 2 })
      expect(await desk.downloads.run(january)).toMatchObject(allFour)
      expect(signedInAgain(desk)).toBe(1)
    },
  )

  test('that is too old is renewed before the session counts as over', async () => {
    let portal: PracticePortal | null = null
    const isAsked = () => portal?.requests().some(({ path }) => path.endsWith('/auth/info')) === true
    const moving = { now: () => new Date(clock.now().getTime() + (isAsked() ? 61_000 : 0)) }
    const desk = await openNewer({ tokenMinutes: 1 }, moving)
    ;({ portal } = desk)
    expect(await desk.downloads.run(january)).toMatchObject(allFour)
    expect({
      info: asked(desk, '/auth/info'),
      renewed: asked(desk, '/auth/token'),
      page: asked(desk, '/Client'),
      again: signedInAgain(desk),
    }).toEqual({ info: 2, renewed: 1, page: 1, again: 0 })
  })
})

describe('the list of the newer pages', () => {
  const variants: readonly Partial<PortalHabits>[] = [
    { uploadFlags: 'loadedOnly', hospitalWord: 'number', menuPlace: 'node', menuGaps: 'null' },
    { uploadFlags: 'statusOnly', uploadWords: 'swapped', menuPlace: 'nowhere' },
    { menuPlace: 'node', uploadTotal: 'text', uploadPaging: 'byAsked', uploadPageLines: 1 },
    { menuGaps: 'null', uploadTotal: 'null', uploadPaging: 'byAsked', uploadPageLines: 3 },
    { uploadTotal: 'left out', uploadPageLines: 2, noUploads: 'null' },
    { uploadTotal: 'null', uploadPageLines: 3, noUploads: 'list' },
  ]

  test.each(someOf(variants, 3).map((habits) => [JSON.stringify(habits), habits] as const))(
    'is read to its last file where it says %s',
    async (_name, habits) => {
      const desk = await openNewer(habits)
      expect(await desk.downloads.run(january)).toMatchObject(allFour)
      expect(factsOf(desk, 'downloads.notReady')).toEqual([])
    },
  )

  test('has lines that are not ready; they are counted, not passed over', async () => {
    const early = { now: () => new Date('2026-01-20T13:30:00Z') }
    const desk = await openNewer({}, early)
    expect(await desk.downloads.run(january)).toMatchObject({ state: 'done', listed: 3, stored: 3 })
    expect(factsOf(desk, 'downloads.notReady')).toEqual([{ lines: 1 }])
  })

  test.each(someOf(['list', 'null'] as const, 1))(
    'without a line (%s) is an answer for this month only',
    async (noUploads) => {
      const desk = await openNewer({ uploadMonths: 0, noUploads })
      const run = await desk.downloads.run(toRun('rep', ['2026-02', '2026-01'], ['ucs']))
      const { lists } = await desk.downloads.getRun(run.id)
      expect(lists.map(({ month, state, listed, code }) => [month, state, listed, code])).toEqual([
        ['2026-02', 'done', 0, null],
        ['2026-01', 'failed', null, 'portal.pageChanged'],
      ])
    },
  )
})

describe('when the older list has changed and the newer pages do not help', () => {
  const newer = { namesWith: 'm-uploads' }
  const troubles: readonly (readonly [
    string,
    Partial<PortalHabits>,
    Partial<PortalFault> & { name?: FaultName },
  ])[] = [
    ['give no token', { tokenAfterMs: 600_000 }, {}],
    ['refuse their token', {}, { name: 'redirectToLogin', on: 'list', when: newer }],
    ['refuse the menu', {}, { name: 'forbidden', on: 'list', when: newer }],
    ['are broken', {}, { name: 'errorAlways', on: 'list', when: newer }],
  ]

  test.each(someOf(troubles, 2))(
    'as they %s, the clerk is told of the older list and nobody is asked to sign in',
    async (_what, habits, fault) => {
      const desk = await openNewer(habits)
      if (fault.name) desk.portal.setFault({ ...fault, name: fault.name })
      expect(await desk.downloads.run(january)).toMatchObject({
        state: 'failed',
        error: { code: 'portal.pageChanged' },
        listed: 0,
      })
      expect([factsOf(desk, 'downloads.otherWay'), signedInAgain(desk)]).toEqual([
        [{ list: 'rep-uploads' }],
        0,
      ])
    },
  )

  test('as they have changed too, it is the same', async () => {
    const desk = await openNewer({ repList: 'open' })
    desk.portal.setFault({ name: 'pageChanged' })
    const run = await desk.downloads.run(january)
    expect([run.error?.code, asked(desk, '/m-uploads/search'), signedInAgain(desk)]).toEqual([
      'portal.pageChanged',
      1,
      0,
    ])
  })

  test('as they ask for a long rest, the run ends and says how long', async () => {
    const desk = await openNewer({})
    desk.portal.setFault({ name: 'tooMany', on: 'list', retryAfterSeconds: 600, when: newer })
    expect(await desk.downloads.run(january)).toMatchObject({
      state: 'failed',
      error: { code: 'portal.rateLimited', details: { minutes: 10 } },
    })
  })
})

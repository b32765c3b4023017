import { describe, expect, test, vi } from 'vitest'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { openDesk, storedLogin, wholeRun, withoutEnd } from '#tests/features/downloads/download-desk.ts'
import { quickWait } from '#tests/features/downloads/person-screen.ts'

const assisted: PortalLogin = { ...storedLogin, password: null, signIn: 'assisted' }
const minuteMs = 60_000

async function countOpen(opening: Promise<BrowserSession>, open: { now: number; most: number }) {
  open.now += 1
  open.most = Math.max(open.most, open.now)
  const session = await opening
  async function close(): Promise<void> {
    await session.close()
    open.now -= 1
  }
  return { ...session, close }
}

/** Satang stands open with a session that a person has begun; only the test lets time pass. */
async function openKept(options: Pick<NonNullable<Parameters<typeof openDesk>[0]>, 'profile'> = {}) {
  let nowMs = Date.parse('2026-01-21T02:30:00Z')
  const open = { now: 0, most: 0 }
  const desk = await openDesk({
    clock: { now: () => new Date(nowMs) },
    ...options,
    wait: quickWait,
    browsers: (real) => ({ ...real, open: (options) => countOpen(real.open(options), open) }),
  })
  await desk.downloads.run({ ...wholeRun, isDryRun: true })
  desk.setLogins([assisted])
  desk.downloads.start()
  const visits = () => desk.portal.requests().filter(({ path: at }) => at.endsWith('MainWebAction.do')).length
  const before = visits()
  return {
    desk,
    /** How often the portal was visited to be seen. */
    visits: () => visits() - before,
    pass: (minutes: number) => {
      nowMs += minutes * minuteMs
    },
    lost: () => desk.told.filter(({ name }) => name === 'downloads.sessionLost').length,
    mostBrowsers: () => open.most,
    /** Whoever looks at the clock has had time to look. */
    rest: () => new Promise((resolve) => setTimeout(resolve, 400)),
  }
}

async function untilVisits(kept: Awaited<ReturnType<typeof openKept>>, count: number): Promise<void> {
  await vi.waitUntil(() => kept.visits() >= count, { timeout: 30_000, interval: 20 })
}

describe('the session of a person, while Satang is open', () => {
  test('lives longer than the portal would let it, so that the nightly run needs nobody', async () => {
    const kept = await openKept()
    for (let visit = 1; visit <= 4; visit++) {
      kept.pass(15)
      await untilVisits(kept, visit)
      await kept.rest()
    }
    expect(await kept.desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4 })
    expect([kept.visits(), kept.lost()]).toEqual([4, 0])
  })

  test('that the portal has forgotten is told once, and the portal is left alone from then on', async () => {
    const kept = await openKept()
    kept.desk.portal.expireSessions()
    kept.pass(6)
    await vi.waitUntil(() => kept.lost() > 0, { timeout: 30_000, interval: 20 })
    const asked = kept.desk.portal.requests().length
    kept.pass(60)
    await kept.rest()
    expect({
      lost: kept.lost(),
      isLeftAlone: kept.desk.portal.requests().length === asked,
      isSignInNeeded: await kept.desk.downloads.isSignInNeeded(),
      changed: kept.desk.told.some(
        ({ name, payload }) => name === 'store.changed' && JSON.stringify(payload).includes('attention.get'),
      ),
    }).toEqual({ lost: 1, isLeftAlone: true, isSignInNeeded: true, changed: true })
  })

  test('is not given up because the portal fails for a while', async () => {
    const kept = await openKept()
    kept.desk.portal.setFault({ name: 'mainPage500' })
    kept.pass(6)
    await untilVisits(kept, 1)
    await kept.rest()
    expect([kept.lost(), await kept.desk.downloads.isSignInNeeded()]).toEqual([0, false])
  })

  test('keeps nobody waiting: a run that begins ends the visit', async () => {
    const kept = await openKept({ profile: withoutEnd })
    kept.desk.portal.setFault({ name: 'stalled', on: 'main' })
    kept.pass(6)
    await untilVisits(kept, 1)
    expect(await kept.desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4 })
    expect([kept.lost(), kept.mostBrowsers()]).toEqual([0, 1])
  })

  test('is not kept when an administrator does not want it, nor for an account with a password', async () => {
    const kept = await openKept()
    await kept.desk.downloads.saveOptions({ workers: 1, isKeepingSession: false })
    kept.pass(30)
    await kept.rest()
    await kept.desk.downloads.saveOptions({ workers: 1 })
    kept.desk.setLogins([storedLogin])
    await kept.rest()
    expect(kept.visits()).toBe(0)
  })
})

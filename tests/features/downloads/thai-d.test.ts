import { describe, expect, test, vi } from 'vitest'
import type { PortalProfile } from '#main/features/downloads/portal-profile.ts'
import type { PortalLogin } from '#main/features/downloads/sign-in.ts'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import type { BrowserSession } from '#main/platform/browser/browser-session.ts'
import { clerk, type Desk, openDesk, storedLogin, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { openScreen, patience, quickWait, watchWindows } from '#tests/features/downloads/person-screen.ts'
import { soakTest } from '#tests/helpers/some-of.ts'

const assisted: PortalLogin = { ...storedLogin, password: null, signIn: 'assisted' }
const slowly = { timeout: 30_000, interval: 50 }
openScreen()

/** A person who chose ThaiD, before a code that is good for so long. */
async function chooseThaiD(habits: Partial<PortalHabits>, thaiD: Partial<PortalProfile['thaiD']> = {}) {
  const { wrap, nextWindow } = watchWindows()
  const desk = await openDesk({
    browsers: wrap,
    logins: [assisted],
    wait: quickWait,
    profile: (usual) => ({ ...usual, thaiD: { ...usual.thaiD, ...thaiD } }),
  })
  desk.portal.setHabits(habits)
  const signingIn = desk.downloads.signIn()
  const window = await nextWindow()
  await window.click('#social-thaid', patience)
  return { desk, signingIn, window }
}

const told = (desk: Desk, name: string) =>
  desk.told.filter(({ payload }) => (payload as { event?: string } | null)?.event === `downloads.${name}`)
    .length

async function untilRenewed(desk: Desk): Promise<void> {
  await vi.waitUntil(() => told(desk, 'thaiDRenewed') > 0, slowly)
}

async function untilScanned(desk: Desk, window: BrowserSession): Promise<void> {
  await vi.waitUntil(() => window.has('.code'), slowly)
  await vi.waitUntil(() => desk.portal.scanThaiD(clerk), slowly)
}

describe('a person who chooses ThaiD', () => {
  test('is told for how long her code is good, and is in once she has scanned it', async () => {
    const { desk, signingIn, window } = await chooseThaiD({})
    await vi.waitUntil(() => told(desk, 'thaiDShown') > 0, slowly)
    await untilScanned(desk, window)
    await signingIn
    const codes = desk.told.filter(({ name }) => name === 'downloads.thaiDCode').map(({ payload }) => payload)
    expect([codes[0], codes.at(-1), told(desk, 'thaiDRenewed')]).toEqual([
      { seconds: 120 },
      { seconds: null },
      0,
    ])
    const run = await desk.downloads.run({ ...wholeRun, isDryRun: true })
    expect([run.state, run.listed]).toEqual(['done', 4])
  })

  test('finds another code on the same page when the first has ended', async () => {
    const { desk, signingIn, window } = await chooseThaiD({ thaiDSeconds: 1 })
    desk.portal.setHabits({ thaiDSeconds: 100 })
    await untilRenewed(desk)
    await untilScanned(desk, window)
    await signingIn
    expect([told(desk, 'thaiDShown'), told(desk, 'thaiDRenewed')]).toEqual([2, 1])
  })

  soakTest('begins anew where the page has no other code for her', async () => {
    const { desk, signingIn, window } = await chooseThaiD({ thaiDSeconds: 1, thaiDRenewal: 'freshStart' })
    await vi.waitUntil(() => window.has('#kc-form-login'), slowly)
    desk.portal.setHabits({ thaiDSeconds: 100 })
    await window.click('#social-thaid', patience)
    await untilScanned(desk, window)
    await signingIn
    expect(told(desk, 'thaiDRenewed')).toBe(2)
  })

  soakTest('finds another code also where the page never says that the first has ended', async () => {
    const { desk, signingIn, window } = await chooseThaiD({ thaiDSeconds: 1000 }, { renewAfterSeconds: 5 })
    await untilRenewed(desk)
    await untilScanned(desk, window)
    await signingIn
    const loads = desk.portal.requests().filter(({ path }) => path.endsWith('/oauth2/auth/'))
    expect(loads.length).toBeGreaterThan(1)
  })
})

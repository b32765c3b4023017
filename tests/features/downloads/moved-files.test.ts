import { expect, test } from 'vitest'
import type { PortalHabits } from '#main/features/practice/portal/portal-desk.ts'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { clerk, openDesk } from '#tests/features/downloads/download-desk.ts'
import { asked, clock, signedInAgain, toRun } from '#tests/features/downloads/portal-run.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'

const browsers = shareBrowser()
const january = { ...toRun('rep', ['2026-01'], ['ucs']), sources: ['rep' as const, 'stm' as const] }

async function openMoved(filePlace: PortalHabits['filePlace'], repList: PortalHabits['repList'] = 'open') {
  const habits = { filePlace, repList }
  const portal = await startPracticePortal({ hospital: tinyHospital, accounts: [clerk], clock, habits })
  return openDesk({ portal, clock, browsers })
}

test.each(['open', 'gone'] as const)(
  'files and posted statements behind one redirect are fetched (older list %s)',
  async (repList) => {
    const desk = await openMoved('oneRedirect', repList)
    expect(await desk.downloads.run(january)).toMatchObject({ state: 'done', stored: 6, failed: 0 })
    expect([asked(desk, '/ReportFile.do'), signedInAgain(desk)]).toEqual([6, 0])
  },
)

test.each([
  // the first redirect is followed before the second one is seen
  ['twoRedirects', 6],
  ['otherHost', 0],
] as const)(
  'files behind %s are left alone and told, and the session is not blamed',
  async (filePlace, led) => {
    const desk = await openMoved(filePlace)
    expect(await desk.downloads.run(january)).toMatchObject({ state: 'done', stored: 0, failed: 6 })
    expect(new Set((await desk.states()).map(([, state]) => state))).toEqual(new Set(['download.redirected']))
    expect([asked(desk, '/ReportFile.do'), signedInAgain(desk)]).toEqual([led, 0])
  },
)

test('a page behind a redirect is no file', async () => {
  const desk = await openMoved('oneRedirect')
  desk.portal.setFault({ name: 'html', when: { file: 1 } })
  await desk.downloads.run(toRun('rep', ['2026-01'], ['ucs']))
  expect((await desk.states()).map(([, state]) => state)).toEqual([
    ...['download.redirected', 'stored', 'stored', 'stored'],
  ])
})

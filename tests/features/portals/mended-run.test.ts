import { expect, test } from 'vitest'
import { toEclaim } from '#main/features/downloads/nhso.portal.ts'
import type { PortalProfile } from '#main/features/downloads/portal-profile.ts'
import { startPracticePortal } from '#main/features/practice/portal/practice-portal.ts'
import { clerk, openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { makeDocument, openPortals, portalId } from '#tests/features/portals/portals-desk.ts'
import { tinyHospital } from '#tests/features/practice/portal/tiny-hospital.ts'

const clock = { now: () => new Date('2026-02-20T03:00:00Z') }
const statements = { ...wholeRun, sources: ['stm' as const] }

test('a page that changed stops the run, and a signed update mends it without a new app', async () => {
  const { portals, write, sign } = await openPortals()
  let used: PortalProfile = toEclaim(await portals.getProfile(portalId))
  const portal = await startPracticePortal({ hospital: tinyHospital, accounts: [clerk], clock })
  const desk = await openDesk({ portal, clock, profile: ({ limits }) => ({ ...used, limits }) })
  desk.portal.setFault({ name: 'pageChanged', change: 'callsRenamed' })
  expect(await desk.downloads.run(statements)).toMatchObject({
    state: 'failed',
    stored: 0,
    error: { code: 'portal.pageChanged' },
  })

  const lists = makeDocument()['lists'] as { id: string; file: object }[]
  const mended = lists.map((list) =>
    list.id === 'stm-ucs' ? { ...list, file: { ...list.file, call: 'new_downloadBill' } } : list,
  )
  await portals.install(write('update.json', sign(makeDocument({ lists: mended }))), 'สมหญิง')
  used = toEclaim(await portals.getProfile(portalId))

  expect(await desk.downloads.run(statements)).toMatchObject({ state: 'done', stored: 2, error: null })
})

import { expect, test } from 'vitest'
import { toEclaim } from '#main/features/downloads/nhso.portal.ts'
import type { PortalProfile } from '#main/features/downloads/portal-profile.ts'
import { openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'
import { makeDocument, openPortals, portalId } from '#tests/features/portals/portals-desk.ts'

test('a page that changed stops the run, and a signed update mends it without a new app', async () => {
  const { portals, write, sign } = await openPortals()
  let used: PortalProfile = toEclaim(await portals.getProfile(portalId))
  const desk = await openDesk({ profile: ({ limits }) => ({ ...used, limits }) })
  desk.portal.setFault({ name: 'pageChanged', change: 'tableRenamed' })
  expect(await desk.downloads.run(wholeRun)).toMatchObject({
    state: 'failed',
    stored: 0,
    error: { code: 'portal.pageChanged' },
  })

  const [list, ...others] = makeDocument()['lists'] as object[]
  const mended = makeDocument({ lists: [{ ...list, table: '#content3' }, ...others] })
  await portals.install(write('update.json', sign(mended)), 'สมหญิง')
  used = toEclaim(await portals.getProfile(portalId))

  expect(await desk.downloads.run(wholeRun)).toMatchObject({ state: 'done', stored: 4, error: null })
})

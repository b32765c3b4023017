import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { makeDocument, openPortals, portalId } from '#tests/features/portals/portals-desk.ts'

it('an update older than one that was in use is never accepted, not after going back, a restart, or by hand', async () => {
  const { portals, write, sign, startAgain, installBadly, edit, installed } = await openPortals()
  const signed = (version: number) => sign(makeDocument({ version }))
  await portals.install(write('3.json', signed(3)), 'สมหญิง')
  await portals.reset(portalId)
  expect(await installBadly(write('2.json', signed(2)))).toBe('profile.older')

  const later = startAgain()
  await expect(later.install(write('2.json', signed(2)), 'สมหญิง')).rejects.toMatchObject({
    code: 'profile.older',
    details: { found: 2, known: 3 },
  })
  expect((await later.getProfile(portalId)).version).toBe(1)
  expect(await later.install(write('3.json', signed(3)), 'สมหญิง')).toEqual({ id: portalId, version: 3 })

  edit(() => signed(2))
  for (const service of [later, startAgain()])
    expect(await service.list()).toMatchObject([
      {
        version: 1,
        source: { state: 'refused', error: { code: 'profile.older', details: { found: 2, known: 3 } } },
      },
    ])
  // a newer one that only lay there was in use as well
  writeFileSync(installed, signed(5))
  expect((await later.getProfile(portalId)).version).toBe(5)
  await later.reset(portalId)
  await expect(later.install(write('4.json', signed(4)), 'สมหญิง')).rejects.toMatchObject({
    details: { found: 4, known: 5 },
  })
  await expect(startAgain().install(write('4.json', signed(4)), 'สมหญิง')).rejects.toMatchObject({
    details: { found: 4, known: 5 },
  })
})

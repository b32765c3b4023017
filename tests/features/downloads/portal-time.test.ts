import { expect, test } from 'vitest'
import { openDesk, wholeRun } from '#tests/features/downloads/download-desk.ts'

const dayMs = 86_400_000

test('a visit remembers what the portal’s clock showed beside this computer’s', async () => {
  const clock = { now: () => new Date(Date.now() - 3 * dayMs) }
  const desk = await openDesk({ clock })
  const before = Date.now()
  expect(await desk.findPortalTime()).toBeNull()
  await desk.downloads.run({ ...wholeRun, isDryRun: true })
  const kept = await desk.findPortalTime()
  const portalAt = Date.parse(kept?.portalAt ?? '')
  // an answer bears its time to the second
  expect({
    isNow: portalAt >= before - 1_000 && portalAt <= Date.now(),
    daysBehind: Math.round((portalAt - Date.parse(kept?.computerAt ?? '')) / dayMs),
  }).toEqual({ isNow: true, daysBehind: 3 })
})

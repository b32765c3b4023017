import { expect, test } from 'vitest'
import { findBadlyRead, seedsOf, seedTime } from '#tests/features/downloads/habit-seeds.ts'
import { whileReading } from '#tests/features/downloads/portal-habits.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'

const browsers = shareBrowser()

// beside the even ones, so that both cores have half of the work
test('portals of every odd seed are read to their last file, or end in the state that is true', {
  timeout: seedTime,
}, async () => {
  expect(await whileReading(browsers, (read) => findBadlyRead(read, seedsOf(1)))).toEqual([])
})

import { expect, test } from 'vitest'
import { usualHabits } from '#main/features/practice/portal/portal-desk.ts'
import { SignInHabits } from '#main/features/practice/portal/sign-in-habits.ts'
import { emptyMonth, monthsWithFiles } from '#tests/features/downloads/habit-hospital.ts'
import {
  chosenRuns,
  findBadRuns,
  runSeeds,
  seedTime,
  toHabits,
} from '#tests/features/downloads/habit-seeds.ts'
import { habitLists, openRuns } from '#tests/features/downloads/portal-habits.ts'
import { shareBrowser } from '#tests/features/downloads/shared-browser.ts'

const browsers = shareBrowser()
const [january] = monthsWithFiles

test('the usual portal gives every file of every list, byte by byte', async () => {
  const run = await openRuns(browsers, true)
  const trial = { habits: usualHabits, lists: habitLists, months: [january, emptyMonth] }
  expect(await run(trial)).toEqual([])
})

test('the portals of whole runs land in every way and keep files in every place', () => {
  const fetching = chosenRuns.fetching.map(toHabits)
  const landings = [...chosenRuns.dry.map(toHabits), ...fetching].flatMap(({ olderForm, landing }) =>
    olderForm === 'ssoNotice' ? landing : [],
  )
  expect([...new Set(landings)].toSorted()).toEqual(SignInHabits.shape.landing.options.toSorted())
  const places = fetching.map(({ filePlace }) => filePlace)
  expect(places.toSorted()).toEqual(['here', 'oneRedirect', 'otherHost', 'twoRedirects'])
})

test('whole dry runs note every file of some portals with its counts, or none that are wrong', {
  timeout: seedTime,
}, async () => {
  expect(await findBadRuns(await openRuns(browsers, false), runSeeds.dry)).toEqual([])
})

test('whole runs fetch every file of some portals byte by byte', { timeout: seedTime }, async () => {
  expect(await findBadRuns(await openRuns(browsers, true), runSeeds.fetching)).toEqual([])
})

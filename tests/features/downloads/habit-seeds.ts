import { createRandom } from '#main/features/practice/maker/random.ts'
import { drawHabits } from '#main/features/practice/portal/drawn-habits.ts'
import { emptyMonth, monthsWithFiles } from '#tests/features/downloads/habit-hospital.ts'
import {
  habitLists,
  shrink,
  type Trial,
  type Try,
  toUnusual,
} from '#tests/features/downloads/portal-habits.ts'
import { isSoak } from '#tests/helpers/some-of.ts'

/** Seeds to try instead of all, as a failure prints them: `SATANG_HABITS=17,203`. */
const only = process.env['SATANG_HABITS']?.split(',').map(Number)
const mostTold = 12

/** @returns the seeds of one of two tests that share them. */
export function seedsOf(half: 0 | 1): readonly number[] {
  const all = only ?? Array.from({ length: isSoak ? 5_000 : 120 }, (_, index) => index)
  return all.filter((seed) => seed % 2 === half)
}

export const seedTime = isSoak ? 6 * 3_600_000 : 300_000

const toHundred = (first: number) => Array.from({ length: 100 }, (_, index) => first + index)
/** Few, chosen so that together they land in every way and have files in every place. */
export const chosenRuns = { dry: [0, 2, 6, 11], fetching: [1_006, 1_010, 1_022, 1_040] }
/** Seeds for whole runs of the downloader, which cost more than reading. */
export const runSeeds = {
  dry: only ?? (isSoak ? toHundred(0) : chosenRuns.dry),
  fetching: only ?? (isSoak ? toHundred(1_000) : chosenRuns.fetching),
}

/** @returns the portal of a seed */
export const toHabits = (seed: number) => drawHabits(`portal ${seed}`)

/** A portal and all that is read of it: every list with and without files. */
function toWholeTrial(seed: number): Trial {
  // apart from the turn of the lists, so that each is read in each month
  const month = createRandom(`month ${seed}`).pick(monthsWithFiles)
  return { habits: toHabits(seed), lists: habitLists, months: [month, emptyMonth] }
}

/** As there is no time for all, one list after the other is read in one month, every sixth time in one without files. */
function toTrial(seed: number): Trial {
  const whole = toWholeTrial(seed)
  if (isSoak || only) return whole
  const turn = Math.floor(seed / 2)
  const isEmpty = Math.floor(turn / habitLists.length) % 6 === 5
  const months = isEmpty ? [emptyMonth] : whole.months.slice(0, 1)
  return { ...whole, lists: [turn % habitLists.length].flatMap((at) => habitLists[at] ?? []), months }
}

/** Tries whole runs, which take too long to be shrunk. @returns a line for each that goes badly */
export async function findBadRuns(run: Try, seeds: readonly number[]): Promise<readonly string[]> {
  const isWhole = isSoak || only !== undefined
  const trialOf = (seed: number): Trial => {
    const whole = toWholeTrial(seed)
    if (isWhole) return whole
    // every second list: the usual portal gives them all
    const lists = habitLists.filter((_, at) => (at + Math.floor(seed / 2)) % 2 === 0)
    return { ...whole, lists, months: whole.months.slice(0, 1) }
  }
  return findBadlyRead(run, seeds, trialOf, 0)
}

/** Tries seed after seed. @returns a line for each that is read badly, the first ones with the fewest habits that do it */
export async function findBadlyRead(
  read: Try,
  seeds: readonly number[],
  trialOf: (seed: number) => Trial = toTrial,
  mostShrunk = 3,
): Promise<readonly string[]> {
  const told: string[] = []
  for (const seed of seeds) {
    const trial = trialOf(seed)
    const wrong = await read(trial)
    if (wrong.length === 0) continue
    const isShrunk = told.length < mostShrunk
    const fewest = isShrunk ? `, by ${JSON.stringify(await shrink(read, trial))}` : ''
    const all = isShrunk ? `, of ${JSON.stringify(toUnusual(trial.habits))}` : ''
    told.push(`seed ${seed}: ${wrong.join('; ')}${fewest}${all}`)
    if (told.length === mostTold) return [...told, 'and perhaps more']
  }
  return told
}

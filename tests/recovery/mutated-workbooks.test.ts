import path from 'node:path'
import { expect, test } from 'vitest'
import { createRandom } from '#main/features/practice/maker/random.ts'
import { isSoak } from '#tests/helpers/some-of.ts'
import { temporaryFolder } from '#tests/helpers/temporary-folder.ts'
import { type Base, makeBases, type Reading, read } from '#tests/recovery/mutated-base.ts'
import { type Mutant, mutate } from '#tests/recovery/mutated-mutants.ts'
import { findSilentChanges } from '#tests/recovery/mutated-oracle.ts'
import { createSheetJs, type SheetJs } from '#tests/recovery/mutated-sheetjs.ts'

const mutants = isSoak ? 10_000 : 600
const longestMs = 10_000

/** What became of all mutants. Only the counts are expected to hold anything. */
function createTally() {
  return {
    refused: 0,
    compared: 0,
    /** Taken by us, and more than SheetJS could read. */
    unseen: 0,
    crashed: [] as string[],
    slow: [] as string[],
    silent: [] as string[],
  }
}

type Tally = ReturnType<typeof createTally>

async function judge(
  base: Base,
  mutant: Mutant,
  reading: Reading,
  sheetJs: SheetJs,
  tally: Tally,
): Promise<void> {
  if (reading.isRefused) {
    tally.refused++
    return
  }
  const workbook = await mutant.see(sheetJs)
  if (workbook === null) {
    tally.unseen++
    return
  }
  tally.compared++
  for (const change of findSilentChanges(base, mutant, reading, workbook)) {
    tally.silent.push(`${base.id}, ${mutant.what}: ${change}`)
  }
}

test(`of ${mutants} damaged files none ends the reading, none takes long, and no sum changes in silence`, async () => {
  const file = path.join(temporaryFolder(), 'mutant')
  const bases = await makeBases(file)
  const sheetJs = createSheetJs()
  const tally = createTally()
  for (let seed = 0; seed < mutants; seed++) {
    const random = createRandom(`mutant ${seed}`)
    const base = random.pick(bases)
    const mutant = mutate(base, random)
    const startedAt = performance.now()
    try {
      const reading = await read(file, base.name, mutant.bytes)
      if (performance.now() - startedAt > longestMs) tally.slow.push(`seed ${seed}`)
      await judge(base, mutant, reading, sheetJs, tally)
    } catch (error) {
      tally.crashed.push(
        `seed ${seed}, ${base.id}, ${mutant.what}: ${error instanceof Error ? error.stack : error}`,
      )
    }
  }
  await sheetJs.stop()

  const { refused, compared, unseen, ...wrong } = tally
  expect(wrong).toEqual({ crashed: [], slow: [], silent: [] })
  expect(refused + compared + unseen).toBe(mutants)
  // SheetJS gives up on a few damaged files that are read here; most must have been compared
  expect(unseen).toBeLessThan(mutants / 100)
  expect(Math.min(refused, compared)).toBeGreaterThan(mutants / 5)
}, 300_000)

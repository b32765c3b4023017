import { cells } from '#tools/mutants/survivors/cells.ts'
import { checks } from '#tools/mutants/survivors/checks.ts'
import { database } from '#tools/mutants/survivors/database.ts'
import { door } from '#tools/mutants/survivors/door.ts'
import { mapping } from '#tools/mutants/survivors/mapping.ts'
import { model } from '#tools/mutants/survivors/model.ts'
import { patience } from '#tools/mutants/survivors/patience.ts'
import { queue } from '#tools/mutants/survivors/queue.ts'
import { satang } from '#tools/mutants/survivors/satang.ts'
import { session } from '#tools/mutants/survivors/session.ts'
import { settling } from '#tools/mutants/survivors/settling.ts'
import type { Mutant } from '#tools/mutants/try-area.ts'

/**
 * Faults that no test can or need notice, and why. `was` and `becomes` are as the run prints them, `times` in how
 * many places of the file: once if it is not said.
 */
export type Survivors = {
  readonly file: string
  readonly why: string
  readonly changes: readonly (readonly [was: string, becomes: string, times?: number])[]
}

const excuses = [
  ...cells,
  ...checks,
  ...database,
  ...door,
  ...mapping,
  ...model,
  ...patience,
  ...queue,
  ...satang,
  ...session,
  ...settling,
].flatMap(({ file, why, changes }) =>
  changes.flatMap(([was, becomes, times = 1]) =>
    Array.from({ length: times }, () => ({ file, why, was, becomes })),
  ),
)

/**
 * @param tried every fault planted in some files
 * @returns those that nobody noticed, each with the reason it may stay, or null when none was given; and the reasons
 *   given for those files that no such fault needs any more, as `file: was → becomes`. A reason excuses as
 *   many faults as it says: one more of the same text, elsewhere in the file, needs its own.
 */
export function explainSurvivors(tried: readonly Mutant[]): {
  readonly survivors: readonly (Mutant & { readonly why: string | null })[]
  readonly idle: readonly string[]
} {
  const files = new Set(tried.map(({ file }) => file))
  const unused = excuses.filter(({ file }) => files.has(file))
  const explained = tried
    .filter(({ isNoticed }) => !isNoticed)
    .map((mutant) => {
      const { file, was, becomes } = mutant
      const at = unused.findIndex(
        (excuse) => excuse.file === file && excuse.was === was && excuse.becomes === becomes,
      )
      const [found] = at === -1 ? [] : unused.splice(at, 1)
      return { ...mutant, why: found?.why ?? null }
    })
  return {
    survivors: explained,
    idle: unused.map(({ file, was, becomes }) => `${file}: ${was} → ${becomes}`),
  }
}

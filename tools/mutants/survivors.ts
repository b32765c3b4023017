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

/** Faults that no test can or need notice, and why. `was` and `becomes` are as the run prints them. */
export type Survivors = {
  readonly file: string
  readonly why: string
  readonly changes: readonly (readonly [was: string, becomes: string])[]
}

const survivors: readonly Survivors[] = [
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
]

/** @returns why nobody needs to notice this fault, or null when that was never said */
export function findReason({ file, was, becomes }: Mutant): string | null {
  const found = survivors.find(
    (group) => group.file === file && group.changes.some(([from, to]) => from === was && to === becomes),
  )
  return found?.why ?? null
}

/**
 * @param tried every fault planted in some files
 * @returns the reasons given for those files that no unnoticed fault needs any more, as `file: was → becomes`
 */
export function findIdleReasons(tried: readonly Mutant[]): readonly string[] {
  const files = new Set(tried.map(({ file }) => file))
  const unnoticed = new Set(
    tried
      .filter(({ isNoticed }) => !isNoticed)
      .map(({ file, was, becomes }) => `${file}: ${was} → ${becomes}`),
  )
  return survivors
    .filter(({ file }) => files.has(file))
    .flatMap(({ file, changes }) => changes.map(([was, becomes]) => `${file}: ${was} → ${becomes}`))
    .filter((reason) => !unnoticed.has(reason))
}

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

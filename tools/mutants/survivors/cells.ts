import type { Survivors } from '#tools/mutants/survivors.ts'

export const cells: readonly Survivors[] = []

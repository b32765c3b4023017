import type { Survivors } from '#tools/mutants/survivors.ts'

export const patience: readonly Survivors[] = []

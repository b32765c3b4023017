import type { Survivors } from '#tools/mutants/survivors.ts'

export const mapping: readonly Survivors[] = []

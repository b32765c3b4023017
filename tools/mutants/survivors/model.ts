import type { Survivors } from '#tools/mutants/survivors.ts'

export const model: readonly Survivors[] = []

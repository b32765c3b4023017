import type { Survivors } from '#tools/mutants/survivors.ts'

export const queue: readonly Survivors[] = []

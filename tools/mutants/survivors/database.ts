import type { Survivors } from '#tools/mutants/survivors.ts'

export const database: readonly Survivors[] = []

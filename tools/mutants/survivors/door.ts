import type { Survivors } from '#tools/mutants/survivors.ts'

export const door: readonly Survivors[] = []

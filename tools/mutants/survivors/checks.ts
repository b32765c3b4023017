import type { Survivors } from '#tools/mutants/survivors.ts'

export const checks: readonly Survivors[] = []

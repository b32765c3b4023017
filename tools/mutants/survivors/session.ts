import type { Survivors } from '#tools/mutants/survivors.ts'

export const session: readonly Survivors[] = []

import type { Survivors } from '#tools/mutants/survivors.ts'

export const settling: readonly Survivors[] = []

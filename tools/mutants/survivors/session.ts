import type { Survivors } from '#tools/mutants/survivors.ts'

const file = 'src-main/features/session/tries.ts'

export const session: readonly Survivors[] = [
  {
    file,
    why: 'Equal: the date of null is no number, and what is no number is no lock; TypeScript demands the question.',
    changes: [['lockedUntil === null', 'false']],
  },
  {
    file,
    why: 'Equal: null less the running time is not above zero, so it is no lock; TypeScript demands the question.',
    changes: [['tries.lockEndsAtMs === null', 'false']],
  },
  {
    file,
    why: 'Equal: a map of more than 10,000 names has an oldest one; TypeScript demands the question.',
    changes: [['oldest !== undefined', 'true']],
  },
]

import type { Survivors } from '#tools/mutants/survivors.ts'

const file = 'src-main/door/door.ts'

export const door: readonly Survivors[] = [
  {
    file,
    why: 'Equal for the contract of today: what is meant for trouble is meant for nothing else or for every stage.',
    changes: [["meant.every((stage) => stage === 'trouble')", "meant.some(stage => stage === 'trouble')"]],
  },
  {
    file,
    why: 'Equal: who calls what needs a permission is somebody, as authorise saw before; TypeScript does not know it.',
    changes: [['user?.role', 'user.role']],
  },
  {
    file,
    why: 'Equal: input that was refused has an issue at least; TypeScript does not know it.',
    changes: [['input.error.issues[0]?.path', 'input.error.issues[0].path']],
  },
]

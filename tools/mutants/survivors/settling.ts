import type { Survivors } from '#tools/mutants/survivors.ts'

const folder = 'src-main/features/imports'

export const settling: readonly Survivors[] = [
  {
    file: `${folder}/evidence.ts`,
    why: 'Equal: where there is a list there are both days, and without one neither; TypeScript wants both asked.',
    changes: [
      ['first === undefined || last === null', 'first === undefined && last === null'],
      ['first === undefined', 'false'],
      ['last === null', 'false'],
    ],
  },
  {
    file: `${folder}/evidence.ts`,
    why: 'Equal: times that are the same were told apart from those that differ before.',
    changes: [
      ['made > otherMade', 'made >= otherMade'],
      ['mine > theirs', 'mine >= theirs'],
    ],
  },
  {
    file: `${folder}/document-order.ts`,
    why: 'Equal: texts that are the same were answered with 0 right before.',
    changes: [['one > other', 'one >= other']],
  },
  {
    file: `${folder}/document-order.ts`,
    why: 'Equal: behind the end of both lists nothing stands in either.',
    changes: [['index < length', 'index <= length']],
  },
  {
    file: `${folder}/document-day.ts`,
    why: 'Equal: of two days that are the same it does not matter which one is given.',
    changes: [['one > other', 'one >= other']],
  },
  {
    file: `${folder}/document-slice.ts`,
    why: 'Equal: without a match only the second element is asked for, and there is none.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: `${folder}/day-watch.ts`,
    why: 'Equal: the bound ends with a letter, which no time does.',
    changes: [
      ['swap(time) > bound', 'swap(time) >= bound'],
      ['time > bound', 'time >= bound'],
    ],
  },
  {
    file: `${folder}/day-watch.ts`,
    why: 'Equal: no cell that is no number is more than a number; TypeScript wants it asked.',
    changes: [["typeof value === 'number'", 'true']],
  },
  {
    file: `${folder}/day-watch.ts`,
    why: 'Equal: once a column is right nothing else of it is asked; the question only spares counting.',
    changes: [['!isRight', 'true']],
  },
]

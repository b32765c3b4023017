import type { Survivors } from '#tools/mutants/survivors.ts'

export const satang: readonly Survivors[] = [
  {
    file: 'src-shared/model/satang.ts',
    why: 'Equal: a longer text is in no set of marks; the bound only spares looking.',
    changes: [['text.length <= longestMark', 'true']],
  },
  {
    file: 'src-shared/model/satang.ts',
    why: 'Equal: without a match every part is undefined, and a text without digits is refused all the same.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: 'src-shared/model/satang.ts',
    why: 'Equal: a text of plain letters comes out as it was; the question only spares looking for others.',
    changes: [
      ['onlyPlain.test(text)', 'false'],
      ['/^[ -~]*$/', '/^[ -~]$/'],
      ['/^[ -~]*$/', '/^[^ -~]*$/'],
    ],
  },
  {
    file: 'src-shared/model/satang.ts',
    why: 'No double of baht lies exactly a hundredth of a satang off.',
    changes: [['Math.abs(baht * 100 - satang) > 0.01', 'Math.abs(baht * 100 - satang) >= 0.01']],
  },
]

import type { Survivors } from '#tools/mutants/survivors.ts'

const imports = 'src-main/features/imports'

/** What an empty list becomes when it is planted with something. */
const filled = '["Stryker was here"]'

export const checks: readonly Survivors[] = [
  {
    file: `${imports}/rep-checks.ts`,
    why: 'Equal: no field of a Summary, no claim and no count has that name, so a default that holds it changes nothing; sheets of claims always have their tally.',
    changes: [['[]', filled, 3]],
  },
  {
    file: `${imports}/rep-checks.ts`,
    why: 'The list of counts is written out above and is never empty; the type of its first one demands the question.',
    changes: [['countChecks[0]?.summary', 'countChecks[0].summary']],
  },
  {
    file: `${imports}/statement-checks.ts`,
    why: 'Equal: no column has that name, so neither side has an amount of it and nothing is compared.',
    changes: [['[]', filled, 3]],
  },
  {
    file: `${imports}/statement-checks.ts`,
    why: 'Equal: a group that is not printed has no column either, and that is asked next; the type demands both.',
    changes: [['printed === undefined', 'false']],
  },
  {
    file: `${imports}/dialysis-checks.ts`,
    why: 'Equal: a total that was read stands in a row; only the type allows one without.',
    changes: [['row === null', 'false']],
  },
  {
    file: `${imports}/dialysis-checks.ts`,
    why: 'Every layout of these bills names what is approved and has a place for each column; the defaults are demanded by the types alone.',
    changes: [
      ['[]', filled],
      ['-1', '+1'],
    ],
  },
]

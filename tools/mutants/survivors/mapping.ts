import type { Survivors } from '#tools/mutants/survivors.ts'

const imports = 'src-main/features/imports'

const demanded =
  'A default that TypeScript demands of a list; the place is always there when it is asked for, and no column is the same as one too far right.'

export const mapping: readonly Survivors[] = [
  {
    file: `${imports}/claim-mapper.ts`,
    why: 'Equal: null as a text is no id.',
    changes: [['pid !== null', 'true']],
  },
  { file: `${imports}/claim-mapper.ts`, why: demanded, changes: [['-1', '+1']] },
  {
    file: `${imports}/statement-mapper.ts`,
    why: 'Equal: only spares putting the text of a key together again.',
    changes: [
      ["{ repNo: '', block: 'whole', key: '|whole' }", '{}'],
      ['repNo !== last.repNo || block !== last.block', 'true'],
    ],
  },
  { file: `${imports}/statement-mapper.ts`, why: demanded, changes: [['-1', '+1']] },
  {
    file: `${imports}/transfer-mapper.ts`,
    why: 'Equal: a field that no layout has stands in no sheet, and nothing is taken off.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: `${imports}/transfer-mapper.ts`,
    why: 'Equal: there is a parser for every column of the layout; TypeScript demands the question.',
    changes: [
      [
        'parsers[index]?.(cells[match.columnOf[index] ?? -1] ?? null)',
        'parsers[index](cells[match.columnOf[index] ?? -1] ?? null)',
      ],
    ],
  },
  {
    file: `${imports}/transfer-mapper.ts`,
    why: 'Equal: a blank is of no hospital, and a cell that nobody could read has no digits.',
    changes: [["typeof vendor === 'string'", 'true']],
  },
  { file: `${imports}/transfer-mapper.ts`, why: demanded, changes: [['-1', '+1']] },
  { file: `${imports}/line-mapper.ts`, why: demanded, changes: [['-1', '+1']] },
  { file: `${imports}/rep-summary-mapper.ts`, why: demanded, changes: [['-1', '+1']] },
]

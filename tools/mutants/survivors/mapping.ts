import type { Survivors } from '#tools/mutants/survivors.ts'

const imports = 'src-main/features/imports'

const demanded =
  'A default that TypeScript demands of a list: the place is always there when it is asked for.'

export const mapping: readonly Survivors[] = [
  {
    file: `${imports}/claim-mapper.ts`,
    why: 'Equal: null as a text is no id.',
    changes: [['pid !== null', 'true']],
  },
  { file: `${imports}/claim-mapper.ts`, why: demanded, changes: [['-1', '+1', 5]] },
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
  { file: `${imports}/transfer-mapper.ts`, why: demanded, changes: [['-1', '+1', 3]] },
  { file: `${imports}/line-mapper.ts`, why: demanded, changes: [['-1', '+1']] },
  { file: `${imports}/rep-summary-mapper.ts`, why: demanded, changes: [['-1', '+1']] },
  {
    file: `${imports}/recognise.ts`,
    why: 'Equal: what follows from layouts alone is kept or worked out again; it only spares time.',
    changes: [
      ['known', 'false'],
      ['knownTexts.set(layout, texts)', ';'],
      ['allTexts.set(layouts, known)', ';'],
    ],
  },
  {
    file: `${imports}/recognise.ts`,
    why: 'Equal: a layout looks for its own texts alone, and nothing is likelier than the same; it only spares time.',
    changes: [
      ['[...keys].filter((key) => known.has(key))', '[...keys]'],
      ['best?.likeness === 1', 'false'],
    ],
  },
  {
    file: `${imports}/recognise.ts`,
    why: 'TypeScript demands the question: the row with the headers is one of the rows, and it is a header row.',
    changes: [
      ['heads[index]?.row', 'heads[index].row'],
      ['headerRows.at(-1)?.row', 'headerRows.at(-1).row'],
    ],
  },
  {
    file: `${imports}/document-facts.ts`,
    why: 'Equal: without a match the groups are undefined, whatever stands in the place of the whole.',
    changes: [['[]', '["Stryker was here"]', 3]],
  },
  {
    file: `${imports}/document-facts.ts`,
    why: 'Equal: a number has both, hospital and patient type, or it is none of a statement; TypeScript demands both.',
    changes: [
      [
        'hcode === undefined || patientType === undefined',
        'hcode === undefined && patientType === undefined',
      ],
      ['hcode === undefined', 'false'],
      ['patientType === undefined', 'false'],
    ],
  },
]

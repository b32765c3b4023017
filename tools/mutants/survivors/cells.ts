import type { Survivors } from '#tools/mutants/survivors.ts'

const imports = 'src-main/features/imports'

/** What an empty list becomes when it is planted with something. */
const filled = '["Stryker was here"]'

const plainEnd = 'text.charCodeAt(index) !== 46 || length - index > 3 || length - index < 2'
const isDigits = 'tenth < 0 || tenth > 9 || hundredth < 0 || hundredth > 9'

/** All of the short way for plain amounts, on one line. */
const plainBody = [
  '{ const length = text.length if (length > 13) return -1 let satang = 0 let index = 0 for (;',
  'index < length; index++) { const code = text.charCodeAt(index) if (code < zero || code >',
  'nine) break satang = satang * 10 + code - zero } if (index === 0) return -1 if (index ===',
  'length) return satang * 100 if (text.charCodeAt(index) !== 46 || length - index > 3 ||',
  'length - index < 2) return -1 const tenth = text.charCodeAt(index + 1) - zero const',
  'hundredth = index + 2 < length ? text.charCodeAt(index + 2) - zero : 0 if (tenth < 0 ||',
  'tenth > 9 || hundredth < 0 || hundredth > 9) return -1 return satang * 100 + tenth * 10 +',
  'hundredth }',
].join(' ')

export const cells: readonly Survivors[] = [
  {
    file: `${imports}/cell-parse.ts`,
    why: 'Equal: this is the short way for plain amounts. What it leaves, or comes to less than 0 there, the full rules read to the same satang.',
    changes: [
      [plainBody, '{}'],
      ['length > 13', 'true'],
      ['length > 13', 'length >= 13'],
      ['index < length', 'false'],
      ['index < length', 'index <= length'],
      ['code < zero || code > nine', 'true'],
      ['code < zero', 'code <= zero'],
      ['code < zero', 'code >= zero'],
      ['code > nine', 'code >= nine'],
      ['satang * 10 + code', 'satang * 10 - code'],
      ['index === 0', 'true'],
      ['index === length', 'false'],
      [plainEnd, 'true'],
      ['length - index > 3', 'length - index >= 3'],
      ['length - index', 'length + index', 2],
      ['length - index < 2', 'false'],
      ['length - index < 2', 'length - index <= 2'],
      ['length - index < 2', 'length - index >= 2'],
      ['text.charCodeAt(index + 1) - zero', 'text.charCodeAt(index + 1) + zero'],
      ['index + 2 < length', 'true'],
      ['index + 2 < length', 'index + 2 <= length'],
      ['index + 2', 'index - 2'],
      ['text.charCodeAt(index + 2) - zero', 'text.charCodeAt(index + 2) + zero'],
      [isDigits, 'true'],
      ['tenth < 0', 'tenth <= 0'],
      ['tenth > 9', 'tenth >= 9'],
      ['hundredth < 0', 'hundredth <= 0'],
      ['hundredth > 9', 'hundredth >= 9'],
      ['satang >= 0', 'false'],
      ['satang >= 0', 'satang > 0'],
    ],
  },
  {
    file: `${imports}/cell-parse.ts`,
    why: 'Equal: the place of a whole match, which nobody looks at; its parts stay undefined.',
    changes: [['[]', filled]],
  },
  {
    file: `${imports}/cell-parse.ts`,
    why: 'Equal: days that repeat are remembered to spare time. One that is not is read again, and to the same day.',
    changes: [
      ['known !== undefined', 'false'],
      ['days.size >= maxRememberedDays', 'true'],
      ['days.size >= maxRememberedDays', 'false'],
      ['days.size >= maxRememberedDays', 'days.size > maxRememberedDays'],
      ['days.size >= maxRememberedDays', 'days.size < maxRememberedDays'],
      ['days.clear()', ';'],
      ['days.set(text, day)', ';'],
      ['text.length <= maxDayCharacters', 'true'],
      ['text.length <= maxDayCharacters', 'false'],
      ['text.length <= maxDayCharacters', 'text.length < maxDayCharacters'],
      ['text.length <= maxDayCharacters', 'text.length > maxDayCharacters'],
    ],
  },
  {
    file: `${imports}/cell-parse.ts`,
    why: 'Equal: this is the short way for a day with a time to the second; what it leaves is read whole, to the same time.',
    changes: [
      ['text.slice(11)', 'text'],
      ['text.charCodeAt(10) !== 32 || !/^(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d$/.test(time)', 'true'],
      ['text.slice(0, 10)', 'text'],
      ['day?.length === 10', 'false'],
    ],
  },
  {
    file: `${imports}/row-cells.ts`,
    why: 'Equal: what has no sum and no count yet counts as 0, which the types demand besides.',
    changes: [['() => 0', '() => undefined', 2]],
  },
  {
    file: `${imports}/row-cells.ts`,
    why: 'Equal: only money comes as a number, and only money is asked for its sum; the type demands the question.',
    changes: [["typeof value !== 'number'", 'false']],
  },
  {
    file: `${imports}/row-cells.ts`,
    why: 'Equal: no field of any layout has that name, and a field nobody has is left out.',
    changes: [['[]', filled]],
  },
  {
    file: `${imports}/row-cells.ts`,
    why: 'The default is demanded by the type: these fields have their column, or they were left out before.',
    changes: [['-1', '+1']],
  },
  {
    file: `${imports}/row-cells.ts`,
    why: 'Equal: blanks and marks of nothing are read to nothing by every parser, and beyond the last cell there is none; asking first spares calls. A column without a plan is never reached.',
    changes: [
      ['column < row.cells.length', 'column <= row.cells.length'],
      ['Math.min(cells.length, plans.length)', 'Math.max(cells.length, plans.length)'],
      ['column < width', 'column <= width'],
      ["value === null || value === '-' || value === '' || plan === undefined", 'false'],
      [
        "value === null || value === '-' || value === '' || plan === undefined",
        "(value === null || value === '-' || value === '') && plan === undefined",
      ],
      ["value === null || value === '-' || value === ''", 'false'],
      [
        "value === null || value === '-' || value === ''",
        "(value === null || value === '-') && value === ''",
      ],
      ["value === null || value === '-'", 'false'],
      ["value === null || value === '-'", "value === null && value === '-'"],
      ['value === null', 'false'],
      ["value === '-'", 'false'],
      ["value === ''", 'false'],
      ['plan === undefined', 'false'],
    ],
  },
  {
    file: `${imports}/row-cells.ts`,
    why: 'Equal: only columns of dates are watched, and what is read there is a text; the type demands the question.',
    changes: [["typeof reading === 'string'", 'true']],
  },
  {
    file: `${imports}/total-rows.ts`,
    why: 'There are always rows a total may be about, if none; the default is demanded by the type alone.',
    changes: [['[]', filled]],
  },
  {
    file: `${imports}/row-groups.ts`,
    why: 'Demanded by the types alone: every column of a layout has a place, a type and a parser.',
    changes: [
      ['-1', '+1'],
      ['layout.columns[index]?.[1]', 'layout.columns[index][1]'],
      ['parsers[order]?.(cells[column] ?? null)', 'parsers[order](cells[column] ?? null)'],
    ],
  },
  {
    file: `${imports}/keyless-rows.ts`,
    why: 'Demanded by the types alone: every column of a layout has a place, and no column has that name.',
    changes: [
      ['-1', '+1', 2],
      ['[]', filled],
    ],
  },
  {
    file: `${imports}/row-sums.ts`,
    why: 'Demanded by the type alone: every column of a layout has a place, and the field that is checked is one of them.',
    changes: [['-1', '+1']],
  },
  {
    file: `${imports}/report-time.ts`,
    why: 'Equal: the place of a whole match, which nobody looks at; its parts stay undefined.',
    changes: [['[]', filled]],
  },
  {
    file: `${imports}/report-time.ts`,
    why: 'Equal: a text that begins with the word `undefined` is no date either.',
    changes: [['day === undefined', 'false']],
  },
]

import type { Survivors } from '#tools/mutants/survivors.ts'

const unmatched =
  'Equal: without a match there are no parts, and what the list would hold in the place of the whole match is not asked.'

export const model: readonly Survivors[] = [
  {
    file: 'src-shared/model/account-code.ts',
    why: 'Equal: the pattern asks for as many letters and for that point itself; the two only spare it.',
    changes: [
      ["text.length > 16 && text[10] === '.'", 'true'],
      ["text.length > 16 && text[10] === '.'", "text.length > 16 || text[10] === '.'"],
      ['text.length > 16', 'true'],
      ['text.length > 16', 'text.length >= 16'],
      ["text[10] === '.'", 'true'],
    ],
  },
  {
    file: 'src-shared/model/clock-trouble.ts',
    why: 'Equal: null is no moment, and what is no moment is not ahead; TypeScript demands the question.',
    changes: [['newestMadeAt === null', 'false']],
  },
  {
    file: 'src-shared/model/clock-trouble.ts',
    why: 'Equal: two times that are the same are no day apart, which is no trouble either way.',
    changes: [
      ['offsetMs > 0', 'offsetMs >= 0'],
      ['madeMs > now.getTime()', 'madeMs >= now.getTime()'],
    ],
  },
  { file: 'src-shared/model/document-name.ts', why: unmatched, changes: [['[]', '["Stryker was here"]', 5]] },
  {
    file: 'src-shared/model/thai-date.ts',
    why: 'Equal: 2000 and a year of two digits from 33 on come after both, and those below 33 are not compared.',
    changes: [['2000 + firstShortYear', '2000 - firstShortYear']],
  },
  {
    file: 'src-shared/model/thai-date.ts',
    why: 'A time that this pattern misses is written anew with one space and seconds, and read then: it only spares that.',
    changes: [
      [
        String.raw`/^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/`,
        String.raw`/^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:\s(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/`,
      ],
      [
        String.raw`/^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/`,
        String.raw`/^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2})))?$/`,
      ],
    ],
  },
  { file: 'src-shared/model/written-date.ts', why: unmatched, changes: [['[]', '["Stryker was here"]', 6]] },
  {
    file: 'src-shared/model/written-date.ts',
    why: 'Equal: no date is without a digit or of digits alone; the question only spares looking for one.',
    changes: [
      [String.raw`/[\d๐-๙]/`, String.raw`/[^\d๐-๙]/`],
      [String.raw`/[\d๐-๙]/`, String.raw`/[\D๐-๙]/`],
    ],
  },
  {
    file: 'src-shared/model/written-date.ts',
    why: 'Equal: the text is one line by then, so that the last part reaches its end anyway.',
    changes: [
      [
        String.raw`/^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?!\d)(.*)$/`,
        String.raw`/^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?!\d)(.*)/`,
      ],
    ],
  },
  {
    file: 'src-shared/model/written-date.ts',
    why: 'Equal: the pattern begins with any text, and so fits from the first letter on.',
    changes: [['/^(.*?)(?:ปี)?(พศ|คศ|be|ce|ad)?$/', '/(.*?)(?:ปี)?(พศ|คศ|be|ce|ad)?$/']],
  },
]

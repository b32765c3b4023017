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
  {
    file: `${folder}/issue-groups.ts`,
    why: 'Equal: no two issues of one file say the same, as sheets that do are one issue.',
    changes: [['factsOf(one) < factsOf(other)', 'factsOf(one) <= factsOf(other)']],
  },
  {
    file: `${folder}/repeat-verdicts.ts`,
    why: 'Equal: every waiting row has its unit and every sheet its verdicts; TypeScript wants it asked.',
    changes: [
      ['unit?.why', 'unit.why'],
      ['units[unit]?.why', 'units[unit].why'],
      ['[]', '["Stryker was here"]', 4],
    ],
  },
  {
    file: `${folder}/repeat-verdicts.ts`,
    why: 'Equal: where nothing waits, or nothing differs, no other verdict is better; the questions only spare trying.',
    changes: [
      ['followed.units.length === 0', 'false'],
      ['fewest === 0', 'false'],
      ['all.some(({ units }) => units.length > 0)', 'true'],
      ['units.length > 0', 'true'],
      ['units.length > 0', 'units.length >= 0'],
    ],
  },
  {
    file: `${folder}/transfer-rivals.ts`,
    why: 'Equal: both lists are as long as each other there; TypeScript wants it asked.',
    changes: [['kept[index]?.whole', 'kept[index].whole']],
  },
  {
    file: `${folder}/transfer-rivals.ts`,
    why: 'Equal: of two days that are the same it does not matter which one is given.',
    changes: [
      ['one.firstDay > other.firstDay', 'one.firstDay >= other.firstDay'],
      ['one.lastDay < other.lastDay', 'one.lastDay <= other.lastDay'],
    ],
  },
  {
    file: `${folder}/claim-tally.ts`,
    why: 'Equal: whether values are counted up or down, only that none is left is asked.',
    changes: [['sum.values += by', 'sum.values -= by']],
  },
  {
    file: `${folder}/claim-tally.ts`,
    why: 'Equal: every field of money has its column; TypeScript wants it asked.',
    changes: [['-1', '+1']],
  },
  {
    file: `${folder}/settle.ts`,
    why: 'Equal: claims that no other file has are settled by being new; the question only spares asking for others.',
    changes: [['hasKnownClaims', 'true']],
  },
  {
    file: `${folder}/settle-statements.ts`,
    why: 'Equal: no number is the same as none in SQL; TypeScript wants it asked.',
    changes: [['issue.number === null', 'false']],
  },
  {
    file: `${folder}/settle-statements.ts`,
    why: 'Equal: issues that are followed further than their document belong to others, of which the same counts as before.',
    changes: [['changedIds.has(issue.id) || identityOf(issue) === null', 'true']],
  },
  {
    file: `${folder}/settle-statements.ts`,
    why: 'Equal: the question only spares reading, copying or sorting the same rows again.',
    changes: [
      ['read.set(id, known)', ';'],
      ['changed.length === 0', 'false'],
      ['issueIds.length === 1', 'false'],
    ],
  },
  {
    file: `${folder}/settle-statements.ts`,
    why: 'Equal: rows that are the same in all of it may stand in either order.',
    changes: [['one.whole < other.whole', 'one.whole <= other.whole']],
  },
  {
    file: `${folder}/settle-statements.ts`,
    why: 'Never met: every document has an issue; TypeScript wants it asked.',
    changes: [
      ['counted === undefined', 'false', 2],
      ['settled.counted', 'true'],
      ['{ counted, rivals: [] }', '{}'],
      ['[]', '["Stryker was here"]'],
    ],
  },
  {
    file: `${folder}/settle-statements.sql.ts`,
    why: 'Never met: every issue has a case, and so a batch.',
    changes: [
      ['batches.length === 0', 'false'],
      ['[]', '["Stryker was here"]'],
    ],
  },
  {
    file: `${folder}/settle-statements.sql.ts`,
    why: 'Equal: issues that are followed further than their document belong to others, of which the same counts as before.',
    changes: [["which === 'all'", 'true']],
  },
  {
    file: `${folder}/settle-statements.sql.ts`,
    why: 'Equal: some issue of a document counts always, and an update of none changes nothing.',
    changes: [
      ['by !== undefined && others.length > 0', 'true'],
      ['by !== undefined && others.length > 0', 'by !== undefined || others.length > 0'],
      ['by !== undefined', 'true'],
      ['others.length > 0', 'true'],
      ['others.length > 0', 'others.length >= 0'],
    ],
  },
  {
    file: `${folder}/settle-transfers.ts`,
    why: 'Equal: of two days that are the same it does not matter which one is given.',
    changes: [
      ['one.firstDay < other.firstDay', 'one.firstDay <= other.firstDay'],
      ['one.lastDay > other.lastDay', 'one.lastDay >= other.lastDay'],
    ],
  },
  {
    file: `${folder}/settle-transfers.ts`,
    why: 'Equal: the question only spares settling days again, or reading what is nothing or was read before.',
    changes: [
      ['files.filter(isSourceless)', 'files', 2],
      ['others.length === 0', 'false'],
      ['read.set(fileId, known)', ';'],
      ['files.length === 0', 'false'],
      ['day < own.firstDay || day > own.lastDay', 'true'],
      ['day < own.firstDay', 'day <= own.firstDay'],
      ['day > own.lastDay', 'day >= own.lastDay'],
    ],
  },
  {
    file: `${folder}/settle-transfers.ts`,
    why: 'Equal: a cell of no file, source and day is nowhere, and an update of none changes nothing.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: `${folder}/settle-transfers.ts`,
    why: 'Equal: only lists that are the same in all their rows compare as 0: it does not matter which counts, and nothing moved.',
    changes: [['order > 0', 'order >= 0', 2]],
  },
  {
    file: `${folder}/settle-transfers.ts`,
    why: 'Never met: a row is of a file that holds transfers; TypeScript wants it asked.',
    changes: [
      ['file === null || other === null', 'false'],
      ['file === null || other === null', 'file === null && other === null'],
      ['file === null', 'false'],
      ['other === null', 'false'],
    ],
  },
  {
    file: `${folder}/resettling.ts`,
    why: 'Never met: both looks are at the same files; TypeScript wants it asked.',
    changes: [['was === undefined', 'false']],
  },
  {
    file: `${folder}/resettling.ts`,
    why: 'Equal: what was found takes its place before it is answered, or the look failed.',
    changes: [['[]', '["Stryker was here"]']],
  },
  {
    file: `${folder}/claim-counts.sql.ts`,
    why: 'Equal: where no claim is known, all of them count as new; the question only spares asking the store.',
    changes: [['known === 0', 'false']],
  },
  {
    file: `${folder}/undo.sql.ts`,
    why: 'Never met: what is imported bears its hospital, as the schema demands; TypeScript wants it asked.',
    changes: [['hcode !== null', 'true']],
  },
]

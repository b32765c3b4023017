import type { completeness as thai } from '#shared/phrases/th/completeness.ts'

/** Which documents of a month are there. */
export const completeness = {
  title: 'Is everything here?',
  allKinds: 'Every kind',
  listed: 'At NHSO',
  listedOver: 'over {{count}}',
  countsUnknown: 'No count',
  stored: 'Fetched',
  imported: 'Imported',
  proven: 'Proven',
  differing: 'Differ',
  refused: 'Refused',
  missing: 'Missing',
  hint: 'Proven: every check agrees and every cell was read. No count: NHSO’s list showed none that could be read; the file’s own are used. A dash: not known, or none.',
  verdicts: {
    proven: 'Complete',
    missing: '{{count}} missing',
    differing: 'Sums differ',
    refused: 'Some refused',
    short: 'List not whole',
    emptyUnsure: 'Empty, not sure',
    open: 'Not proven yet',
  },
  doubts: {
    short:
      'NHSO says there are more files than its list shows. Compare the list on the NHSO page, and import by hand what is missing.',
    emptyUnsure:
      'NHSO’s list is empty, but it is not sure that it was read rightly. Choose a month known to have files in Settings, then download this month again.',
  },
  emptyTitle: 'No documents of this year yet',
  emptyText: 'Download or import files first; then this page tells what is missing.',
  filesOf: '{{kind}} {{scheme}} {{month}}',
  states: {
    missing: 'Missing',
    stored: 'Not imported',
    imported: 'Imported',
    undone: 'Taken back',
    quarantined: 'Needs columns',
    refused: 'Refused',
  },
  isListed: 'In NHSO’s list',
  isListedUncounted: 'In NHSO’s list, no count',
  notListed: 'Not in the list',
  toDownloads: 'Go to downloads',
} satisfies typeof thai

import type { completeness as thai } from '#shared/phrases/th/completeness.ts'

/** Which documents of a month are there. */
export const completeness = {
  title: 'Is everything here?',
  allKinds: 'Every kind',
  listed: 'At NHSO',
  stored: 'Downloaded',
  imported: 'Imported',
  proven: 'Proven',
  differing: 'Differ',
  refused: 'Refused',
  missing: 'Missing',
  hint: 'Proven: every check agrees and every cell was read. A dash: NHSO’s list was never asked for.',
  verdicts: {
    proven: 'Complete',
    missing: '{{count}} missing',
    differing: 'Sums differ',
    refused: 'Some refused',
    open: 'Not proven yet',
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
  notListed: 'Not in the list',
  toDownloads: 'Go to downloads',
} satisfies typeof thai

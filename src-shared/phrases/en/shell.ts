import { comparison } from '#shared/phrases/en/comparison.ts'
import type { shell as thai } from '#shared/phrases/th/shell.ts'

export const shell = {
  navigation: 'Main menu',
  pages: {
    dashboard: 'Overview',
    downloads: 'Downloads',
    imports: 'Imports',
    completeness: 'Completeness',
    claims: 'Claims',
    quality: 'Quality',
    reference: 'Codes',
    schedule: 'Schedule',
    settings: 'Settings',
  },
  practice: 'Practice hospital',
  practiceHint: 'All data here is made up; the real NHSO is never contacted',
  language: 'Language',
  toLight: 'Use light colours',
  toDark: 'Use dark colours',
  user: 'User {{name}}',
  signOut: 'Sign out',
  crashedTitle: 'This page cannot be shown',
  crashedText: 'Your data is safe. Load the page again.',
  reload: 'Load again',
  notFoundTitle: 'There is no such page',
  toDashboard: 'Go to the overview',
  troubleTitle: 'The store cannot be opened',
  troubleFolder: 'Folder',
  troubleKeyFile: 'The key of the store belongs into',
  troubleBackups: 'Restore a backup',
  troubleBackupsHint:
    'Choose the newest good one. The present store is kept beside it, the newest two times.',
  troubleNoBackups:
    'There is no backup in this folder. One that lies elsewhere: satang restore <backup file>',
  troubleBackup: 'Backup',
  troubleTakenAt: 'Taken at',
  accept: 'There is no better backup',
  acceptHint: 'What is missing does not come back. Read what it means before you confirm.',
  acceptLoss: 'Go on with what is there',
  acceptTitle: 'Go on with what is there?',
  acceptAsk: {
    'store.writesLost':
      'What was saved last does not come back. Download the newest months again, and import anew what was imported by hand in that time. Satang looks at every page before it opens.',
    'store.rowsChanged':
      'Amounts of that document may be wrong. Read it again on its page under Imports as soon as the store is open. Satang looks at every page before it opens.',
  },
  restore: 'Restore this one',
  restoreTitle: 'Restore this backup?',
  restoreAsk:
    'Taken at {{at}}. What was imported later will not be in the store, but downloaded REP files can be imported again.',
  ...comparison,
} satisfies typeof thai

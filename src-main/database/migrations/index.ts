import { firstTables } from '#main/database/migrations/0001-first-tables.ts'
import { allWorkbooks } from '#main/database/migrations/0002-all-workbooks.ts'
import { cellBlocks } from '#main/database/migrations/0003-cell-blocks.ts'
import { downloadPlans } from '#main/database/migrations/0004-download-plans.ts'
import { accountNotes } from '#main/database/migrations/0005-account-notes.ts'
import { printedAmounts } from '#main/database/migrations/0006-printed-amounts.ts'
import { readingMarks } from '#main/database/migrations/0007-reading-marks.ts'
import { listReadings } from '#main/database/migrations/0008-list-readings.ts'
import { documentIssues } from '#main/database/migrations/0009-document-issues.ts'
import { documentDigests } from '#main/database/migrations/0010-document-digests.ts'
import type { Migration } from '#main/database/migrations/migration.ts'

/** Every step from an empty file to the newest schema, in order. */
export const migrations: readonly Migration[] = [
  firstTables,
  allWorkbooks,
  cellBlocks,
  downloadPlans,
  accountNotes,
  printedAmounts,
  readingMarks,
  listReadings,
  documentIssues,
  documentDigests,
]

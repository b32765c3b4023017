import type { ErrorCode } from '#shared/errors/codes.ts'
import { backupErrors } from '#shared/phrases/en/backup-errors.ts'
import { downloadErrors } from '#shared/phrases/en/download-errors.ts'
import { folderErrors } from '#shared/phrases/en/folder-errors.ts'
import { browserErrors, networkErrors } from '#shared/phrases/en/network-errors.ts'
import { portalErrors } from '#shared/phrases/en/portal-errors.ts'
import { profileErrors } from '#shared/phrases/en/profile-errors.ts'
import { sessionErrors } from '#shared/phrases/en/session-errors.ts'
import { workbookErrors } from '#shared/phrases/en/workbook-errors.ts'
import type { ErrorPhrase } from '#shared/phrases/error-phrase.ts'

export const errors = {
  internal: {
    text: 'Something unexpected went wrong (reference {{reference}})',
    advice: 'Try again. If it happens again, give the reference to your administrator.',
  },
  'input.invalid': { text: 'This entry is not valid: {{field}}', advice: 'Check the field and try again.' },
  ...sessionErrors,
  cancelled: { text: 'Cancelled', advice: 'Start again whenever you like; nothing was left half done.' },
  'store.wrongKey': {
    text: 'The key on this computer does not open this store',
    advice: 'Use the account that installed Satang, or restore a backup. The data is untouched.',
  },
  'store.keyMissing': {
    text: 'The key of this store is not on this computer',
    advice: 'Put the key folder back and try again, or use the account that installed Satang.',
  },
  'store.keySealed': {
    text: 'The key is sealed by the operating system and cannot be opened from here',
    advice: 'Open Satang on this computer, or use satang --headless.',
  },
  'store.newer': {
    text: 'This store was written by a newer Satang (version {{found}}, this one knows {{known}})',
    advice:
      'Install the latest Satang, or restore a backup from before the update. The file was not touched.',
  },
  'store.suspect': {
    text: 'Part of the store file could not be read as it was written',
    advice:
      'Choose Try again: Satang looks at the whole file and says whether it is damaged. Do not restore a backup before that.',
  },
  'store.corrupt': {
    text: 'The store file is damaged: a look at the whole file found it',
    advice: 'Choose a backup to restore. The damaged file is kept beside it.',
  },
  'store.writesLost': {
    text: 'The last {{writes}} writes that were saved (up to {{at}}) are not in this store',
    advice:
      'If the former satang.db-wal is at hand, put it back and choose Try again; or restore a backup; or go on with what is there.',
  },
  'store.rowsChanged': {
    text: 'The rows of import no. {{import}} are not as they were imported',
    advice: 'Choose a backup to restore, or go on with what is there and read that document again.',
  },
  'store.diskFull': {
    text: 'The disk is full; the store cannot be written',
    advice: 'Free some space, then choose Try again.',
  },
  'store.diskAway': {
    text: 'The disk of the store does not answer ({{folder}})',
    advice:
      'Check the cable, the USB stick or the network, then choose Try again. What was saved before is as it was: do not restore a backup. If it stays so, have the disk checked.',
  },
  'store.noLocks': {
    text: 'The file system of {{folder}} gives no locks, so Satang cannot make sure that it is alone',
    advice:
      'Connect the network drive again, or move the store folder to a disk of this computer, then choose Try again. Nothing was changed: do not restore a backup.',
  },
  'store.inUse': {
    text: 'Another Satang is using this store',
    advice: 'Close the other window or command, then choose Try again.',
  },
  'store.denied': {
    text: 'This account may not read or write the store folder {{folder}}',
    advice: 'Ask for rights on the folder, then choose Try again.',
  },
  ...backupErrors,
  'store.open': {
    text: 'The store is open and well; there is nothing to restore or to try again',
    advice: 'Go on as usual.',
  },
  'claim.unknown': { text: 'There is no claim {{tranId}}', advice: 'Check the TRAN_ID or search again.' },
  'import.unknown': { text: 'There is no such import', advice: 'Go back to Imports and choose again.' },
  'schedule.unknown': {
    text: 'There is no such plan any more',
    advice: 'Go back to Schedule and choose another.',
  },
  ...workbookErrors,
  'import.fileMissing': {
    text: '{{file}} was not found or cannot be opened',
    advice: 'Check that it is still there and not open in another program.',
  },
  'import.noSuchFile': {
    text: 'There is no file or folder {{path}}',
    advice: 'Check how the name and its folders are spelt, and that the drive is connected.',
  },
  'import.notAFile': {
    text: '{{file}} is a pipe, a device or a socket and no file, so it is not opened',
    advice: 'Choose a file downloaded from NHSO.',
  },
  'import.fileChanged': {
    text: '{{file}} changed while it was read',
    advice: 'Nothing was imported. Wait until it is copied or downloaded completely, and try again.',
  },
  'import.archiveTooDeep': {
    text: '{{file}} in {{inside}} is a zip more than two zips deep and was not looked into',
    advice: 'Take it out and import it by itself.',
  },
  'import.unknownLayout': {
    text: 'The layout of {{file}} is unknown: expected the header {{expected}}, found {{found}}',
    advice:
      'Nothing was imported. Check that it is a REP, STM or SMT file; one that waits can be named column by column.',
  },
  'import.columnMissing': {
    text: '{{file}}, sheet {{sheet}}: the column “{{column}}” is missing, and it must be there',
    advice:
      'NHSO may have changed the file. Nothing was imported; name the columns of this file to import it.',
  },
  'import.columnMoved': {
    text: '{{file}}, sheet {{sheet}}: the money column “{{column}}” stands under another group',
    advice: 'Nothing was imported. Name the columns of this file to import it.',
  },
  'import.columnTwice': {
    text: '{{file}}, sheet {{sheet}}: the money column “{{column}}” stands there twice',
    advice: 'Nothing was imported. Name the columns of this file to import it.',
  },
  'import.columnAbsent': {
    text: '{{file}}, sheet {{sheet}}: the column “{{column}}” is missing',
    advice: 'The rest was imported; this column shows as unknown.',
  },
  'import.columnExtra': {
    text: '{{file}}, sheet {{sheet}}: there is a new column “{{column}}”',
    advice: 'It was imported and its values are kept under that header.',
  },
  'import.headersChange': {
    text: '{{file}}, sheet {{sheet}}: the headers that stand again in row {{row}} are not the first ones (column {{column}})',
    advice: 'Nothing was imported. Download the file again, or tell the vendor.',
  },
  'import.columnGuessed': {
    text: '{{file}}, sheet {{sheet}}: column {{column}} was read as “{{header}}” although its header is worded otherwise',
    advice: 'It was imported: by its place and its values it can be no other. Look at the column once.',
  },
  'import.notCompared': {
    text: '{{file}}, sheet {{sheet}} was not compared: there is no column “{{expected}}”',
    advice: 'All money rows were imported. Compare the totals of this sheet yourself.',
  },
  'import.columnNotCompared': {
    text: '{{file}}, sheet {{sheet}}: the column “{{column}}” was not compared, it stands twice or in another place',
    advice: 'The other totals of the sheet were compared. Compare this column yourself.',
  },
  'import.wrongHospital': {
    text: '{{file}} belongs to hospital {{found}}, not {{expected}}',
    advice: 'Check that you picked the right hospital’s file. Nothing was imported.',
  },
  'import.noRows': {
    text: '{{file}} has no claim rows',
    advice: 'Open it and look; if there are claims, download it again.',
  },
  'import.amountUnreadable': {
    text: 'An amount cannot be read ({{file}}, sheet {{sheet}}, row {{row}}, column {{column}})',
    advice: 'Open the file there and compare with NHSO’s page.',
  },
  'import.sheetMissing': {
    text: '{{file}} has no sheet {{sheet}}',
    advice: 'Check that it is a complete REP file and download it again.',
  },
  'import.notImported': {
    text: '{{file}} is not in the store, so there is nothing to take back.',
    advice: 'Open the imports page again to see where it stands.',
  },
  'import.notUndone': {
    text: '{{file}} was not taken back.',
    advice: 'Open the imports page again to see where it stands.',
  },
  'import.notQuarantined': {
    text: '{{file}} is not in quarantine.',
    advice: 'Open the imports page again to see where it stands.',
  },
  'import.nothingInside': {
    text: 'There is nothing to import in {{file}}.',
    advice: 'Choose a folder or zip with .xls, .xlsx, .csv, .json or .xml files from NHSO.',
  },
  'import.otherKind': {
    text: 'The name {{file}} says {{named}}, but what is in it is {{found}}.',
    advice: 'It was imported as what it holds. See whether somebody renamed it.',
  },
  'import.hospitalUnnamed': {
    text: '{{file}} does not say which hospital it is of.',
    advice: 'It was imported as this hospital’s. If it is not, take it back.',
  },
  'import.headerless': {
    text: '{{file}}, sheet {{sheet}}, has no headers; it was read as the continuation of {{before}}.',
    advice: 'Compare the sums of this file with its summary once more.',
  },
  'import.daysSwapped': {
    text: '{{file}}, sheet {{sheet}}, column {{column}}: day and month seem to have changed places',
    advice:
      'Satang changed no date. The file was probably opened and saved by a program set to American dates. Download the file from NHSO again, import that one, and take this one back.',
  },
  'clock.behind': {
    text: 'This computer’s clock shows {{shown}}, about {{days}} days too early',
    advice: 'Set the date and time of the computer right. Imported files can be read again on their pages.',
  },
  'clock.ahead': {
    text: 'This computer’s clock shows {{shown}}, about {{days}} days too late',
    advice: 'Set the date and time of the computer right. Imported files can be read again on their pages.',
  },
  'import.bytesGone': {
    text: '{{file}} is nowhere on this computer any more: not in the download folder, nor where it came from',
    advice: 'Download the file again, or bring it again under Imports.',
  },
  'import.sheetRepeats': {
    text: '{{file}}, sheet {{sheet}}, repeats rows of sheet {{other}}.',
    advice: 'Each of them was counted once. See whether the sheet is a copy that somebody left in the file.',
  },
  'import.rowUnreadable': {
    text: '{{file}}, sheet {{sheet}}, row {{row}} cannot be read: the row is not whole.',
    advice: 'Nothing was imported. Look at that row, or download the file again.',
  },
  'layout.unknown': {
    text: 'There is no such layout, or it is used no more',
    advice: 'Open this page again and choose a layout from the list.',
  },
  'layout.incomplete': {
    text: 'Which column holds “{{column}}” was not said.',
    advice: 'Choose a column for everything that is needed.',
  },
  'layout.columnTwice': {
    text: 'Column {{column}} was chosen twice.',
    advice: 'A column can be one thing only. Choose again.',
  },
  'reference.codeUnreadable': {
    text: 'A code cannot be read ({{file}}, sheet {{sheet}}, row {{row}}, column {{column}}).',
    advice:
      'In Excel make the code column text, correct this cell and load the file again. The list you had is unchanged.',
  },
  'reference.isPdf': {
    text: '{{file}} is a PDF, which cannot be read directly yet.',
    advice: 'Open it, select all text, paste it into Notepad, save as .txt and load that file.',
  },
  'reference.noColumns': {
    text: '{{file}} lacks a column that is needed: {{column}}.',
    advice: 'Use the official file with all its headers. The list you had is unchanged.',
  },
  'reference.noEntries': {
    text: 'No codes were found in {{file}}.',
    advice: 'See whether the right list was chosen. The list you had is unchanged.',
  },
  ...portalErrors,
  ...profileErrors,
  ...downloadErrors,
  ...networkErrors,
  ...browserErrors,
  ...folderErrors,
} satisfies Record<ErrorCode, ErrorPhrase>

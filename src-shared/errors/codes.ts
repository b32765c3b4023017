import { portalCodes } from '#shared/errors/portal-codes.ts'

/**
 * Every failure Satang can name. A code without a Thai and an English sentence in `phrases/` does not compile.
 * A failure that is not on this list is a bug: the door reports it as `internal` with a reference number.
 */
export const errorCodes = [
  // any call
  'internal',
  'input.invalid',
  'session.required',
  'session.forbidden',
  'cancelled',
  // signing in to Satang
  'session.wrongPassword',
  'session.locked',
  'session.notPractice',
  'setup.done',
  'setup.otherHospital',
  // the store
  'store.wrongKey',
  'store.keyMissing',
  'store.keySealed',
  'store.newer',
  'store.corrupt',
  'store.diskFull',
  'store.inUse',
  'store.denied',
  'store.backupMissing',
  'store.backupForeign',
  'store.backupDamaged',
  'store.backupNewer',
  'store.backupNoRoom',
  // things that were looked up
  'claim.unknown',
  'import.unknown',
  'schedule.unknown',
  // workbooks
  'workbook.unreadable',
  'workbook.notWorkbook',
  'workbook.html',
  'workbook.webPage',
  'workbook.empty',
  'workbook.truncated',
  'workbook.encrypted',
  'workbook.oldFormat',
  'workbook.tooLarge',
  // importing a workbook
  'import.fileMissing',
  'import.bytesGone',
  'import.unknownLayout',
  'import.columnMissing',
  'import.columnMoved',
  'import.columnTwice',
  'import.columnAbsent',
  'import.columnExtra',
  'import.columnGuessed',
  'import.headersChange',
  'import.notCompared',
  'import.columnNotCompared',
  'import.wrongHospital',
  'import.noRows',
  'import.amountUnreadable',
  'import.sheetMissing',
  'import.notImported',
  'import.notUndone',
  'import.notQuarantined',
  'import.nothingInside',
  'import.otherKind',
  'import.hospitalUnnamed',
  'import.headerless',
  'import.daysSwapped',
  'import.sheetRepeats',
  'import.rowUnreadable',
  // the clock of this computer
  'clock.behind',
  'clock.ahead',
  // layouts an admin makes
  'layout.unknown',
  'layout.incomplete',
  'layout.columnTwice',
  // lists of codes
  'reference.codeUnreadable',
  'reference.isPdf',
  'reference.noColumns',
  'reference.noEntries',
  // the portal
  ...portalCodes,
  // a profile of the portal that an admin installs
  'profile.unreadable',
  'profile.shape',
  'profile.notSigned',
  'profile.unknownKey',
  'profile.wrongSignature',
  'profile.needsNewerApp',
  'profile.otherPortal',
  'profile.older',
  // one file of the portal
  'download.html',
  'download.empty',
  'download.tooSmall',
  'download.notWorkbook',
  'download.cutOff',
  'download.redirected',
  'download.forbidden',
  'download.missing',
  'download.serverError',
  'download.diskFull',
  'download.moveUnfinished',
  'download.copyDiffers',
  // the machine
  'browser.missing',
  'browser.failed',
  'folder.denied',
  'folder.unreadable',
  'folder.missing',
  'folder.relative',
  'folder.driveRoot',
  'folder.ours',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** Failures any entry may answer with, so no entry has to declare them. */
export const commonErrors = [
  'internal',
  'input.invalid',
  'session.required',
  'session.forbidden',
  'cancelled',
  'store.wrongKey',
  'store.keyMissing',
  'store.keySealed',
  'store.newer',
  'store.corrupt',
  'store.diskFull',
  'store.inUse',
  'store.denied',
] as const satisfies readonly ErrorCode[]

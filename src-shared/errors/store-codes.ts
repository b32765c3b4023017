import type { ErrorCode } from '#shared/errors/codes.ts'

const aboutKey: readonly ErrorCode[] = ['store.keyMissing', 'store.keySealed', 'store.wrongKey']
/** Trouble that a backup in place of the store would meet as well, or that may pass with nothing lost. */
const ofEveryStore: readonly ErrorCode[] = [
  'store.keyMissing',
  'store.keySealed',
  'store.inUse',
  'store.diskFull',
  'store.diskAway',
  'store.noLocks',
  'store.suspect',
  'store.denied',
  'folder.denied',
]

/** @returns whether the store opens once its key is where it belongs. */
export const isAboutKey = (code: ErrorCode) => aboutKey.includes(code)

/** @returns whether a backup may open although the store does not. */
export const isCuredByBackup = (code: ErrorCode) => !ofEveryStore.includes(code)

import type { ErrorCode } from '#shared/errors/codes.ts'

const aboutKey: readonly ErrorCode[] = ['store.keyMissing', 'store.keySealed', 'store.wrongKey']
const curedByBackup: readonly ErrorCode[] = ['store.corrupt', 'store.newer', 'store.wrongKey']

/** @returns whether the store opens once its key is where it belongs. */
export const isAboutKey = (code: ErrorCode) => aboutKey.includes(code)

/** @returns whether a backup may open although the store does not. */
export const isCuredByBackup = (code: ErrorCode) => curedByBackup.includes(code)

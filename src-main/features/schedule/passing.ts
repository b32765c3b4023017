import type { ErrorCode } from '#shared/errors/codes.ts'
import { isUnreached } from '#shared/errors/network-codes.ts'

/** What may be over in some minutes, by itself or because somebody at the hospital plugged it in again. */
const passing: readonly ErrorCode[] = [
  'portal.down',
  'portal.maintenance',
  'portal.rateLimited',
  'browser.missing',
  'browser.failed',
  'folder.missing',
  'folder.denied',
  'download.diskFull',
  'store.diskFull',
]

/** @returns whether a run that failed so may succeed later in the same night */
export const mayPass = (code: ErrorCode): boolean => isUnreached(code) || passing.includes(code)

const minuteMs = 60_000
/** A computer that just woke up has no network yet. */
const firstPauseMs = 10 * minuteMs
const longestPauseMs = 60 * minuteMs
/** From half past two until people come. */
const nightMs = 6 * 60 * minuteMs

/** @returns how long a plan rests after so many failures of one due moment, in milliseconds */
export const pauseAfter = (failures: number): number =>
  Math.min(firstPauseMs * 2 ** Math.max(0, failures - 1), longestPauseMs)

/** @returns whether a due moment that was first tried at `since` is tried once more after a failure at `at` */
export const isNightLeft = (since: string, at: string): boolean =>
  Date.parse(at) - Date.parse(since) < nightMs

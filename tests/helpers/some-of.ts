import { test } from 'vitest'

/** `npm run soak` tries all; `npm test` as many as there is time for. */
export const isSoak = process.env['SATANG_SOAK'] === '1'

/** A test for `npm run soak` alone: another of its file meets the same in another way. */
export const soakTest = test.runIf(isSoak)

/** @returns every case in `npm run soak`; in `npm test`, which has no time for all of them, so many spread over the list */
export function someOf<T>(cases: readonly T[], many: number): readonly T[] {
  const chosen = Array.from({ length: many }, (_, index) => Math.floor((index * cases.length) / many))
  return isSoak || cases.length <= many ? cases : cases.filter((_, at) => chosen.includes(at))
}

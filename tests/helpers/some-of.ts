const isSoak = process.env['SATANG_SOAK'] === '1'

/** @returns every case in `npm run soak`; in `npm test`, which has no time for all of them, so many spread over the list */
export function someOf<T>(cases: readonly T[], many: number): readonly T[] {
  if (isSoak || cases.length <= many) return cases
  return Array.from({ length: many }, (_, index) => Math.floor((index * cases.length) / many)).flatMap(
    (at) => cases[at] ?? [],
  )
}

import { makeHardDocuments } from '#main/features/practice/maker/hard-day-documents.ts'
import type { HardFile } from '#main/features/practice/maker/hard-day-file.ts'
import { makeHardReps } from '#main/features/practice/maker/hard-day-reps.ts'

/**
 * Makes the files of one hard day: every kind, and everything that files of hospitals are known to do to a reader.
 * Each says how it must end. The same seed always gives the same bytes.
 * @source nhso/formats.md §9, §11.8
 */
export async function makeHardDay(seed: string): Promise<readonly HardFile[]> {
  const [reps, documents] = await Promise.all([makeHardReps(seed), makeHardDocuments(seed)])
  return [...reps, ...documents]
}

import type { Quarantine } from '#main/features/imports/quarantine.ts'

/**
 * Finds where the bytes of an imported file still lie. A file that is there under its name with other bytes is none.
 * @returns null when they are nowhere
 */
export type FindBytes = (file: {
  readonly id: number
  readonly sha256: string
  readonly bytes: number
}) => Promise<string | null>

/** Looks among the copies kept here, then where files come from. */
export function createFindBytes(quarantine: Quarantine, elsewhere: FindBytes | undefined): FindBytes {
  return async (file) => (await quarantine.find(file.sha256)) ?? (await elsewhere?.(file)) ?? null
}
